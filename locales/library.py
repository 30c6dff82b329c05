"""Joins the opened pack files in the order in which they speak of each other."""

from collections.abc import Iterable
from dataclasses import replace

from locales.almanac.occurrences import UnknownObservance, named_by, with_others
from locales.almanac.reading import Heading, read_announced, read_observance
from locales.almanac.values import Announced, Observance
from locales.incidents import read_incidents
from locales.knowledge import Knowledge, adjusted
from locales.lexicon import judge_concepts, read_concept
from locales.pages import Page, Register
from locales.profiles import read_market, read_profile
from locales.rhythms import Rhythm, read_rhythm
from locales.rules import Home, Names, read_adjustments
from locales.schema import Complaint, Table
from locales.tongues import Tongues
from locales.values import Adjustment, Concept, Culture, Incident, Market, Rule

ADJUST = "adjust"
FACTS = ("market", "profile")  # the files of a market that hold no rules
ENGLISH = "en"  # the examples of markets and cultures are English unless they say otherwise


class Library:
    """All pages on their shelves. What is wrong goes to the complaints that the tables share."""

    def __init__(self, pages: Iterable[Page], complaints: list[Complaint]) -> None:
        self.complaints = complaints
        self.shelves: dict[str, dict[str, list[Page]]] = {}
        for page in pages:
            shelf = self.shelves.setdefault(page.place[0], {})
            shelf.setdefault(page.place[1], []).append(page)
        self.register = Register()

    def knowledge(self, digest: str) -> Knowledge:
        concepts = self.concepts()
        observances = self.observances()
        markets = {market.code: market for market in map(self.market, self.shelf("markets"))}
        names = Names(frozenset(concepts), frozenset(observances), frozenset(markets))
        cultures = {
            name: self.culture(name, names, tuple(markets.values()))
            for name in self.shelf("cultures")
            if name != ADJUST
        }
        languages = Tongues(self.register, names).languages(self.shelf("languages"))
        knowledge = Knowledge(
            digest=digest,
            markets={code: self.with_rules(market, names) for code, market in markets.items()},
            cultures=cultures,
            concepts=concepts,
            languages=languages,
            observances=observances,
            rhythms=self.rhythms(),
            incidents=self.incidents(names),
        )
        return self.adjust(knowledge)

    def shelf(self, name: str) -> dict[str, list[Page]]:
        """The pages of a shelf by what they are about: a market, culture, language or domain."""
        return self.shelves.get(name, {})

    def concepts(self) -> dict[str, Concept]:
        read = []
        for pages in self.shelf("concepts").values():
            for page in pages:
                for name, table in page.table.every_table():
                    self.register.claim(table, "concept", name)
                    read.append((read_concept(name, table), table))
        judge_concepts(read)
        return {concept.id: concept for concept, _ in read}

    def observances(self) -> dict[str, Observance]:
        announced = self.announced()
        read: dict[str, Observance] = {}
        tables: dict[str, Table] = {}
        for family, pages in self.shelf("observances").items():
            for page in pages:
                for code, table in page.table.every_table():
                    self.register.claim(table, "observance", code)
                    tables.setdefault(code, table)
                    heading = Heading(code, family, table, public=page.root == 0)
                    said = [one for one, _ in announced if one.event == code]
                    read.setdefault(code, read_observance(heading, said))
        for one, table in announced:
            table.rule = one.event
            table.expect("announced", [one.event], read)
        for code, observance in read.items():
            tables[code].expect("on", named_by(observance), read)
        return self._connected(read)

    def incidents(self, names: Names) -> tuple[Incident, ...]:
        found = []
        for pages in self.shelf("incidents").values():
            for page in pages:
                for incident, table in read_incidents(page.table, names):
                    self.register.claim(table, "incident", incident.id)
                    found.append(incident)
        return tuple(found)

    def announced(self) -> list[tuple[Announced, Table]]:
        """Every announced day, with the table to complain to."""
        return [
            (one, page.table)
            for market, pages in self.shelf("announced").items()
            for page in pages
            for one in read_announced(market, page.table)
        ]

    def rhythms(self) -> dict[str, Rhythm]:
        found: dict[str, Rhythm] = {}
        for market, pages in self.shelf("rhythms").items():
            for page in pages:
                self.register.claim(page.table, "rhythm", market)
                found.setdefault(market, read_rhythm(market, page.table))
        return found

    def _connected(self, read: dict[str, Observance]) -> dict[str, Observance]:
        """The observances, each with those that it is counted from."""
        try:
            return with_others(read)
        except UnknownObservance:  # its table has been complained of
            return read
        except RecursionError as error:
            reason = f"days are counted from each other in a circle: {error}"
            self.complaints.append(Complaint("observances", "", reason))
            return read

    def market(self, code: str) -> Market:
        """The market as its market.toml tells it, without rules."""
        pages = self.shelf("markets")[code]
        cultures = frozenset(self.shelf("cultures")) - {ADJUST}
        own = [page for page in pages if page.place[-1] == "market"]
        for page in own:
            self.register.claim(page.table, "market", code)
        if not own:
            table = pages[0].table
            table.complain(f"there is no markets/{code}/market.toml: add it")
            return Market(code, code, (), "", (), (), {}, (), ())
        told = [page.table for page in pages if page.place[-1] == "profile"]
        return replace(read_market(code, own[0].table, cultures), profile=read_profile(told))

    def with_rules(self, market: Market, names: Names) -> Market:
        """The market with what its other files say."""
        home = Home("market", market.code, ENGLISH, market.code)
        rules: list[Rule] = []
        adjustments: list[Adjustment] = []
        for page in self.shelf("markets")[market.code]:
            if page.place[-1] == ADJUST:
                adjustments += read_adjustments(page.table)
            elif page.place[-1] not in FACTS:
                rules += self.register.rules(page.table, home, names)
        return replace(market, rules=tuple(rules), adjustments=tuple(adjustments))

    def culture(self, name: str, names: Names, markets: tuple[Market, ...]) -> Culture:
        """A culture; its examples are read in the first market that inherits it."""
        first = next((market.code for market in markets if name in market.cultures), "")
        home = Home("culture", name, ENGLISH, first)
        gloss = ""
        rules: list[Rule] = []
        for page in self.shelf("cultures")[name]:
            gloss = page.table.text("gloss", "") or gloss
            rules += self.register.rules(page.table, home, names)
        if not gloss:
            page.table.complain("`gloss` is missing: say in one file what these markets share")
        return Culture(name, gloss, tuple(rules))

    def adjust(self, knowledge: Knowledge) -> Knowledge:
        """Apply cultures/adjust.toml, and see that markets adjust only rules that apply in them."""
        spoken = {rule.id for pack in knowledge.languages.values() for rule in pack.rules}
        for market in knowledge.markets.values():
            inherited = (
                knowledge.cultures[name] for name in market.cultures if name in knowledge.cultures
            )
            here = spoken | {rule.id for rule in market.rules}
            here |= {rule.id for culture in inherited for rule in culture.rules}
            for page in self.shelf("markets")[market.code]:
                self._judge_adjusted(page, here, f"no rule of this name applies in “{market.code}”")
        shared = {rule.id for culture in knowledge.cultures.values() for rule in culture.rules}
        adjustments: list[Adjustment] = []
        for page in self.shelf("cultures").get(ADJUST, []):
            self._judge_adjusted(page, shared, "no culture has a rule of this name")
            adjustments += read_adjustments(page.table)
        cultures = {
            name: replace(culture, rules=adjusted(list(culture.rules), tuple(adjustments)))
            for name, culture in knowledge.cultures.items()
        }
        return replace(knowledge, cultures=cultures)

    def _judge_adjusted(self, page: Page, known: set[str], reason: str) -> None:
        """Complain about adjustments of unknown rules."""
        if page.place[-1] != ADJUST:
            return
        for given in page.table.tables("adjust"):
            given.rule = str(given.values.get("rule", ""))
            self.register.claim(given, ADJUST, page.table.file, given.rule)
            if given.rule and given.rule not in known:
                given.complain(f"{reason}: correct or remove it")
