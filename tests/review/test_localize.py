"""The conductor: segment → memory → engine → checks → a place in the queue."""

from django.test import TestCase

from catalog.models import Adaptation, Origin, State
from review.localize import localize_item, start_localization
from review.markets import content_locales, readers_of
from review.models import Finding, MarketPolicy, Review
from tests.review.make import change_source, make_item, make_text, remember_segment
from translation.engines import engine


def text_of(item, field="title", locale="ar"):
    return Adaptation.objects.get(entry__item=item, entry__field=field, locale=locale, market="")


class LocalizeItem(TestCase):
    def test_an_exact_hit_of_the_memory_enters_as_reviewed(self):
        remember_segment("Linen tote bag", "حقيبة كتان", "ar")
        item = make_item()
        localize_item(item, "ar", None)
        found = text_of(item)
        self.assertEqual(
            (found.text, found.state, found.origin),
            ("حقيبة كتان", State.REVIEWED, Origin.MEMORY),
        )

    def test_a_market_can_switch_that_off(self):
        MarketPolicy.objects.create(market="sa", accept_memory=False)
        remember_segment("Linen tote bag", "حقيبة كتان", "ar")
        item = make_item()
        localize_item(item, "ar", None)
        self.assertEqual(text_of(item).state, State.TRANSLATED)

    def test_an_exact_hit_with_an_error_waits_for_a_person(self):
        remember_segment("A glass of wine", "كأس من النبيذ", "ar")
        item = make_item(title="A glass of wine")
        localize_item(item, "ar", None)
        self.assertEqual(text_of(item).state, State.TRANSLATED)
        self.assertTrue(Finding.objects.filter(severity="error", market="sa").exists())

    def test_what_the_memory_lacks_waits_and_says_why(self):
        item = make_item()
        localize_item(item, "ar", None)
        found = text_of(item)
        self.assertEqual((found.text, found.state), ("", State.INITIAL))
        self.assertIn("no engine configured", found.note)
        self.assertTrue(Review.objects.filter(adaptation=found).exists())

    def test_the_engine_is_asked_for_what_the_memory_lacks(self):
        item = make_item()
        bought = localize_item(item, "ar", engine("pseudo"))
        found = text_of(item)
        self.assertEqual((found.state, found.origin), (State.TRANSLATED, Origin.MACHINE))
        self.assertGreaterEqual(bought, 0)

    def test_the_sellers_own_words_serve_a_market_of_that_language(self):
        item = make_item()
        localize_item(item, "en-CA", None)
        found = text_of(item, locale="en-CA")
        self.assertEqual((found.text, found.origin), ("Linen tote bag", Origin.SOURCE))
        self.assertEqual(found.state, State.REVIEWED)

    def test_one_chinese_script_does_not_serve_the_other(self):
        item = make_item(source_locale="zh-Hans", title="帆布包")
        localize_item(item, "zh-Hant", None)
        self.assertEqual(text_of(item, locale="zh-Hant").text, "")

    def test_a_persons_text_is_never_replaced(self):
        item = make_item()
        mine = make_text(item, text="شنطة", origin=Origin.HUMAN)
        change_source(mine.entry, "Linen bag")
        remember_segment("Linen bag", "حقيبة", "ar")
        localize_item(item, "ar", None)
        mine.refresh_from_db()
        self.assertEqual(mine.text, "شنطة")

    def test_a_machines_text_of_an_older_source_is_made_anew(self):
        item = make_item()
        old = make_text(item, text="قديم")
        change_source(old.entry, "Linen bag")
        remember_segment("Linen bag", "حقيبة", "ar")
        localize_item(item, "ar", None)
        old.refresh_from_db()
        self.assertEqual(old.text, "حقيبة")

    def test_again_changes_nothing(self):
        remember_segment("Linen tote bag", "حقيبة كتان", "ar")
        item = make_item()
        localize_item(item, "ar", None)
        revision = text_of(item).revision
        localize_item(item, "ar", None)
        self.assertEqual(text_of(item).revision, revision)


class StartLocalization(TestCase):
    def test_asks_once_per_locale_that_texts_are_kept_in(self):
        make_item()
        job = start_localization(["sa", "mx"])
        self.assertEqual(
            sorted(job.items.values_list("key", flat=True)),
            ["product:TEA-04/ar", "product:TEA-04/es-419"],
        )

    def test_is_nothing_when_every_text_is_up_to_date(self):
        make_text(make_item())
        self.assertIsNone(start_localization(["sa"]))

    def test_without_blanks_does_not_try_again_what_was_not_found(self):
        item = make_item()
        localize_item(item, "ar", None)
        self.assertIsNone(start_localization(["sa"], blanks=False))
        self.assertIsNotNone(start_localization(["sa"]))


class TestMarkets:
    def test_a_text_is_kept_where_it_is_paid_for_once(self):
        assert content_locales(["mx", "ca"]) == ["es-419", "en-CA", "fr-CA"]

    def test_readers_are_found_from_the_packs(self):
        found = {(market.code, locale) for market, locale in readers_of("es-419")}
        assert found == {("ar", "es-AR"), ("cl", "es-CL"), ("co", "es-CO"), ("mx", "es-MX")}
