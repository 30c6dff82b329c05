from contextlib import suppress
from datetime import date
from textwrap import dedent

from locales.almanac.occurrences import occurrences
from locales.packs import PackError, digest, pack_files
from tests.locales.make import MARKET, OBSERVANCE, PACKS, RULE, PackCase


class ReadPacks(PackCase):
    def test_sound_packs_become_knowledge(self) -> None:
        known = self.read()
        self.assertEqual(known.markets["cn"].locales, ("zh-Hans-CN",))
        self.assertEqual(known.cultures["gifts"].rules[0].id, "gifts.clock")
        self.assertEqual(known.concepts["clock"].gloss, "a clock")
        self.assertEqual(known.languages["en"].words[0].traps, ("clockwise",))
        self.assertEqual(known.observances["ramadan-start"].name_in("sa"), "أول أيام رمضان")

    def test_examples_are_read_where_the_rule_is_at_home(self) -> None:
        bad = self.read().cultures["gifts"].rules[0].bad[0]
        self.assertEqual((bad.locale, bad.market, bad.name), ("en", "cn", "description"))

    def test_everything_wrong_is_told_at_once_with_file_and_rule(self) -> None:
        self.write(
            {
                "cultures/gifts.toml": 'gloss = "g"\n' + RULE.replace('"clock"', '"klock"'),
                "markets/cn/market.toml": MARKET.replace("CNY", "YUAN"),
                "languages/en/words/things.toml": "[[",
            }
        )
        told = {(complaint.file, complaint.rule) for complaint in self.complaints()}
        self.assertEqual(
            told,
            {
                ("cultures/gifts.toml", "gifts.clock"),
                ("markets/cn/market.toml", ""),
                ("languages/en/words/things.toml", ""),
            },
        )

    def test_a_file_that_nothing_reads_is_a_complaint(self) -> None:
        reasons = self.reasons({"markets/cn/laws/ads.toml": "", "odd.toml": ""})
        self.assertEqual(reasons.count("nothing reads a file here"), 2)

    def test_markets_cultures_and_languages_are_named_in_normal_form(self) -> None:
        self.assertIn("must be called “pt-BR”", self.reasons({"languages/pt-br/language.toml": ""}))
        self.assertIn("is no market", self.reasons({"markets/xq/market.toml": MARKET}))

    def test_a_folder_without_its_market_is_a_complaint(self) -> None:
        self.assertIn("no markets/mx/market.toml", self.reasons({"markets/mx/law.toml": ""}))


class MarketTables(PackCase):
    def complain_of(self, old: str, new: str) -> str:
        return self.reasons({"markets/cn/market.toml": MARKET.replace(old, new)})

    def test_its_facts_must_exist(self) -> None:
        self.assertIn("“CYN”", self.complain_of("CNY", "CYN"))
        self.assertIn("“Asia/Shanhai”", self.complain_of("Asia/Shanghai", "Asia/Shanhai"))
        self.assertIn("“gift”", self.complain_of('"gifts"', '"gift"'))
        self.assertIn("BCP 47", self.complain_of("zh-CN", "chinese!"))

    def test_what_is_unknown_about_a_market_is_none(self) -> None:
        flag = '[cod]\nvalue = true\nsource = "s"\nas_of = 2026-11-22\nconfidence = "low"\n'
        unknown = "[size]\nunknown = true\n"
        self.write({"markets/cn/profile.toml": flag + unknown})
        profile = self.read().markets["cn"].profile
        self.assertIs(profile["cod"].value, True)
        self.assertIsNone(profile["size"].value)

    def test_a_flag_needs_value_source_day_and_confidence(self) -> None:
        reasons = self.reasons({"markets/cn/profile.toml": "[cod]\n"})
        self.assertIn("`value` or `unknown = true`", reasons)
        self.assertIn("`source` is missing", reasons)
        self.assertIn("`as_of` is missing", reasons)
        self.assertIn("`confidence` is missing", reasons)


