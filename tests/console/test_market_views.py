"""The markets' pages: facts, policy, releases."""

from django.test import TestCase
from django.urls import reverse

from accounts.models import AuditEvent
from campaigns.launching import publish_market
from releases.selectors import current_release
from review.markets import sell_to, sold_to
from review.policies import Policy, policy_of
from tests.review.make import make_finding, make_item, make_operator, make_person, make_text


def page(name: str, *args: object) -> str:
    return reverse(f"releases:{name}", args=args)


class MarketPages(TestCase):
    def setUp(self):
        self.client.force_login(make_operator())

    def test_every_market_is_listed(self):
        answer = self.client.get(page("markets"))
        self.assertContains(answer, "Saudi Arabia")
        self.assertContains(answer, "nothing published yet")

    def test_the_list_costs_the_same_however_much_is_published(self):
        make_text(make_item(), state="reviewed")
        with self.assertNumQueries(9):  # session, person, roles, pointers, sold to, four of loads
            self.client.get(page("markets"))
        publish_market("sa")
        with self.assertNumQueries(10):  # and the releases' sizes
            self.client.get(page("markets"))

    def test_a_market_tells_its_facts(self):
        answer = self.client.get(page("market", "sa"))
        self.assertContains(answer, "right to left")
        self.assertContains(answer, "Asia/Riyadh")
        self.assertContains(answer, "Friday and Saturday")

    def test_an_unknown_market_is_not_found(self):
        self.assertEqual(self.client.get(page("market", "xx")).status_code, 404)
        self.assertEqual(self.client.post(page("publish", "xx")).status_code, 404)


class Selling(TestCase):
    def setUp(self):
        self.client.force_login(make_operator())

    def test_the_list_puts_the_markets_sold_to_first(self):
        sell_to(["mx"])
        answer = self.client.get(page("markets"))
        self.assertContains(answer, "You sell to 1 market")
        self.assertContains(answer, "Known, not sold to")
        self.assertEqual(answer.context["lines"][0].market.code, "mx")

    def test_while_all_count_nothing_is_set_apart(self):
        self.assertNotContains(self.client.get(page("markets")), "Known, not sold to")

    def test_a_market_is_chosen_and_left_on_its_page(self):
        sell_to(["mx"])
        answer = self.client.post(page("sell", "sa"), follow=True)
        self.assertContains(answer, "You sell here now.")
        self.assertEqual(sold_to(), ("mx", "sa"))
        answer = self.client.post(page("sell", "mx"), {"stop": "1"}, follow=True)
        self.assertContains(answer, "You do not sell here.")
        self.assertEqual(sold_to(), ("sa",))

    def test_the_last_one_is_not_left(self):
        sell_to(["mx"])
        answer = self.client.post(page("sell", "mx"), {"stop": "1"}, follow=True)
        self.assertContains(answer, "the only market left")
        self.assertEqual(sold_to(), ("mx",))

    def test_an_unknown_market_is_not_found(self):
        self.assertEqual(self.client.post(page("sell", "xx")).status_code, 404)

    def test_reviewers_do_not_choose(self):
        self.client.force_login(make_person())
        self.assertEqual(self.client.post(page("sell", "sa")).status_code, 403)
        self.assertNotContains(self.client.get(page("market", "sa")), "Stop selling here")

    def test_products_have_columns_for_the_markets_sold_to(self):
        make_item("TEA-04")
        sell_to(["mx", "sa"])
        answer = self.client.get(reverse("catalog:products"))
        self.assertContains(answer, 'data-market="mx"')
        self.assertNotContains(answer, 'data-market="eg"')


class ThePolicy(TestCase):
    def test_it_is_kept_and_noted(self):
        self.client.force_login(make_operator())
        self.client.post(page("policy", "sa"), {"accept_memory": "on"})
        self.assertEqual(policy_of("sa"), Policy(accept_memory=True, accept_source=False))
        self.assertEqual(AuditEvent.objects.get(verb="policy.changed").subject, "market:sa")

    def test_reviewers_do_not_decide_it(self):
        self.client.force_login(make_person())
        self.assertEqual(self.client.post(page("policy", "sa")).status_code, 403)


class Publishing(TestCase):
    def setUp(self):
        self.client.force_login(make_operator())
        make_text(make_item("TEA-04"), state="reviewed")

    def test_what_is_approved_goes_live_once(self):
        answer = self.client.post(page("publish", "sa"), {"note": "try"}, follow=True)
        self.assertContains(answer, "Release 1 is live.")
        self.assertContains(answer, "try")
        again = self.client.post(page("publish", "sa"), follow=True)
        self.assertContains(again, "Nothing has changed since release 1.")

    def test_an_earlier_release_is_served_again(self):
        publish_market("sa")
        make_text(make_item("TEA-05"), state="reviewed")
        publish_market("sa")
        answer = self.client.post(page("serve", "sa"), {"number": "1"}, follow=True)
        self.assertContains(answer, "Release 1 is served again.")
        self.assertEqual(current_release("sa").number, 1)

    def test_a_release_that_never_was_is_not_found(self):
        for number in ("7", "-1", "x"):
            answer = self.client.post(page("serve", "sa"), {"number": number})
            self.assertEqual(answer.status_code, 404)

    def test_an_operator_of_another_market_publishes_nothing_here(self):
        self.client.force_login(make_person("br-only", market="br", role="operator"))
        for name in ("publish", "serve"):
            self.assertEqual(self.client.post(page(name, "sa")).status_code, 403)


class Withheld(TestCase):
    def setUp(self):
        self.client.force_login(make_operator())

    def test_it_names_what_is_missing(self):
        make_item("TEA-04", title="Tea", description="Green.")
        answer = self.client.get(page("withheld", "sa"))
        self.assertContains(answer, "needs title")
        self.assertContains(answer, "also without description")

    def test_it_names_the_field_with_an_error(self):
        text = make_text(make_item("TEA-04"), state="reviewed")
        make_finding(text)
        answer = self.client.get(page("withheld", "sa"), headers={"HX-Request": "true"})
        self.assertContains(answer, "error in title")
        self.assertTemplateNotUsed(answer, "base.html")
