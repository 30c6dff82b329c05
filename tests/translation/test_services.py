from django.db import transaction
from django.test import TestCase, TransactionTestCase

from catalog.models import Origin
from translation.engines import engine
from translation.engines.base import (
    EngineRefused,
    EngineUnavailable,
    Limits,
    QuotaExhausted,
    UnsupportedLocale,
)
from translation.models import EngineCall, PaidTranslation
from translation.services import estimate, translate_entry_batch

from .make import LoudEngine, make_entry, make_unit


def failing(error):
    def say(text):
        raise error("no more")

    return LoudEngine(say)


class FromMemory(TestCase):
    def test_a_text_that_is_known_whole_comes_from_memory(self):
        make_unit("One cup.", "كوب.")
        make_unit("Two cups.", "كوبان.")
        loud = LoudEngine()
        (done,) = translate_entry_batch([make_entry("One cup. Two cups.")], "ar", loud)
        self.assertEqual((done.text, done.origin, done.engine), ("كوب. كوبان.", "memory", ""))
        self.assertEqual(loud.requests, [])

    def test_without_an_engine_half_a_text_is_no_text(self):
        make_unit("One cup.", "كوب.")
        (done,) = translate_entry_batch([make_entry("One cup. Two cups.")], "ar", None)
        self.assertIsNone(done.text)
        self.assertEqual(done.missing, 1)
        self.assertEqual(done.note, "no engine configured; the memory lacks 1 of 2 segments")

    def test_what_has_no_word_and_what_is_a_measure_needs_no_memory(self):
        entries = [make_entry("2027"), make_entry("30 cm", field="size")]
        texts = [done.text for done in translate_entry_batch(entries, "ar", None)]
        self.assertEqual(texts, ["2027", "30 سم"])

    def test_a_source_already_in_the_locale_stays_as_it_is(self):
        (done,) = translate_entry_batch([make_entry(locale="en-GB")], "en", LoudEngine())
        self.assertEqual((done.text, done.origin), ("Linen Tee", Origin.SOURCE))

    def test_a_target_below_the_source_changes_only_what_the_memory_says(self):
        make_unit("A fine color.", "A fine colour.", target_locale="en-CA")
        entries = [make_entry("Soft. A fine color."), make_entry("Mug", field="slogan")]
        changed, same = translate_entry_batch(entries, "en-CA", LoudEngine())
        self.assertEqual((changed.text, changed.origin), ("Soft. A fine colour.", "memory"))
        self.assertEqual((same.text, same.origin), ("Mug", "source"))

    def test_the_number_of_queries_does_not_grow_with_the_entries(self):
        entries = [make_entry(f"Cup {n}", key=f"CUP-{n}") for n in range(20)]
        with self.assertNumQueries(1):
            translate_entry_batch(entries, "ar", None)


class FromAnEngine(TestCase):
    def test_only_what_memory_lacks_is_asked_each_text_once_in_order(self):
        make_unit("Two.", "Zwei.", target_locale="de")
        loud = LoudEngine()
        (done,) = translate_entry_batch([make_entry("One. Two. Three. One.")], "de", loud)
        self.assertEqual(done.text, "«One.» Zwei. «Three.» «One.»")
        self.assertEqual(loud.requests[0].texts, ("One.", "Three."))
        self.assertEqual((done.origin, done.engine, done.characters), ("machine", "loud", 10))

    def test_an_items_segments_go_together_with_what_the_item_is(self):
        entries = [
            make_entry("Cup", field="title"),
            make_entry("<p>A <b>fine</b> cup</p>", field="description", html=True),
            make_entry("Mug", key="MUG-02"),
        ]
        loud = LoudEngine()
        translate_entry_batch(entries, "de", loud)
        self.assertEqual([request.context for request in loud.requests], ["Cup\nA fine cup", "Mug"])
        self.assertEqual(loud.requests[0].texts, ("Cup", 'A <g id="1">fine</g> cup'))

    def test_placeholders_and_tags_come_back(self):
        entry = make_entry("<p>Take <b>{count}</b> &amp; go</p>", html=True)
        (done,) = translate_entry_batch([entry], "de", engine("pseudo"))
        self.assertRegex(done.text, r"^<p>\[Tâkê <b>\{count\}</b> &amp; gô ~+\]</p>$")

    def test_an_answer_that_lost_a_placeholder_is_no_text_and_is_not_bought_again(self):
        entry = make_entry("Take {count}")
        loud = LoudEngine(lambda text: "Nimm")
        (done,) = translate_entry_batch([entry], "de", loud)
        self.assertEqual((done.text, done.missing), (None, 1))
        self.assertIn("“{count}” is missing", done.note)
        translate_entry_batch([entry], "de", loud)
        self.assertEqual(len(loud.requests), 1)

    def test_what_is_refused_is_left_to_a_person_and_the_next_item_goes_on(self):
        def say(text):
            if text == "Bad":
                raise EngineRefused("too odd")
            return "gut"

        entries = [make_entry("Bad", key="A"), make_entry("Good", key="B")]
        bad, good = translate_entry_batch(entries, "de", LoudEngine(say))
        self.assertEqual((bad.text, bad.note, good.text), (None, "too odd", "gut"))


