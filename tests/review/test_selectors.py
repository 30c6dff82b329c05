"""What waits, in which order, for whom."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from catalog.models import State
from review.models import Review
from review.selectors import Filters, last_decision, loads, next_review, waiting_reviews
from review.services import Seen, approve_adaptation, claim, skip, undo
from tests.review.make import change_source, make_finding, make_item, make_person, make_text


def fields(rows):
    return [str(row.adaptation.entry) for row in rows]


class WaitingReviews(TestCase):
    def setUp(self):
        self.amina = make_person(market="sa")

    def test_holds_what_is_not_approved(self):
        make_text(make_item("A"))
        make_text(make_item("B"), state=State.REVIEWED)
        self.assertEqual(fields(waiting_reviews(self.amina, Filters())), ["product:A/title"])

    def test_holds_what_was_approved_for_an_older_source(self):
        text = make_text(make_item("A"), state=State.REVIEWED)
        change_source(text.entry, "Linen bag")
        self.assertEqual(fields(waiting_reviews(self.amina, Filters())), ["product:A/title"])

    def test_shows_a_reviewer_only_the_locales_of_their_markets(self):
        make_text(make_item("A"), locale="ja", text="バッグ")
        self.assertEqual(fields(waiting_reviews(self.amina, Filters())), [])
        everybody = make_person("lead")
        self.assertEqual(fields(waiting_reviews(everybody, Filters())), ["product:A/title"])

    def test_a_deadline_comes_first_then_the_catalogues_order(self):
        first = make_item("A", title="One", description="Two")
        for field in ("title", "description"):
            make_text(first, field)
        urgent = make_text(make_item("B"))
        Review.objects.filter(adaptation=urgent).update(due_at=timezone.now())
        self.assertEqual(
            fields(waiting_reviews(self.amina, Filters())),
            ["product:B/title", "product:A/title", "product:A/description"],
        )

    def test_what_a_person_skipped_comes_last_for_them_alone(self):
        text = make_text(make_item("A"))
        make_text(make_item("B"))
        skip(text.review, self.amina)
        self.assertEqual(
            fields(waiting_reviews(self.amina, Filters())), ["product:B/title", "product:A/title"]
        )
        noor = make_person("noor", market="sa")
        self.assertEqual(fields(waiting_reviews(noor, Filters()))[0], "product:A/title")

    def test_filters_narrow(self):
        make_finding(make_text(make_item("A")))
        make_text(make_item("B"), text="", state=State.INITIAL)
        change_source(make_text(make_item("C")).entry, "Linen bag")
        found = {
            state: fields(waiting_reviews(self.amina, Filters(state=state)))
            for state in ("blocked", "initial", "outdated")
        }
        self.assertEqual(
            found,
            {
                "blocked": ["product:A/title"],
                "initial": ["product:B/title"],
                "outdated": ["product:C/title"],
            },
        )

    def test_takes_the_same_queries_however_much_waits(self):
        for number in range(7):
            make_text(make_item(f"A{number}"))
        with self.assertNumQueries(2):
            fields(waiting_reviews(self.amina, Filters()))


class NextReview(TestCase):
    def setUp(self):
        self.amina, self.noor = make_person("amina"), make_person("noor")

    def test_what_somebody_holds_is_not_offered_to_another(self):
        review = make_text(make_item("A")).review
        claim(review, self.noor)
        self.assertIsNone(next_review(self.amina, Filters()))
        self.assertEqual(next_review(self.noor, Filters()), review)

    def test_a_lapsed_claim_is_no_hindrance(self):
        review = make_text(make_item("A")).review
        past = timezone.now() - timedelta(minutes=1)
        Review.objects.filter(pk=review.pk).update(claimed_by=self.noor, claimed_until=past)
        self.assertEqual(next_review(self.amina, Filters()), review)


class LastDecision(TestCase):
    def test_is_the_newest_that_can_be_taken_back(self):
        amina = make_person()
        text = make_text(make_item())
        decision = approve_adaptation(text, Seen(amina, text.revision))
        self.assertEqual(last_decision(amina), decision)
        undo(decision, amina)
        self.assertIsNone(last_decision(amina))


class Loads(TestCase):
    def test_count_per_market_what_waits_and_why(self):
        make_finding(make_text(make_item("A")))
        make_text(make_item("B"), text="", state=State.INITIAL)
        (sa, jp) = loads(["sa", "jp"])
        self.assertEqual((sa.waiting, sa.without_text, sa.blocked), (2, 1, 1))
        self.assertEqual(jp.waiting, 0)
