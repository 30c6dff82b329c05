"""Everything the packs say, joined: what applies in a market and to a text in a locale."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from locales import tags
from locales.almanac.values import Observance
from locales.rhythms import Rhythm
from locales.values import Adjustment, Concept, Culture, Incident, Language, Market, Rule

ANYTHING = "*"  # in a rule's `where`: whatever the profile says, if it says something


class UnknownMarket(LookupError):
    """No pack says anything about the market."""

    def __init__(self, market: str) -> None:
        super().__init__(f"there is no pack for the market “{market}”")


@dataclass(frozen=True, eq=False)
class Knowledge:
    """What all packs say; `digest` names this state of them. The mappings are only read."""

    digest: str
    markets: Mapping[str, Market]  # by code: "sa"
    cultures: Mapping[str, Culture]  # by name
    concepts: Mapping[str, Concept]  # by id
    languages: Mapping[str, Language]  # by canonical tag
    observances: Mapping[str, Observance]  # by code
    rhythms: Mapping[str, Rhythm] = field(default_factory=dict)  # by market
    incidents: tuple[Incident, ...] = ()

    def market(self, code: str) -> Market:
        """Raises UnknownMarket."""
        try:
            return self.markets[code]
        except KeyError:
            raise UnknownMarket(code) from None

    def languages_of(self, locale: str) -> tuple[Language, ...]:
        """The packs for a text in that locale, most specific first: zh-Hant-TW, zh-Hant, zh.

        Scripts are no border here: words are written once per language. Raises BadTag.
        """
        wanted = dict.fromkeys((*tags.chain(locale), tags.language(locale)))
        return tuple(self.languages[tag] for tag in wanted if tag in self.languages)

    def rules_for(self, market: str | None, locale: str) -> tuple[Rule, ...]:
        """The rules for a text in that locale, sold in that market: market, cultures, languages.

        The market's adjustments are applied. Without a market: the language's rules alone.
        Raises UnknownMarket, BadTag.
        """
        spoken = [rule for pack in self.languages_of(locale) for rule in pack.rules]
        if market is None:
            return tuple(spoken)
        here = self.market(market)
        shared = [rule for name in here.cultures for rule in self.cultures[name].rules]
        told = [rule for rule in (*here.rules, *shared, *spoken) if holds(rule, here)]
        return adjusted(told, here.adjustments)

    def content_locale(self, locale: str) -> str:
        """Where texts for this locale are written and paid for: es-MX → es-419. Raises BadTag."""
        for tag in tags.chain(locale):
            if tag in self.languages and self.languages[tag].content:
                return tag
        return tags.canonical(locale)


def holds(rule: Rule, market: Market) -> bool:
    """Whether the market's profile has what the rule's `where` asks for; unknown is not false."""
    return all(
        (ANYTHING in wanted and bool(given)) or not given.isdisjoint(wanted)
        for flag, wanted in rule.where.items()
        for given in [_said(market, flag)]
    )


def _said(market: Market, flag: str) -> frozenset[str]:
    """The words of a flag; none where it is unknown, true or false."""
    value = market.profile[flag].value if flag in market.profile else None
    return frozenset(
        value if isinstance(value, tuple) else [value] if isinstance(value, str) else []
    )


def adjusted(rules: list[Rule], adjustments: tuple[Adjustment, ...]) -> tuple[Rule, ...]:
    """The rules with the adjusted severities, without those that are off. The last word counts."""
    severities = {adjustment.rule: adjustment.severity for adjustment in adjustments}
    kept = ((rule, severities.get(rule.id, rule.severity)) for rule in rules)
    return tuple(
        rule if severity == rule.severity else replace(rule, severity=severity)
        for rule, severity in kept
        if severity is not None
    )