class PaidOnce(TestCase):
    def test_the_same_segment_is_never_bought_twice(self):
        loud = LoudEngine()
        (first,) = translate_entry_batch([make_entry("A cup", key="A")], "de", loud)
        (again,) = translate_entry_batch([make_entry("A cup", key="B")], "de", loud)
        self.assertEqual((first.characters, again.characters), (5, 0))
        self.assertEqual(again.text, first.text)
        self.assertEqual(len(loud.requests), 1)

    def test_entries_that_share_a_segment_are_charged_once(self):
        entries = [make_entry("A cup", key="A"), make_entry("A cup", key="B")]
        done = translate_entry_batch(entries, "de", LoudEngine())
        self.assertEqual([one.characters for one in done], [5, 0])

    def test_other_options_of_an_engine_are_another_purchase(self):
        entry, loud = make_entry("A cup"), LoudEngine()
        translate_entry_batch([entry], "de", loud)
        loud.options = "formal"
        translate_entry_batch([entry], "de", loud)
        self.assertEqual(PaidTranslation.objects.count(), 2)

    def test_what_was_answered_before_the_quota_ended_is_kept(self):
        def say(text):
            if text == "Three.":
                raise QuotaExhausted("used up")
            return text.upper()

        entry, loud = make_entry("One. Two. Three."), LoudEngine(say)
        loud.limits = Limits(texts=1)
        with self.assertRaises(QuotaExhausted):
            translate_entry_batch([entry], "de", loud)
        self.assertEqual(PaidTranslation.objects.count(), 2)
        loud.say = str.upper
        loud.requests.clear()
        (done,) = translate_entry_batch([entry], "de", loud)
        self.assertEqual(done.text, "ONE. TWO. THREE.")
        self.assertEqual([request.texts for request in loud.requests], [("Three.",)])


class Ledger(TestCase):
    def test_one_line_for_each_call(self):
        translate_entry_batch([make_entry("A cup")], "de", LoudEngine())
        line = EngineCall.objects.get()
        self.assertEqual(
            (line.engine, line.model, line.texts, line.characters, line.error),
            ("loud", "loud-1", 1, 5, ""),
        )

    def test_a_failed_call_is_entered_and_stops_the_batch(self):
        for error in (QuotaExhausted, EngineUnavailable):
            with self.assertRaises(error):
                translate_entry_batch([make_entry(key=error.__name__)], "de", failing(error))
        self.assertEqual([line.error for line in EngineCall.objects.all()], ["no more"] * 2)

    def test_what_never_left_the_house_is_not_entered(self):
        (done,) = translate_entry_batch([make_entry()], "de", failing(UnsupportedLocale))
        self.assertEqual((done.text, done.note), (None, "no more"))
        self.assertFalse(EngineCall.objects.exists())

    def test_fewer_answers_than_texts_are_an_error(self):
        loud = LoudEngine()
        loud.translate = lambda request: []
        with self.assertRaisesMessage(EngineUnavailable, "answered 0 texts where 1 were sent"):
            translate_entry_batch([make_entry()], "de", loud)


class Transactions(TransactionTestCase):
    def test_buying_inside_a_callers_transaction_is_refused_before_anything_is_spent(self):
        loud, entry = LoudEngine(), make_entry()
        with self.assertRaises(RuntimeError), transaction.atomic():
            translate_entry_batch([entry], "de", loud)
        self.assertEqual(loud.requests, [])


class EstimateCost(TestCase):
    def test_counts_what_is_known_what_was_bought_and_the_rest(self):
        make_unit("Known.", "Bekannt.", target_locale="de")
        loud = LoudEngine()
        translate_entry_batch([make_entry("Bought.", key="A")], "de", loud)
        entries = [make_entry("Known. Bought. New one.", key="B"), make_entry("New one.", key="C")]
        found = estimate(entries, "de", loud)
        self.assertEqual(
            (found.segments, found.from_memory, found.already_bought, found.characters),
            (3, 1, 1, len("New one.")),
        )
        self.assertEqual(len(loud.requests), 1)
