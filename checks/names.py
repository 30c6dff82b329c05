"""Names that mean or sound like something unfortunate in a language the market reads."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from checks.analysis import Analysed, AnalysedLine
from checks.findings import Finding
from checks.folding import folding
from checks.lemmas import bases, table
from locales import tags
from locales.knowledge import Knowledge
from locales.values import Language, Unfortunate

CATEGORY = "name"
# A run of Latin letters, with digits behind them as in MR2, or of any other letters.
WORD = re.compile(r"[A-Za-zÀ-ɏ]+\d*|[^\W\d_A-Za-zÀ-ɏ]+")
# Two words as one name: “La Puta”, “Mont-Dore”.
PAIR = re.compile(rf"(?=(?<![^\W\d_])((?:{WORD.pattern})[ \u00a0-](?:{WORD.pattern})))")
# Fields in which every word may be a name, and those in which a name may lead.
NAME_FIELDS = frozenset({"brand", "vendor", "name"})
LEADING_FIELDS = frozenset({"title", "subject"})
# A name is marked as one, stands in quotation marks, or is followed by what it is the name of.
MARKED = re.compile(r"\s?[™®]")
OPENED, CLOSED = "“„«‹\"'‘「『《（(", "”“»›\"'’」』》）)"
LED = re.compile(r"\s*(?:[:|,，：—–]|- |by\b)")
# What may stand before the name that a title begins with: “Irish Mist – der Likör”.
LEADS = re.compile(r"(?:[A-ZÀ-Þ][^\W\d_]*[ \u00a0-])?")
SHORTEST_CAPITALS = 3
# Where every noun has a capital.
CAPITAL_NOUNS = frozenset({"de", "lb"})
SHORTEST_SOUND = 5  # letters; shorter words are compared as they are written
SUGGESTION = (
    "Give it another name in this market, or let somebody who grew up there hear it; "
    "in running text put the generic word in its place."
)


class Word(NamedTuple):
    """A word, or two, at the half-open range [start, end) of what is seen of a text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The unfortunate words of languages, by spelling and by how they sound."""

    spelled: Mapping[str, tuple[Unfortunate, ...]]
    heard: Mapping[str, Mapping[str, tuple[Unfortunate, ...]]]  # by language, then by sound
    sounds: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]

    @lru_cache(maxsize=100_000)  # noqa: B019 - a lexicon lives as long as its process
    def meanings(self, word: str) -> tuple[Unfortunate, ...]:
        """What a word of a text may be taken for."""
        plain = _plain(word)
        found = list(self.spelled.get(plain, ()))
        for language, words in self.heard.items() if len(plain) >= SHORTEST_SOUND else ():
            found += words.get(_sound(plain, self.sounds[language]), ())
        return tuple(dict.fromkeys(found))

    def may_speak(self, text: str) -> bool:
        """Whether any word of the text, or two side by side, are worth a second look."""
        words = {*WORD.findall(text), *PAIR.findall(text)}
        return any(map(self.meanings, words))


def name_findings(
    read: AnalysedLine, markets: Iterable[str], knowledge: Knowledge
) -> dict[str, tuple[Finding, ...]]:
    """One finding per name of the line that readers would misread, by market."""
    named = [
        (text, word, found)
        for text in read.texts
        for word, found in _named(text, read.line.locale, knowledge)
    ]
    return {
        market: tuple(
            _finding(text, word, here[0])
            for text, word, found in named
            if (here := [meant for meant in found if _is_known(meant, market, knowledge)])
        )
        for market in markets
    }


def _named(
    text: Analysed, locale: str, knowledge: Knowledge
) -> Iterator[tuple[Word, list[Unfortunate]]]:
    """The names in a text that mean something in any language, with all that they mean."""
    lexicon = _lexicon(knowledge)
    for word in _words(text.visible) if lexicon.may_speak(text.visible) else ():
        meant = [
            one
            for one in lexicon.meanings(word.text)
            if _is_name(text, word, one, locale, knowledge)
        ]
        if meant:
            yield word, meant


def _is_known(meant: Unfortunate, market: str, knowledge: Knowledge) -> bool:
    """Whether readers in the market know the word."""
    is_here = not meant.markets or market in meant.markets
    return is_here and meant.id.split(".")[1] in _read_in(knowledge, market)


@cache
def _read_in(knowledge: Knowledge, market: str) -> frozenset[str]:
    """The packs of the languages a market reads."""
    known = knowledge.markets.get(market)
    locales = known.locales if known else ()
    return frozenset(pack.tag for locale in locales for pack in knowledge.languages_of(locale))


def _words(text: str) -> Iterator[Word]:
    """Every word, and every two capitalised ones side by side: “La Puta”."""
    last = None
    for found in WORD.finditer(text):
        word = Word(found.start(), found.end(), found[0])
        yield word
        is_capital = word.text[0].isupper()
        between = text[last.end : word.start] if last else ""
        if last and (between == "-" or (is_capital and between in (" ", "\u00a0"))):
            yield Word(last.start, word.end, text[last.start : word.end])
        last = word if is_capital else None


def _finding(text: Analysed, word: Word, meant: Unfortunate) -> Finding:
    start, end = text.span(word.start, word.end)
    language = meant.id.split(".")[1]
    as_written = meant.spellings[0]
    heard = "is" if _plain(word.text) == _plain(as_written) else f"sounds like “{as_written}”,"
    cite = f"{meant.source.text} <{meant.source.url}>" if meant.source.url else meant.source.text
    return Finding(
        category=CATEGORY,
        severity=meant.severity,
        field=text.name,
        start=start,
        end=end,
        message=f"As a name, “{word.text}” {heard} {meant.means} ({language}).",
        suggestion=SUGGESTION,
        rule=meant.id,
        cite=cite,
    )


def _is_name(
    text: Analysed, word: Word, meant: Unfortunate, locale: str, knowledge: Knowledge
) -> bool:
    """Whether the word stands there as a name: a word of the text's language only where marked."""
    is_marked = text.name in NAME_FIELDS or MARKED.match(text.visible, word.end)
    if (
        is_marked
        or _is_quoted(text.visible, word)
        or _is_called(text.visible, word, locale, knowledge)
    ):
        return True
    is_spoken = meant.id.split(".")[1] == tags.language(locale)
    if not word.text[0].isupper() or (is_spoken and _is_plain_noun(text, word, meant, locale)):
        return False
    return _looks_like_a_name(text, word, locale, is_spoken=is_spoken)


