"""What is known, in figures for a terminal: how much, where it is thin, and how loud it is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from checks.noise import Noise
from checks.wording import rules_of
from locales.knowledge import Knowledge
from locales.tags import language
from review.knowledge.browse import CATEGORIES, picture, sources

COLUMN = 5
SHORT = {
    "number": "numb",
    "color": "colo",
    "symbol": "symb",
    "gesture": "gest",
    "food-drink": "food",
    "religion": "reli",
    "territory": "terr",
    "history": "hist",
    "gender": "gend",
    "ethnicity": "ethn",
    "legal-claim": "law",
    "address": "addr",
    "timing": "time",
    "variant": "vari",
    "format": "form",
}


def report(packs: Knowledge, noise: Noise) -> Iterator[str]:
    """The report's lines."""
    yield from stock(packs)
    yield ""
    yield from rules_by_market(packs)
    yield ""
    yield from words_by_language(packs)
    yield ""
    yield from loudness(packs, noise)


def stock(packs: Knowledge) -> Iterator[str]:
    """How much there is of everything."""
    rules = list(rules_of(packs))
    severities = Counter(rule.severity for rule in rules)
    cited = sources(packs)
    opened = sum(one.source.seen for one in cited)
    yield "What is known"
    yield f"  {len(packs.markets)} markets, {len(packs.cultures)} cultures they share"
    told = ", ".join(f"{severities[one]:,} {one}s" for one in ("error", "warning", "info"))
    yield f"  {len(rules):,} rules: {told}"
    yield f"  {len(packs.concepts):,} concepts in {len(packs.languages)} languages and variants"
    yield f"  {len(packs.incidents):,} incidents"
    yield f"  {len(cited):,} sources, {opened:,} of them opened"


def rules_by_market(packs: Knowledge) -> Iterator[str]:
    """Markets down, categories across; a dot where nothing is known."""
    heads = "".join(f"{SHORT.get(cat, cat)[:4]:>{COLUMN}}" for cat in CATEGORIES)
    yield "Rules that hold in each market, by category"
    yield f"  {'':4}{heads}{'all':>{COLUMN + 1}}"
    for row in picture(packs):
        cells = "".join(f"{cell.rules or '·':>{COLUMN}}" for cell in row.cells)
        yield f"  {row.market:4}{cells}{row.rules:>{COLUMN + 1}}"


def words_by_language(packs: Knowledge) -> Iterator[str]:
    """How many words each language has, and of what its markets' rules ask how much it can say."""
    words: Counter[str] = Counter()
    spoken: dict[str, set[str]] = {}
    for tag, pack in packs.languages.items():
        for one in pack.words:
            words[language(tag)] += len(one.strong)
            spoken.setdefault(language(tag), set()).add(one.concept)
    yield "Words, the concepts they stand for, and the share of concepts that rules there ask for"
    for tag in sorted(spoken):
        asked = _asked(packs, tag)
        share = len(asked & spoken[tag]) / len(asked) if asked else 1.0
        yield f"  {tag:4}{words[tag]:>8,} words{len(spoken[tag]):>7,} concepts{share:>7.0%}"


def _asked(packs: Knowledge, tongue: str) -> set[str]:
    """The concepts that rules are about wherever a language is read."""
    return {
        concept
        for code, market in packs.markets.items()
        for locale in market.locales
        if language(locale) == tongue
        for rule in packs.rules_for(code, locale)
        for concept in rule.concepts
    }


def loudness(packs: Knowledge, noise: Noise) -> Iterator[str]:
    """Each rule that warned, with its share in the market where that is largest."""
    loud = noise.loudest()
    known = {rule.id for rule in rules_of(packs)}
    silent = len(known - {one.rule for one in loud})
    yield f"Noise: of {max(noise.lines.values(), default=0):,} texts a market, the share warned of"
    for one in loud:
        where = one.market if one.markets == 1 else f"{one.market} +{one.markets - 1}"
        yield f"  {one.share:7.2%}  {one.rule:42} {where:8} {', '.join(one.words)}".rstrip()
    yield f"  {silent:,} rules were silent."
    yield from _quiet_markets(noise)


def _quiet_markets(noise: Noise) -> Iterator[str]:
    shares = {market: noise.warned[market] / read for market, read in noise.lines.items()}
    told = [f"{market} {share:.1%}" for market, share in sorted(shares.items(), key=_by_share)]
    yield "Texts with any warning, by market"
    yield from _wrapped(told)


def _by_share(pair: tuple[str, float]) -> tuple[float, str]:
    return -pair[1], pair[0]


def _wrapped(cells: Sequence[str], across: int = 9) -> Iterable[str]:
    for start in range(0, len(cells), across):
        yield "  " + "".join(f"{cell:12}" for cell in cells[start : start + across]).rstrip()
