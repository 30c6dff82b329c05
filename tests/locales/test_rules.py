from datetime import date

from tests.locales.make import RULE, PackCase


class RuleTables(PackCase):
    def complain_of(self, *changes: tuple[str, str]) -> str:
        rule = RULE
        for old, new in changes:
            self.assertIn(old, rule)
            rule = rule.replace(old, new)
        return self.reasons({"cultures/gifts.toml": 'gloss = "g"\n' + rule})

    def test_a_key_nobody_knows_is_a_complaint(self) -> None:
        self.assertIn("`nearby` is not known here", self.complain_of(("near =", "nearby =")))

    def test_types_are_strict(self) -> None:
        self.assertIn("`near` must be a list", self.complain_of(('["gift"]', '"gift"')))
        self.assertIn("`severity` must be a text", self.complain_of(('"warning"', "1")))

    def test_the_message_has_text(self) -> None:
        message = "“{found}” as a gift speaks of the end."
        self.assertIn("`message` is empty", self.complain_of((message, " ")))
        self.assertIn("no braces", self.complain_of(("{found}", "{word}")))

    def test_closed_words_are_closed(self) -> None:
        for old, new in (
            ('"concept"', '"magic"'),
            ('"symbol"', '"omen"'),
            ('"warning"', '"fatal"'),
            ('["clock"]', '["klock"]'),
            ('["gift"]', '["present"]'),
        ):
            wrong = new.strip('[]"')
            self.assertIn(f"names “{wrong}”", self.complain_of((old, new)))

    def test_an_unknown_event_is_a_complaint(self) -> None:
        self.assertIn("“eid”", self.complain_of(("near =", 'events = ["eid"]\nnear =')))

    def test_the_id_starts_with_its_home(self) -> None:
        self.assertIn(
            "must start with “gifts.”", self.complain_of(("gifts.clock", "presents.clock"))
        )

    def test_an_id_is_given_once(self) -> None:
        reasons = self.reasons({"cultures/gifts.toml": 'gloss = "g"\n' + RULE + RULE})
        self.assertIn("given already in cultures/gifts.toml", reasons)

    def test_it_carries_its_proof(self) -> None:
        self.assertIn("`bad` is missing", self.complain_of(('bad = ["A clock as a gift"]', "")))
        self.assertIn("`good` is missing", self.complain_of(('["A clock for the wall"]', "[]")))

    def test_an_example_names_real_places(self) -> None:
        good = '["A clock for the wall"]'
        example = '[{ text = "x", locale = "en!", market = "zz", colour = 1 }]'
        reasons = self.complain_of((good, example))
        for told in ("“en!”", "“zz”", "`colour`"):
            self.assertIn(told, reasons)

    def test_url_and_seen_go_together(self) -> None:
        source = 'source = "A book on gifts, 2001"'
        url = 'url = "https://example.org/a"'
        self.assertIn("`url` without", self.complain_of((source, f"{source}\n{url}")))
        self.assertIn("without `url`", self.complain_of((source, f"{source}\nseen = true")))
        bad = f'{source}\nseen = true\nurl = "example.org"'
        self.assertIn("full address", self.complain_of((source, bad)))

    def test_a_pattern_is_a_regular_expression_that_asks_for_something(self) -> None:
        concepts = 'concepts = ["clock"]'
        kind = ('kind = "concept"', 'kind = "format"')
        self.assertIn("regular expression", self.complain_of(kind, (concepts, "pattern = '(a'")))
        self.assertIn("empty text", self.complain_of(kind, (concepts, "pattern = 'a*'")))
        self.assertIn("`pattern` is missing", self.complain_of(kind))

    def test_keys_belong_to_their_kind(self) -> None:
        swap = self.complain_of(("near =", 'swap = { "a" = "b" }\nnear ='))
        self.assertIn("`swap` belongs to kind “prefer_words”", swap)
        number = self.complain_of(('kind = "concept"', 'kind = "number"'))
        self.assertIn("`role` is missing", number)
        self.assertIn("`numbers` and `containing` are missing", number)

    def test_a_swap_is_for_something_else(self) -> None:
        kind = ('kind = "concept"', 'kind = "prefer_words"\nswap = { "mouse" = "mouse" }')
        reasons = self.complain_of(kind, ('concepts = ["clock"]', ""))
        self.assertIn("“mouse” is swapped for itself", reasons)

    def test_days_run_forward(self) -> None:
        years = "valid_from = 2020-01-01\nvalid_to = 2019-01-01\nfrom_day = 3\nnear ="
        reasons = self.complain_of(("near =", years))
        for told in ("`valid_to` lies before", "`to_day` lies before", "without `events`"):
            self.assertIn(told, reasons)

    def test_a_legal_claim_says_when_to_look_at_it_again(self) -> None:
        claim = ('"symbol"', '"legal-claim"')
        self.assertIn("`review_due` is missing", self.complain_of(claim))
        looked = ("near =", "review_due = 2027-05-31\nnear =")
        self.write({"cultures/gifts.toml": 'gloss = "g"\n' + RULE.replace(*claim).replace(*looked)})
        self.assertEqual(self.read().cultures["gifts"].rules[0].review_due, date(2027, 5, 31))
