"""Joins the files of each language: words, grammar, idioms, equivalents, names that jar, rules."""

from collections.abc import Iterable, Mapping

from locales.grammars import Grammar
from locales.idioms import (
    Said,
    judge_equivalents,
    judge_forms,
    merged,
    read_equivalents,
    read_idioms,
)
from locales.lexicon import join_grammars, read_grammar, read_words
from locales.pages import Page, Register
from locales.rules import Home, Names
from locales.schema import Table
from locales.unfortunate import read_sounds, read_unfortunate
from locales.values import Idiom, Language, Rule, Unfortunate, Words


class Tongues:
    """The shelf of languages; names are claimed in the register that all shelves share."""

    def __init__(self, register: Register, names: Names) -> None:
        self.register = register
        self.names = names
        self.said: list[Said] = []

    def languages(self, shelf: Mapping[str, list[Page]]) -> dict[str, Language]:
        """All languages; an equivalent may speak of the idioms of any."""
        found = {tag: self.language(tag, pages) for tag, pages in shelf.items()}
        known = {idiom.id for language in found.values() for idiom in language.idioms}
        judge_equivalents(self.said, known)
        return found

    def language(self, tag: str, pages: list[Page]) -> Language:
        home = Home("language", tag, tag, "")
        content, grammar = False, Grammar()
        words: list[Words] = []
        rules: list[Rule] = []
        idioms: list[tuple[Idiom, Table]] = []
        said: list[Said] = []
        unfortunate: list[Unfortunate] = []
        sounds: list[tuple[str, str]] = []
        for page in pages:
            _judge_tag(tag, page.table)
            match page.place[2:]:
                case ("words", _):
                    words += self.words(tag, page)
                case ("idioms", _):
                    idioms += self.idioms(tag, page)
                case ("equivalents", _):
                    said += self.equivalents(tag, page)
                case ("language",):
                    content = content or page.table.flag("content")
                    page.table.finish()
                case ("unfortunate",):
                    sounds += read_sounds(page.table)
                    unfortunate += self.unfortunate(tag, page)
                case ("grammar",):
                    grammar = join_grammars(grammar, read_grammar(page.table))
                case _:
                    rules += self.register.rules(page.table, home, self.names)
        judge_forms(idioms)
        self.said += said
        return Language(
            tag,
            content,
            tuple(words),
            grammar,
            tuple(rules),
            tuple(idiom for idiom, _ in idioms),
            merged(said),
            tuple(unfortunate),
            tuple(sounds),
        )

    def unfortunate(self, tag: str, page: Page) -> Iterable[Unfortunate]:
        """The words that jar when a name sounds like them, in one file."""
        for word, table in read_unfortunate(tag, page.table):
            self.register.claim(table, "unfortunate", word.id)
            yield word
        page.table.finish()

    def idioms(self, tag: str, page: Page) -> Iterable[tuple[Idiom, Table]]:
        """The idioms in one file; their keys are unique in a language."""
        for idiom, table in read_idioms(tag, page.table):
            self.register.claim(table, "idiom", idiom.id)
            yield idiom, table

    def equivalents(self, tag: str, page: Page) -> Iterable[Said]:
        """The equivalents in one file. Another root may add to one, the same root may not."""
        for one in read_equivalents(tag, page.table):
            self.register.claim(one.table, "equivalent", tag, page.root, one.equivalent.of)
            yield one

    def words(self, tag: str, page: Page) -> Iterable[Words]:
        """The words in one file. Another root may add words to a concept, the same root may not."""
        for name, table in page.table.every_table():
            self.register.claim(table, "words", tag, page.root, name)
            yield read_words(name, table, self.names.concepts)


def _judge_tag(tag: str, table: Table) -> None:
    canonical = table.locale(tag)
    if tag != canonical:
        table.complain(f"the folder “{tag}” must be called “{canonical}”: rename it")