def _looks_like_a_name(text: Analysed, word: Word, locale: str, *, is_spoken: bool) -> bool:
    """Whether a capitalised word is a name by its place, or because the language hasn't got it.

    `is_spoken`: the text is in the language that the word means something in.
    """
    language = tags.language(locale)
    is_leading = text.name in LEADING_FIELDS
    if is_leading and word.start == 0 and LED.match(text.visible, word.end):
        return True
    begins = _begins_sentence(text, word)
    if _stands_out(text, word) and not is_leading:
        return True
    if is_spoken and not begins and language not in CAPITAL_NOUNS:
        return _is_sentence_case(text.visible) or not _is_ordinary(word.text, language)
    return (is_leading or not begins) and not _is_ordinary(word.text, language)


def _is_plain_noun(text: Analysed, word: Word, meant: Unfortunate, locale: str) -> bool:
    """Whether it is that very word, where a capital says nothing but that it is a noun."""
    return (
        tags.language(locale) in CAPITAL_NOUNS
        and _plain(word.text) == _plain(meant.spellings[0])
        and not (text.name in LEADING_FIELDS and LEADS.fullmatch(text.visible, 0, word.start))
    )


def _stands_out(text: Analysed, word: Word) -> bool:
    """Whether it alone is in capitals, in a text that is not."""
    is_capital = word.text.isupper() and len(word.text) >= SHORTEST_CAPITALS
    return is_capital and _is_sentence_case(text.visible)


def _begins_sentence(text: Analysed, word: Word) -> bool:
    begin = text.sentences.start_of(word.start)
    return not any(letter.isalnum() for letter in text.visible[begin : word.start])


@lru_cache(maxsize=1024)
def _is_sentence_case(text: str) -> bool:
    """Whether a capital inside the text means something: most words are written without."""
    words = [found[0] for found in WORD.finditer(text)][1:]
    small = sum(word[0].islower() for word in words)
    return bool(small) and 2 * small >= len(words)


def _is_quoted(text: str, word: Word) -> bool:
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 1]
    return bool(before and after) and before in OPENED and after in CLOSED


def _is_called(text: str, word: Word, locale: str, knowledge: Knowledge) -> bool:
    """Whether the word before says that a name follows: “called”, “named”."""
    before = text[: word.start].rstrip()[-40:].casefold()
    said = (name for pack in knowledge.languages_of(locale) for name in pack.grammar.naming)
    return word.text[0].isupper() and any(_ends_with_word(before, name) for name in said)


def _ends_with_word(text: str, word: str) -> bool:
    return re.search(rf"(?:^|\W){re.escape(word.casefold())}$", text) is not None


def _is_ordinary(word: str, language: str) -> bool:
    """Whether the word is one of its language: in the tables, or where there are none, any."""
    known = table(language)
    if not known:
        return not word.isascii()
    return all(
        form in known or form in bases(language) or form.casefold() in known
        for form in re.split(r"[ \u00a0-]", word.casefold())
    )


@lru_cache(maxsize=8)
def _lexicon(knowledge: Knowledge) -> Lexicon:
    """The unfortunate words of every language."""
    packs = [pack for pack in knowledge.languages.values() if pack.unfortunate]
    sounds = {pack.tag: _compiled(pack.sounds) for pack in packs}
    spelled: dict[str, list[Unfortunate]] = {}
    heard: dict[str, dict[str, list[Unfortunate]]] = {}
    for pack in packs:
        for plain, word in _spellings(pack):
            spelled.setdefault(plain, []).append(word)
            by_sound = heard.setdefault(pack.tag, {})
            by_sound.setdefault(_sound(plain, sounds[pack.tag]), []).append(word)
    return Lexicon(
        {plain: tuple(words) for plain, words in spelled.items()},
        {tag: {key: tuple(words) for key, words in of.items()} for tag, of in heard.items()},
        sounds,
    )


def _spellings(pack: Language) -> Iterator[tuple[str, Unfortunate]]:
    for word in pack.unfortunate:
        for spelling in word.spellings:
            yield _plain(spelling), word


def _compiled(sounds: Iterable[tuple[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), heard) for pattern, heard in sounds)


@cache
def _sound(plain: str, sounds: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    """How a spelling is heard: the language's replacements, then doubled letters once."""
    for pattern, heard in sounds:
        plain = pattern.sub(heard, plain)
    return re.sub(r"(.)\1+", r"\1", plain)


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    """Folded, without accents, blanks and hyphens."""
    folded = folding("und", "").key(word)
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", folded)
        if unicodedata.category(letter) != "Mn" and letter not in " \u00a0-"
    )