class WordTables(PackCase):
    def complain_of(self, words: str) -> str:
        return self.reasons({"languages/en/words/things.toml": dedent(words)})

    def test_words_belong_to_a_concept(self) -> None:
        self.assertIn("no concept “klock”", self.complain_of('[klock]\nstrong = ["clock"]'))

    def test_a_word_is_not_its_own_trap(self) -> None:
        reasons = self.complain_of('[clock]\nstrong = ["clock"]\ntraps = ["clock"]')
        self.assertIn("both a word and a trap", reasons)

    def test_latin_words_are_welcome_in_any_language(self) -> None:
        self.write({"languages/ja/words/things.toml": '[clock]\nstrong = ["clock", "時計"]'})
        self.assertEqual(self.read().languages["ja"].words[0].strong, ("clock", "時計"))

    def test_one_file_per_concept_and_language(self) -> None:
        words = {"languages/en/words/more.toml": '[clock]\nstrong = ["timepiece"]'}
        self.assertIn("given already in languages/en/words/more.toml", self.reasons(words))

    def test_concepts_name_known_ones_without_circles(self) -> None:
        circle = '[clock]\ngloss = "c"\nbroader = "gift"\n[gift]\ngloss = "g"\nbroader = "clock"\n'
        self.assertIn("leads back", self.reasons({"concepts/things.toml": circle}))


class ObservanceTables(PackCase):
    def complain_of(self, old: str, new: str) -> str:
        return self.reasons({"observances/islamic/ramadan.toml": OBSERVANCE.replace(old, new)})

    def test_a_day_that_no_form_fits_is_told_with_what_would(self) -> None:
        reasons = self.complain_of("1 Ramadan", "the first of Ramadan")
        self.assertIn("“the first of Ramadan” is no day that returns", reasons)
        self.assertIn("add-an-observance", reasons)

    def test_days_and_criteria_must_exist(self) -> None:
        self.assertIn("no day 31", self.complain_of("1 Ramadan", "31 Ramadan"))
        self.assertIn("“moon” decides", self.complain_of("1 Ramadan", "1 Ramadan as in moon"))
        self.assertIn("`lead_days` is missing", self.complain_of("lead_days = 45", ""))

    def test_markets_are_places(self) -> None:
        self.assertIn("“zz” is no market", self.complain_of('["sa"]', '["sa", "zz"]'))

    def test_a_place_keeps_the_day(self) -> None:
        reasons = self.complain_of('market = "sa"', 'market = "id"')
        self.assertIn("“id” has a place but doesn’t keep it", reasons)

    def test_one_market_keeps_a_year_once(self) -> None:
        again = '[[ramadan-start.custom]]\non = "2 Ramadan"\nmarkets = ["sa"]\n'
        name = "observances/islamic/ramadan.toml"
        self.assertIn("two customs hold for sa", self.reasons({name: OBSERVANCE + again}))
        self.write(
            {
                name: OBSERVANCE.replace('["sa"]', '["sa"]\nuntil_year = 2020')
                + again.replace("markets", "from_year = 2021\nmarkets")
            }
        )
        self.assertEqual(len(self.read().observances["ramadan-start"].customs["sa"]), 2)

    def test_a_day_is_counted_from_one_that_exists(self) -> None:
        self.assertIn(
            "“ramadan-stat”, which doesn't exist",
            self.complain_of("1 Ramadan", "ramadan-stat + 1 day"),
        )
        self.assertIn("in a circle", self.complain_of("1 Ramadan", "ramadan-start + 1 day"))


class AnnouncedTables(PackCase):
    NAME = "announced/sa/islamic.toml"
    SAID = '[[ramadan-start]]\nstart = 2030-01-06\nsource = "Court"\n'

    def test_a_day_replaces_the_computed_one(self) -> None:
        self.write({self.NAME: self.SAID})
        [one, _] = occurrences(self.read().observances["ramadan-start"], "sa", 2030)
        self.assertEqual(
            (one.start, one.status, one.turn), (date(2030, 1, 6), "announced", "1451 AH")
        )

    def test_any_place_may_announce(self) -> None:
        self.write({"announced/om/islamic.toml": self.SAID})
        self.assertIn("om", self.read().observances["ramadan-start"].markets)

    def test_what_it_says_must_be_a_day_of_an_observance(self) -> None:
        self.assertIn("“eid”", self.reasons({self.NAME: self.SAID.replace("ramadan-start", "eid")}))
        self.assertIn(
            "no day is given", self.reasons({self.NAME: '[[ramadan-start]]\nsource = "s"\n'})
        )
        backwards = '[[ramadan-start]]\nspans = [[2030-02-02, 2030-02-01]]\nsource = "s"\n'
        self.assertIn("before it starts", self.reasons({self.NAME: backwards}))


