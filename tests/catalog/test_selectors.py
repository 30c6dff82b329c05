from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from catalog.models import Adaptation, Entry, Item, State
from catalog.resolve import is_approved, is_written
from catalog.selectors import matrix, resolved_entry, resolved_items
from catalog.services import save_item
from locales.values import Market
from tests.catalog.make import make_adaptation, make_draft, make_entry, make_item

PLACES = (("", "es-419"), ("", "es"), ("mx", "es-MX"), ("", "zh-Hant"), ("", "zh-Hans"))


def make_market(code, *locales):
    return Market(code, code, locales, "USD", ("UTC",), (), {}, (), ())


class ResolvedItems(TestCase):
    def test_two_queries_however_many_items(self):
        items = [make_item(f"K-{number}", title="a", slogan="b") for number in range(12)]
        for some in (items[:1], items):
            with self.assertNumQueries(2):
                found = resolved_items(some, "mx", "es-MX", is_approved)
            self.assertEqual(len(some), len(found))

    def test_each_field_is_resolved_on_its_own(self):
        item = make_item(title="Tee", slogan="Cool")
        make_adaptation(item.entries.get(field="title"), "es-419", "Camiseta")
        fields = resolved_items([item], "mx", "es-MX", is_approved)[item.pk]
        self.assertEqual(("Camiseta", "parent"), (fields["title"].text, fields["title"].step))
        self.assertEqual(("Cool", "source"), (fields["slogan"].text, fields["slogan"].step))

    def test_an_item_without_texts_has_an_empty_answer(self):
        item = Item.objects.create(kind="product", key="BARE", source_locale="en")
        self.assertEqual({item.pk: {}}, resolved_items([item], "mx", "es-MX", is_approved))

    def test_a_text_of_an_older_source_says_so(self):
        entry = make_entry()
        make_adaptation(entry, "es", "Camiseta")
        save_item(make_draft(title="Linen T-Shirt"))
        entry.refresh_from_db()
        self.assertTrue(resolved_entry(entry, "mx", "es-MX", is_approved).outdated)


class PageListAndSingle(HypothesisTestCase):
    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(("A", "B", "C")),
                st.sampled_from(PLACES),
                st.sampled_from((State.TRANSLATED, State.REVIEWED)),
            ),
            max_size=9,
        ),
        st.sampled_from((("mx", "es-MX"), ("tw", "zh-TW"), ("", "es"))),
    )
    def test_agree_on_every_text(self, written, place):
        items = [make_item(key) for key in "ABC"]
        entries = {entry.item.key: entry for entry in Entry.objects.select_related("item")}
        for key, (market, locale), state in written:
            make_adaptation(entries[key], locale, f"{key} {locale}", market=market, state=state)
        listed = resolved_items(items, *place, is_approved)
        for item in items:
            paged = resolved_items([item], *place, is_approved)
            single = resolved_entry(entries[item.key], *place, is_approved)
            self.assertEqual(listed[item.pk], paged[item.pk])
            self.assertEqual({"title": single}, paged[item.pk])


class Matrix(TestCase):
    def test_counts_each_text_where_it_is_resolved_to(self):
        item = make_item(title="Tee", slogan="Cool", cta="Buy")
        make_adaptation(item.entries.get(field="title"), "es-419", "Camiseta")
        make_adaptation(item.entries.get(field="cta"), "es", "Compra", state=State.TRANSLATED)
        cell = matrix([item], [make_market("mx", "es-MX")])[item.pk]["mx"]
        counts = {"missing": 1, "outdated": 0, "translated": 1, "approved": 1}
        self.assertEqual((counts, 3, "missing"), (dict(cell.counts), cell.total, cell.status))

    def test_a_market_is_only_done_in_all_its_locales(self):
        item = make_item()
        make_adaptation(item.entries.get(), "en-CA", "Linen Tee")
        cells = matrix([item], [make_market("ca", "en-CA", "fr-CA"), make_market("gb", "en-CA")])
        self.assertEqual("missing", cells[item.pk]["ca"].status)
        self.assertEqual("approved", cells[item.pk]["gb"].status)

    def test_shows_what_is_outdated(self):
        item = make_item()
        make_adaptation(item.entries.get(), "de", "Leinen")
        save_item(make_draft(title="Linen T-Shirt"))
        cell = matrix([item], [make_market("de", "de-DE")])[item.pk]["de"]
        self.assertEqual("outdated", cell.status)

    def test_two_queries_however_many_items_and_markets(self):
        items = [make_item(f"K-{number}") for number in range(8)]
        markets = [make_market("mx", "es-MX"), make_market("ca", "en-CA", "fr-CA")]
        for some, places in ((items[:1], markets[:1]), (items, markets)):
            with self.assertNumQueries(2):
                matrix(some, places)

    def test_an_empty_place_is_missing(self):
        item = make_item()
        Adaptation.objects.create(entry=item.entries.get(), locale="de")
        found = resolved_items([item], "de", "de-DE", is_written)[item.pk]["title"]
        self.assertEqual("source", found.step)
        cell = matrix([item], [make_market("de", "de-DE")])[item.pk]["de"]
        self.assertEqual("missing", cell.status)
