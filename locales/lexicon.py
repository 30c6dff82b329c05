"""Tables of concepts, words and grammar in the packs → the values that texts are matched with."""

from collections.abc import Iterable, Iterator

from locales.grammars import Grammar, Inflection, Role
from locales.schema import Table
from locales.values import Concept, Words

# What numbers may name beside counts and prices.
NUMBER_ROLES = frozenset("floor room table jersey seat plate discount age model".split())
# The words of a language that can be listed, by their key in grammar.toml.
CLOSED_CLASSES = (
    "articles",
    "determiners",
    "possessives",
    "reflexives",
    "reflexive_markers",
    "clitics",
    "slots",
    "particles",
    "function_words",
    "infinitives",
    "enclitics",
    "negation_opening",
    "negation_closing",
    "negation_answer",
    "not_negations",
    "coordinators",
    "naming",
    "day_links",
)


def read_concept(name: str, table: Table) -> Concept:
    """One concept; `judge_concepts` sees to what it names, when all are known."""
    concept = Concept(
        id=name,
        gloss=table.text("gloss"),
        emoji=table.texts("emoji"),
        broader=table.text("broader", ""),
        context=table.texts("context"),
    )
    table.finish()
    return concept


def judge_concepts(read: Iterable[tuple[Concept, Table]]) -> None:
    """Complain about concepts that name unknown ones, or that are broader than themselves."""
    pairs = list(read)
    concepts = {concept.id: concept for concept, _ in pairs}
    for concept, table in pairs:
        table.expect("context", concept.context, concepts)
        table.expect("broader", [concept.broader] if concept.broader else [], concepts)
        if _circular(concept, concepts):
            table.complain("`broader` leads back to this concept: break the circle")


def read_words(name: str, table: Table, concepts: Iterable[str]) -> Words:
    """One language's words of a concept."""
    words = Words(
        concept=name,
        strong=table.texts("strong"),
        weak=table.texts("weak"),
        traps=table.texts("traps"),
        regional=table.lists("regional"),
        cased=table.texts("cased"),
    )
    table.finish()
    if name not in concepts:
        table.complain(f"there is no concept “{name}”: add it to concepts/, or correct the name")
    if not (words.strong or words.weak or words.regional or words.cased):
        table.complain("there are no words: fill `strong` or `weak`, or remove the table")
    for word in {*words.strong, *words.weak} & {*words.traps}:
        table.complain(f"“{word}” is both a word and a trap: keep it in one list")
    for word in {*words.strong} & {*words.weak}:
        table.complain(f"“{word}” is both strong and weak: keep it in one list")
    return words


def read_grammar(table: Table) -> Grammar:
    grammar = Grammar(
        negation_before=table.texts("negation_before"),
        negation_after=table.texts("negation_after"),
        numbers=table.pairs("numbers", int),
        quantity_before=table.texts("quantity_before"),
        quantity_after=table.texts("quantity_after"),
        free_verb=table.flag("free_verb"),
        roles=read_roles(table),
        inflections=tuple(read_inflections(table)),
        **{name: table.texts(name) for name in CLOSED_CLASSES},
    )
    table.finish()
    return grammar


def read_roles(table: Table) -> dict[str, Role]:
    """The [roles.…] tables: what stands beside numbers that aren't counts."""
    found = {}
    for name, given in table.table("roles").every_table():
        given.expect("roles", [name], NUMBER_ROLES)
        found[name] = Role(given.texts("before"), given.texts("after"))
        given.finish()
    return found


def read_inflections(table: Table) -> Iterator[Inflection]:
    """The [inflection] table, if there is one: what is written onto words."""
    if "inflection" not in table:
        return
    given = table.table("inflection")
    yield Inflection(
        prefixes=given.texts("prefixes"),
        suffixes=given.texts("suffixes"),
        endings=given.texts("endings"),
        always=given.texts("always"),
        shortest_stem=given.whole("shortest_stem", 3),
        chained=given.flag("chained"),
        softened=given.pairs("softened", str),
    )
    given.finish()


def join_grammars(one: Grammar, other: Grammar) -> Grammar:
    """Both, where a second root adds to a language's grammar."""
    return Grammar(
        negation_before=one.negation_before + other.negation_before,
        negation_after=one.negation_after + other.negation_after,
        numbers={**one.numbers, **other.numbers},
        quantity_before=one.quantity_before + other.quantity_before,
        quantity_after=one.quantity_after + other.quantity_after,
        free_verb=one.free_verb or other.free_verb,
        roles={**one.roles, **other.roles},
        inflections=one.inflections + other.inflections,
        **{name: getattr(one, name) + getattr(other, name) for name in CLOSED_CLASSES},
    )


def _circular(concept: Concept, concepts: dict[str, Concept]) -> bool:
    seen: set[str] = set()
    above = concept.broader
    while above in concepts and above not in seen:
        seen.add(above)
        above = concepts[above].broader
    return concept.id in seen