class SecondRoot(PackCase):
    def setUp(self) -> None:
        super().setUp()
        self.own = self.root.parent / "own"

    def test_it_adds_rules_words_and_markets(self) -> None:
        rule = RULE.replace("gifts.clock", "cn.clock")
        more = {
            "markets/cn/shop.toml": rule,
            "languages/en/words/shop.toml": '[clock]\nstrong = ["timepiece"]',
            "markets/tw/market.toml": MARKET.replace("zh-CN", "zh-TW"),
        }
        self.write(more, self.own)
        known = self.read(self.own)
        self.assertEqual([rule.id for rule in known.markets["cn"].rules], ["cn.clock"])
        self.assertEqual(len(known.languages["en"].words), 2)
        self.assertIn("tw", known.markets)

    def test_it_may_silence_a_rule_in_one_market(self) -> None:
        adjust = '[[adjust]]\nrule = "gifts.clock"\nseverity = "off"\nwhy = "We sell clocks"\n'
        self.write({"markets/cn/adjust.toml": adjust}, self.own)
        self.assertEqual(self.read(self.own).rules_for("cn", "en"), ())

    def test_it_may_adjust_a_culture_everywhere(self) -> None:
        adjust = '[[adjust]]\nrule = "gifts.clock"\nseverity = "info"\nwhy = "We sell clocks"\n'
        self.write({"cultures/adjust.toml": adjust}, self.own)
        known = self.read(self.own)
        self.assertEqual([rule.severity for rule in known.rules_for("cn", "en")], ["info"])

    def test_it_repeats_no_id(self) -> None:
        self.write({"cultures/own.toml": 'gloss = "g"\n' + RULE}, self.own)
        told = self.complaints(self.own)
        self.assertTrue(any("given already in cultures/gifts.toml" in str(one) for one in told))
        self.assertTrue(all(str(one).startswith(str(self.own)) for one in told))

    def test_it_must_be_a_folder(self) -> None:
        self.assertEqual(self.complaints(self.own)[0].reason, "there is no such folder")

    def test_adjusting_an_unknown_rule_is_a_complaint(self) -> None:
        adjust = '[[adjust]]\nrule = "gifts.clok"\nseverity = "off"\nwhy = "w"\n'
        self.write({"markets/cn/adjust.toml": adjust}, self.own)
        self.assertIn("no rule of this name applies in “cn”", str(self.complaints(self.own)[0]))


class Digest(PackCase):
    def test_it_changes_with_name_and_content_of_any_file(self) -> None:
        before = digest(pack_files([self.root]))
        self.assertEqual(before, self.read().digest)
        self.write({"markets/cn/market.toml": MARKET + "\n"})
        changed = digest(pack_files([self.root]))
        (self.root / "concepts/things.toml").rename(self.root / "concepts/objects.toml")
        self.assertEqual(len({before, changed, digest(pack_files([self.root]))}), 3)


class AnyMistake(PackCase):
    WRONG = ("1", "true", '""', '"x"', "[]", '["x", 1]', "{ x = 1 }", "[{}]", "2027-01-01T00:00:00")

    def test_a_wrong_value_anywhere_is_a_complaint_never_a_crash(self) -> None:
        for name, content in PACKS.items():
            for line in content.splitlines():
                key, found, _ = line.partition(" = ")
                for wrong in self.WRONG if found else ():
                    self.write({name: content.replace(line, f"{key} = {wrong}", 1)})
                    with suppress(PackError):
                        self.read()
            self.write({name: content})
