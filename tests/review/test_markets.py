"""Which markets are sold to, and what that changes for the people who work here."""

from django.test import TestCase

from accounts.models import AuditEvent
from locales.snapshot import knowledge
from review.findings import blocking, open_errors, open_findings, standing_errors
from review.localize import start_localization
from review.markets import keep_selling_to, sell_to, sold_to, stop_selling_to
from review.models import MarketPolicy
from review.policies import Policy, policy_of, set_policy
from review.selectors import market_loads
from tests.review.make import make_finding, make_item, make_operator, make_person, make_text


class SoldTo(TestCase):
    def test_while_nobody_has_chosen_every_market_counts(self):
        self.assertEqual(sold_to(), tuple(knowledge().markets))

    def test_the_first_choice_leaves_the_others_out(self):
        sell_to(["mx", "de"])
        self.assertEqual(sold_to(), ("de", "mx"))

    def test_later_choices_add(self):
        sell_to(["mx"])
        sell_to(["de"])
        self.assertEqual(sold_to(), ("de", "mx"))

    def test_choosing_all_at_first_is_no_choice(self):
        sell_to(knowledge().markets)
        self.assertFalse(MarketPolicy.objects.exists())

    def test_stopping_in_one_of_all_keeps_the_others(self):
        self.assertTrue(stop_selling_to("ch"))
        self.assertEqual(set(knowledge().markets) - set(sold_to()), {"ch"})

    def test_the_last_market_stays(self):
        sell_to(["mx"])
        self.assertFalse(stop_selling_to("mx"))
        self.assertEqual(sold_to(), ("mx",))

    def test_a_market_whose_pack_is_gone_does_not_count(self):
        MarketPolicy.objects.create(market="zz", sells=True)
        self.assertEqual(sold_to(), tuple(knowledge().markets))

    def test_each_change_is_noted_once_with_who_made_it(self):
        someone = make_operator()
        sell_to(["mx"], someone)
        sell_to(["mx"], someone)
        note = AuditEvent.objects.get()
        self.assertEqual(
            (note.actor, note.verb, note.subject), (someone, "selling.changed", "market:mx")
        )

    def test_a_market_keeps_its_policy(self):
        set_policy("mx", Policy(accept_memory=False), make_operator())
        sell_to(["mx"])
        self.assertEqual(policy_of("mx"), Policy(accept_memory=False))

    def test_what_is_localised_is_sold(self):
        start_localization(["mx"])
        self.assertEqual(sold_to(), ("mx",))

    def test_what_is_published_is_sold_beside_what_was_chosen(self):
        keep_selling_to("de")
        self.assertEqual(sold_to(), tuple(knowledge().markets))
        sell_to(["mx"])
        keep_selling_to("de")
        self.assertEqual(sold_to(), ("de", "mx"))


class FindingsElsewhere(TestCase):
    def setUp(self):
        self.item = make_item()
        self.text = make_text(self.item)
        make_finding(self.text, market="eg", severity="error")

    def test_they_show_and_stop_while_all_markets_count(self):
        self.assertEqual(len(blocking(self.text)), 1)

    def test_they_neither_show_nor_stop_where_nothing_is_sold(self):
        sell_to(["sa"])
        self.assertEqual(open_findings(self.text), [])
        self.assertEqual(blocking(self.text), [])
        self.assertFalse(standing_errors().exists())

    def test_they_still_stop_publication_there(self):
        sell_to(["sa"])
        self.assertEqual(len(open_errors([self.item], "eg")), 1)

    def test_the_queue_speaks_of_the_markets_sold_to(self):
        sell_to(["sa", "mx"])
        self.assertEqual([load.market for load in market_loads(make_person())], ["mx", "sa"])
