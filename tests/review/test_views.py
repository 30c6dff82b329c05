"""The review queue's doors."""

from django.test import TestCase
from django.urls import reverse

from accounts.models import Role
from catalog.models import State
from review.models import Decision, Review, Waiver
from review.services import Seen, approve_adaptation, claim
from tests.review.make import (
    change_source,
    make_finding,
    make_item,
    make_operator,
    make_person,
    make_text,
)


class Desk(TestCase):
    def setUp(self):
        self.amina = make_person(market="sa")
        self.client.force_login(self.amina)
        self.text = make_text(make_item(title="Linen tote bag", description="Holds a laptop."))

    def address(self, name, *args):
        return reverse(f"review:{name}", args=args or [self.text.review.pk])

    def post(self, name, **said):
        self.text.refresh_from_db()
        return self.client.post(self.address(name), {"revision": self.text.revision, **said})

    def state(self):
        self.text.refresh_from_db()
        return self.text.state


class Reading(Desk):
    def test_wants_somebody_signed_in(self):
        self.client.logout()
        self.assertEqual(self.client.get(self.address("desk")).status_code, 302)

    def test_the_queue_opens_on_my_next_text(self):
        answer = self.client.get(reverse("review:queue"))
        self.assertRedirects(answer, self.address("desk"))

    def test_filters_stay_in_the_address(self):
        answer = self.client.get(reverse("review:queue"), {"market": "sa", "state": "translated"})
        self.assertRedirects(answer, self.address("desk") + "?market=sa&state=translated")

    def test_an_empty_queue_says_so(self):
        Review.objects.all().delete()
        self.assertTemplateUsed(self.client.get(reverse("review:queue")), "review/empty.html")

    def test_shows_source_beside_target_each_in_its_language(self):
        answer = self.client.get(self.address("desk"))
        self.assertContains(answer, 'lang="en" dir="ltr"')
        self.assertContains(answer, 'lang="ar" dir="rtl"')
        self.assertContains(answer, "Holds a laptop.")

    def test_shows_what_changed_in_the_source(self):
        change_source(self.text.entry, "Linen tote bag, large")
        self.assertContains(self.client.get(self.address("desk")), "<ins>, large</ins>")

    def test_a_rule_is_explained_once_with_its_source(self):
        make_finding(self.text)
        make_finding(self.text)
        answer = self.client.get(self.address("desk"))
        self.assertContains(answer, "Alcohol may not be offered.", count=1)
        self.assertContains(answer, "a source")

    def test_opening_a_text_holds_it(self):
        self.client.get(self.address("desk"))
        self.assertEqual(Review.objects.get().claimed_by, self.amina)

    def test_says_who_holds_it(self):
        claim(self.text.review, make_person("noor"))
        self.assertContains(self.client.get(self.address("desk")), "noor is working on this text")

    def test_a_text_of_somebody_elses_market_is_not_found(self):
        other = make_text(make_item("B"), locale="ja", text="バッグ")
        answer = self.client.get(self.address("desk", other.review.pk))
        self.assertEqual(answer.status_code, 404)

    def test_an_operator_who_reviews_nothing_sees_nothing(self):
        self.client.force_login(make_operator())
        self.assertEqual(self.client.get(self.address("desk")).status_code, 404)

    def test_costs_the_same_however_much_waits(self):
        self.client.get(self.address("desk"))
        with self.assertNumQueries(17):
            self.client.get(self.address("desk"))
        for number in range(8):
            make_text(make_item(f"B{number}"))
        with self.assertNumQueries(17):
            self.client.get(self.address("desk"))


class Deciding(Desk):
    def test_approving_goes_on_to_the_next(self):
        following = make_text(make_item("B"))
        answer = self.post("approve")
        self.assertRedirects(answer, self.address("desk", following.review.pk))
        self.assertEqual(self.state(), State.REVIEWED)

    def test_an_error_refuses_with_the_page_and_the_reason(self):
        make_finding(self.text)
        answer = self.post("approve")
        self.assertContains(answer, "An error stands", status_code=409)
        self.assertEqual(self.state(), State.TRANSLATED)

    def test_a_text_that_changed_meanwhile_refuses_and_keeps_what_was_typed(self):
        answer = self.client.post(self.address("edit"), {"revision": 0, "text": "شنطة"})
        self.assertContains(answer, "شنطة", status_code=409)
        self.text.refresh_from_db()
        self.assertEqual(self.text.text, "حقيبة")

    def test_a_revision_that_is_no_number_is_an_old_one(self):
        answer = self.client.post(self.address("approve"), {"revision": "x"})
        self.assertEqual(answer.status_code, 409)

    def test_keeping_stays_on_the_text(self):
        self.assertRedirects(self.post("edit", text="شنطة"), self.address("desk"))
        self.assertEqual(self.state(), State.TRANSLATED)

    def test_keeping_and_approving_goes_on(self):
        self.post("edit", text="شنطة", approve="1")
        self.assertEqual(self.state(), State.REVIEWED)

    def test_an_empty_text_is_refused(self):
        self.assertEqual(self.post("edit", text="").status_code, 422)

    def test_sending_back_wants_one_of_the_reasons(self):
        self.assertEqual(self.post("send_back", reason="because").status_code, 422)
        self.post("send_back", reason="tone", note="too stiff")
        self.assertEqual(self.state(), State.INITIAL)
        self.assertContains(self.client.get(self.address("desk")), "too stiff")

    def test_skipping_offers_another_first(self):
        following = make_text(make_item("B"))
        self.assertRedirects(self.post("skip"), self.address("desk", following.review.pk))

    def test_a_waiver_wants_a_reason(self):
        finding = make_finding(self.text)
        where = self.address("waive", finding.pk)
        self.assertEqual(self.client.post(where, {"reason": ""}).status_code, 422)
        self.client.post(where, {"reason": "a street name", "scope": "item"})
        self.assertEqual(
            (Waiver.objects.get().by, Waiver.objects.get().scope), (self.amina, "item")
        )

    def test_a_waiver_beyond_ones_rights_is_refused_with_its_reason(self):
        where = self.address("waive", make_finding(self.text).pk)
        answer = self.client.post(where, {"reason": "a street name", "scope": "market"})
        self.assertContains(answer, "Only who operates the market", status_code=422)

    def test_nobody_decides_by_following_a_link(self):
        for name in ("approve", "edit", "send_back", "skip"):
            self.assertEqual(self.client.get(self.address(name)).status_code, 405)


class Undoing(Desk):
    def test_gives_the_text_back_and_shows_it(self):
        self.post("approve")
        decision = Decision.objects.get()
        answer = self.client.post(self.address("undo", decision.pk))
        self.assertRedirects(answer, self.address("desk"))
        self.assertEqual(self.state(), State.TRANSLATED)

    def test_is_for_ones_own_decisions(self):
        lead = make_person("lead")
        decision = approve_adaptation(self.text, Seen(lead, self.text.revision))
        self.assertEqual(self.client.post(self.address("undo", decision.pk)).status_code, 404)

    def test_what_cannot_be_taken_back_says_why(self):
        self.post("approve")
        type(self.text).objects.update(state=State.FINAL)
        answer = self.client.post(self.address("undo", Decision.objects.get().pk), follow=True)
        self.assertContains(answer, "already in a release")


class Roles(Desk):
    def test_a_reviewer_of_every_market_reads_all(self):
        Role.objects.filter(user=self.amina).update(market="")
        other = make_text(make_item("B"), locale="ja", text="バッグ")
        answer = self.client.get(self.address("desk", other.review.pk))
        self.assertEqual(answer.status_code, 200)
