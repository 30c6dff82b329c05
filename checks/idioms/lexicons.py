"""The detectors of this process: a language's own idioms, its calques, or any list of forms."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from checks.folding import folding
from checks.idioms.characters import character_detector
from checks.idioms.detector import Detector, Form, word_detector
from checks.idioms.manner import Manner
from checks.idioms.patterns import Word, compile_form
from checks.index import UNSPACED_SCRIPTS
from locales import tags
from locales.cache import folder, load, save, shape
from locales.grammars import Grammar
from locales.knowledge import Knowledge
from locales.values import Equivalent, Idiom, Language


@cache
def idiom_detector(knowledge: Knowledge, locale: str) -> Detector:
    """The idioms of a locale's language and of its regions. Raises BadTag."""
    idioms = idioms_of(knowledge, locale)
    forms = [Form(one.id, form, one.literal) for one in idioms for form in one.forms]
    traps = [Form(one.id, trap, trap=True) for one in idioms for trap in one.traps]
    return detector((*forms, *traps), knowledge, locale)


@cache
def calque_detector(knowledge: Knowledge, locale: str) -> Detector:
    """Word-for-word renderings of other languages' idioms, by the idiom. Raises BadTag."""
    listed = _equivalents(knowledge, locale)
    forms = tuple(Form(one.of, form, "none", fixed=True) for one in listed for form in one.calques)
    return detector(forms, knowledge, locale)


@cache
def suspect_detector(knowledge: Knowledge, locale: str) -> Detector:
    """Renderings that have an innocent reading too. Raises BadTag."""
    listed = _equivalents(knowledge, locale)
    forms = tuple(Form(one.of, form, "none", fixed=True) for one in listed for form in one.suspects)
    return detector(forms, knowledge, locale)


def _equivalents(knowledge: Knowledge, locale: str) -> list[Equivalent]:
    packs = knowledge.languages_of(locale)
    return [equivalent for pack in packs for equivalent in pack.equivalents.values()]


def detector(forms: Sequence[Form], knowledge: Knowledge, locale: str) -> Detector:
    """The detector of these forms, from a file where it was compiled before. Raises BadTag."""
    language, script = tags.language(locale), tags.script(locale)
    grammar = _grammar(knowledge.languages_of(locale))
    named = repr((forms, grammar, language, script)).encode()
    path = folder() / f"idioms-{language}-{sha256(named).hexdigest()}.pickle"
    found = load(path, _shape())
    if found is None:
        if script in UNSPACED_SCRIPTS:
            found = character_detector(forms, folding(language, script))
        else:
            found = word_detector(forms, manner_of(knowledge, locale))
        save(found, path, _shape())
    return found  # type: ignore[return-value]  # the file's name and form say what is in it


def with_known_risks(forms: Iterable[Form], knowledge: Knowledge, locale: str) -> Iterator[Form]:
    """The forms with what our own lexicon knows of the same words' literal use.

    Not for languages without spaces: there nothing but the risk could speak against a form that
    somebody asked for, and every occurrence is wanted.
    """
    if tags.script(locale) in UNSPACED_SCRIPTS:
        yield from forms
        return
    manner = manner_of(knowledge, locale)
    own = idioms_of(knowledge, locale)
    risks = {
        signature(form, manner): idiom.literal for idiom in own for form in reversed(idiom.forms)
    }
    for form in forms:
        yield form._replace(
            literal=form.literal or risks.get(signature(form.canonical, manner), "")
        )


def idioms_of(knowledge: Knowledge, locale: str) -> list[Idiom]:
    """The idioms of every pack for that locale. Raises BadTag."""
    return [idiom for pack in knowledge.languages_of(locale) for idiom in pack.idioms]


def signature(canonical: str, manner: Manner) -> tuple[frozenset[str], ...]:
    """Equal for forms that differ in slots, articles and inflection alone."""
    words: Iterable[Word] = ()
    for pattern in compile_form(0, canonical, manner)[:1]:
        words = pattern.words
    return tuple(word.keys for word in words)


def manner_of(knowledge: Knowledge, locale: str) -> Manner:
    """What the locale's language lets vary. Raises BadTag."""
    spoken = folding(tags.language(locale), tags.script(locale))
    return Manner(_grammar(knowledge.languages_of(locale)), spoken)


def _grammar(packs: Sequence[Language]) -> Grammar:
    """That of the plain language, which is the last one."""
    return packs[-1].grammar if packs else Grammar()


@cache
def _shape() -> bytes:
    """The code that compiles lexicons."""
    here = Path(__file__).parent
    above = (here.parent / "folding.py", here.parent / "inflection.py")
    return shape(*sorted(here.rglob("*.py")), *above)
