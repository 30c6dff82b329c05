"""What people do to texts."""

from datetime import date, timedelta

from django.test import TestCase
from django.utils import timezone

from accounts.models import AuditEvent
from catalog.models import Origin, State
from review.errors import Blocked, CannotUndo, NothingToApprove, ReviewRefused, Stale
from review.models import Finding, Review
from review.services import (
    Need,
    Seen,
    adapt_for_market,
    approve_adaptation,
    claim,
    edit_adaptation,
    send_back,
    set_due,
    skip,
    undo,
)
from review.waivers import waive_finding
from tests.review.make import (
    change_source,
    make_finding,
    make_item,
    make_person,
    make_text,
    remember_segment,
)
from translation.memory import lookup


class ReviewCase(TestCase):
    def setUp(self):
        self.amina = make_person()
        self.item = make_item()
        self.text = make_text(self.item)

    def seen(self) -> Seen:
        self.text.refresh_from_db()
        return Seen(self.amina, self.text.revision)


class ApproveAdaptation(ReviewCase):
    def test_makes_the_text_reviewed_and_records_who(self):
        decision = approve_adaptation(self.text, self.seen())
        self.text.refresh_from_db()
        self.assertEqual(self.text.state, State.REVIEWED)
        self.assertEqual(decision.actor, self.amina)
        self.assertTrue(AuditEvent.objects.filter(verb="approve", actor=self.amina).exists())

    def test_the_text_enters_the_memory_in_the_same_transaction(self):
        approve_adaptation(self.text, self.seen())
        self.assertEqual(lookup(["Linen tote bag"], "en", "ar"), {"Linen tote bag": "حقيبة"})

    def test_one_markets_own_wording_does_not_enter_the_memory(self):
        own = make_text(self.item, text="حقيبة كتان", market="sa")
        approve_adaptation(own, Seen(self.amina, own.revision))
        self.assertEqual(lookup(["Linen tote bag"], "en", "ar"), {})

    def test_an_open_error_stops_approval(self):
        make_finding(self.text)
        with self.assertRaises(Blocked):
            approve_adaptation(self.text, self.seen())
        self.text.refresh_from_db()
        self.assertEqual(self.text.state, State.TRANSLATED)

    def test_a_warning_does_not(self):
        make_finding(self.text, severity="warning")
        approve_adaptation(self.text, self.seen())
        self.text.refresh_from_db()
        self.assertEqual(self.text.state, State.REVIEWED)

    def test_a_waived_error_does_not(self):
        waive_finding(make_finding(self.text), self.amina, "the word is a street name")
        approve_adaptation(self.text, self.seen())

    def test_a_text_changed_meanwhile_is_not_approved(self):
        seen = self.seen()
        make_text(self.item, text="شنطة")
        with self.assertRaises(Stale):
            approve_adaptation(self.text, seen)

    def test_an_empty_text_is_not_approved(self):
        make_item("BAG-01", title="Canvas bag")
        empty = make_text(make_item("BAG-02", title="Bag"), text="", state=State.INITIAL)
        with self.assertRaises(NothingToApprove):
            approve_adaptation(empty, Seen(self.amina, empty.revision))

    def test_approving_an_outdated_text_says_it_still_holds(self):
        change_source(self.text.entry, "Linen tote bag, large")
        self.text.refresh_from_db()
        self.assertTrue(self.text.is_outdated)
        approve_adaptation(self.text, self.seen())
        self.text.refresh_from_db()
        self.assertFalse(self.text.is_outdated)


class EditAdaptation(ReviewCase):
    def test_a_persons_text_replaces_the_machines_and_says_so(self):
        edit_adaptation(self.text, self.seen(), "حقيبة كتان")
        self.text.refresh_from_db()
        self.assertEqual((self.text.text, self.text.origin), ("حقيبة كتان", Origin.HUMAN))
        self.assertEqual(self.text.state, State.TRANSLATED)

    def test_editing_an_approved_text_opens_it_again(self):
        approve_adaptation(self.text, self.seen())
        edit_adaptation(self.text, self.seen(), "شنطة")
        self.text.refresh_from_db()
        self.assertEqual(self.text.state, State.TRANSLATED)

    def test_every_version_is_kept(self):
        edit_adaptation(self.text, self.seen(), "شنطة", approve=True)
        texts = list(self.text.revisions.values_list("text", flat=True))
        self.assertEqual(texts, ["حقيبة", "شنطة"])

    def test_an_empty_text_is_refused(self):
        with self.assertRaises(NothingToApprove):
            edit_adaptation(self.text, self.seen(), "  ")

    def test_a_text_with_an_error_is_kept_but_not_approved(self):
        item = make_item("GLS-06", title="Glass set", description="Raise a glass of juice.")
        text = make_text(item, "description", text="ارفعوا كأسًا من العصير.")
        wine = "ارفعوا كأسًا من النبيذ."
        with self.assertRaises(Blocked):
            edit_adaptation(text, Seen(self.amina, text.revision), wine, approve=True)
        text.refresh_from_db()
        self.assertNotEqual(text.text, wine)
        edit_adaptation(text, Seen(self.amina, text.revision), wine)
        text.refresh_from_db()
        self.assertEqual(text.text, wine)


class Forgetting(ReviewCase):
    """What leaves approval leaves the memory."""

    def remembered(self):
        return lookup(["Linen tote bag"], "en", "ar").get("Linen tote bag")

    def test_undoing_an_approval_takes_it_out_of_the_memory(self):
        undo(approve_adaptation(self.text, self.seen()), self.amina)
        self.assertIsNone(self.remembered())

    def test_the_starters_wording_stands_again(self):
        remember_segment("Linen tote bag", "حقيبة كتان", "ar")
        decision = approve_adaptation(self.text, self.seen())
        self.assertEqual(self.remembered(), "حقيبة")
        undo(decision, self.amina)
        self.assertEqual(self.remembered(), "حقيبة كتان")

    def test_sending_back_an_approved_text_takes_it_out_too(self):
        approve_adaptation(self.text, self.seen())
        send_back(self.text, self.seen(), "tone")
        self.assertIsNone(self.remembered())


class SendBack(ReviewCase):
    def test_the_text_waits_for_a_translator_with_the_reason(self):
        send_back(self.text, self.seen(), "tone", "too stiff")
        self.text.refresh_from_db()
        self.assertEqual(self.text.state, State.INITIAL)
        self.assertEqual(self.text.text, "حقيبة")
        review = Review.objects.get(adaptation=self.text)
        self.assertEqual((review.sent_back, review.note), ("tone", "too stiff"))

    def test_a_reason_outside_the_list_is_refused(self):
        with self.assertRaises(ValueError):
            send_back(self.text, self.seen(), "because")


class Undo(ReviewCase):
    def test_gives_back_text_state_and_origin(self):
        decision = edit_adaptation(self.text, self.seen(), "شنطة", approve=True)
        undo(decision, self.amina)
        self.text.refresh_from_db()
        self.assertEqual(
            (self.text.text, self.text.state, self.text.origin),
            ("حقيبة", State.TRANSLATED, Origin.MACHINE),
        )

    def test_gives_back_what_the_text_was_made_from(self):
        change_source(self.text.entry, "Linen tote bag, large")
        decision = approve_adaptation(self.text, self.seen())
        undo(decision, self.amina)
        self.text.refresh_from_db()
        self.assertTrue(self.text.is_outdated)

    def test_a_later_change_stands_in_its_way(self):
        decision = approve_adaptation(self.text, self.seen())
        edit_adaptation(self.text, self.seen(), "شنطة")
        with self.assertRaises(CannotUndo):
            undo(decision, self.amina)

    def test_works_once(self):
        decision = approve_adaptation(self.text, self.seen())
        undo(decision, self.amina)
        decision.refresh_from_db()
        with self.assertRaises(CannotUndo):
            undo(decision, self.amina)

    def test_what_is_in_a_release_is_not_undone(self):
        decision = approve_adaptation(self.text, self.seen())
        type(self.text).objects.filter(pk=self.text.pk).update(state=State.FINAL)
        with self.assertRaises(CannotUndo):
            undo(decision, self.amina)


class Claims(ReviewCase):
    def test_one_person_holds_a_text_at_a_time(self):
        review = self.text.review
        self.assertTrue(claim(review, self.amina))
        self.assertFalse(claim(review, make_person("noor")))

    def test_a_claim_lapses(self):
        review = self.text.review
        claim(review, self.amina)
        past = timezone.now() - timedelta(minutes=1)
        Review.objects.filter(pk=review.pk).update(claimed_until=past)
        self.assertTrue(claim(review, make_person("noor")))

    def test_skipping_gives_it_back(self):
        review = self.text.review
        claim(review, self.amina)
        skip(review, self.amina)
        self.assertTrue(claim(review, make_person("noor")))


class SetDue(ReviewCase):
    def need(self, market: str, days: int) -> Need:
        at = timezone.now() + timedelta(days=days)
        return Need(market, at, at.date())

    def test_a_text_is_due_when_the_first_market_that_reads_it_needs_it(self):
        set_due(self.item, self.need("id", 2))
        need = self.need("sa", 4)
        set_due(self.item, need)
        review = Review.objects.get(adaptation=self.text)
        self.assertEqual((review.due_at, review.due_market), (need.due_at, "sa"))

    def test_setting_it_again_moves_it(self):
        set_due(self.item, self.need("sa", 4))
        later = self.need("sa", 20)
        set_due(self.item, later)
        self.assertEqual(Review.objects.get(adaptation=self.text).due_at, later.due_at)

    def test_texts_are_judged_for_the_day_they_go_live(self):
        item = make_item("lunch", kind="campaign", title="Lunch", body="A snack at noon.")
        make_text(item, "body", text="قهوة ووجبة خفيفة في وقت الظهر.")
        found = Finding.objects.filter(adaptation__entry__item=item, category="timing")
        set_due(item, Need("sa", timezone.now(), date(2027, 5, 20)))
        self.assertFalse(found.exists())
        set_due(item, Need("sa", timezone.now(), date(2027, 2, 20)))
        self.assertTrue(found.exists())


class AdaptForMarket(ReviewCase):
    def test_begins_as_a_copy_that_waits_for_review(self):
        entry = self.text.entry
        own = adapt_for_market(entry, "sa", "ar-SA", self.amina)
        self.assertEqual((own.text, own.market, own.state), ("حقيبة", "sa", State.TRANSLATED))
        self.assertTrue(Review.objects.filter(adaptation=own).exists())

    def test_a_locale_the_market_does_not_list_is_refused(self):
        with self.assertRaises(ReviewRefused):
            adapt_for_market(self.text.entry, "sa", "ja-JP", self.amina)
