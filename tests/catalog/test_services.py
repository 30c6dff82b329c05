from django.test import TestCase

from catalog.drafts import ItemDraft, TextDraft, merge_facts
from catalog.errors import EmptyText
from catalog.models import Adaptation, Item, Origin, Revision, State, text_digest
from catalog.services import place, preview_items, save_item, save_items, write_text
from tests.catalog.make import make_adaptation, make_draft, make_entry, make_item


class SaveItem(TestCase):
    def test_a_new_item_gets_an_entry_per_text(self):
        item = make_item(title="Linen Tee", slogan="Cool all day", facts={"price": "20.00"})
        texts = {entry.field: entry.source_text for entry in item.entries.all()}
        self.assertEqual({"title": "Linen Tee", "slogan": "Cool all day"}, texts)
        self.assertEqual({"price": "20.00"}, item.facts)

    def test_entries_stand_in_the_order_of_fields(self):
        item = make_item(seo_title="s", slogan="c", note="z", title="a", description="b")
        fields = [entry.field for entry in item.entries.all()]
        self.assertEqual(["title", "description", "slogan", "seo_title", "note"], fields)

    def test_saving_the_same_again_only_reads(self):
        make_item()
        with self.assertNumQueries(4):  # savepoint, items, entries, savepoint
            self.assertEqual("unchanged", save_item(make_draft()))

    def test_a_changed_text_leaves_its_adaptation_standing_outdated(self):
        entry = make_entry()
        adaptation = make_adaptation(entry, "de", "Leinenshirt")
        self.assertEqual("changed", save_item(make_draft(title="Linen T-Shirt")))
        adaptation.refresh_from_db()
        self.assertTrue(adaptation.is_outdated)
        self.assertEqual(("Leinenshirt", "Linen Tee"), (adaptation.text, adaptation.source_text))

    def test_a_field_the_draft_does_not_name_stays(self):
        item = make_item(title="Linen Tee", slogan="Cool all day")
        save_item(make_draft(title="Linen T-Shirt"))
        self.assertEqual(2, item.entries.count())

    def test_a_blank_field_goes_with_its_adaptations(self):
        item = make_item(title="Linen Tee", slogan="Cool all day")
        make_adaptation(item.entries.get(field="slogan"), "de", "Kühl")
        saved = save_items([make_draft(title="Linen Tee", slogan=" ")])
        removal = saved.removals[0]
        self.assertEqual(("TEE-01", "slogan", 1), (removal.key, removal.field, removal.adaptations))
        self.assertEqual(["title"], [entry.field for entry in item.entries.all()])

    def test_a_change_of_unicode_form_alone_is_none(self):
        make_item(title="Caf\u00e9")
        self.assertEqual("unchanged", save_item(make_draft(title="Cafe\u0301")))

    def test_another_source_locale_is_another_source(self):
        entry = make_entry()
        save_item(make_draft(locale="fr"))
        entry.refresh_from_db()
        self.assertEqual(text_digest("Linen Tee", "fr"), entry.digest)

    def test_text_and_markup_of_the_same_letters_differ(self):
        make_item(title="Tee")
        draft = ItemDraft("product", "TEE-01", "en", {"title": TextDraft("Tee", "html")})
        self.assertEqual("changed", save_item(draft))

    def test_the_item_s_time_moves_with_its_entries(self):
        before = make_item().updated_at
        save_item(make_draft(title="Linen T-Shirt"))
        self.assertGreater(Item.objects.get().updated_at, before)

    def test_the_number_of_queries_does_not_grow_with_the_drafts(self):
        few = [make_draft(f"A-{number}") for number in range(2)]
        many = [make_draft(f"B-{number}") for number in range(60)]
        for drafts in (few, many):
            with self.assertNumQueries(5):  # two savepoints, items read and written, entries
                save_items(drafts)

    def test_the_same_key_may_stand_for_a_product_and_a_campaign(self):
        make_item("SALE")
        self.assertEqual("new", save_item(make_draft("SALE", kind="campaign", title="Sale")))


class PreviewItems(TestCase):
    def test_it_foresees_what_saving_does_and_writes_nothing(self):
        entry = make_entry()
        make_adaptation(entry, "de", "Leinenshirt")
        drafts = [make_draft(title="Linen T-Shirt"), make_draft("NEW-1")]
        foreseen = preview_items(drafts)
        self.assertEqual((("changed", "new"), 1), (foreseen.changes, foreseen.outdated))
        self.assertEqual(1, Item.objects.count())
        self.assertEqual(foreseen, save_items(drafts))


class MergeFacts(TestCase):
    def test_what_is_not_stated_stays_what_is_blank_goes(self):
        known = {"price": "1.00", "brand": "Orvashi", "extra": {"topic": "plain", "stock": "3"}}
        stated = {"price": "2.00", "brand": None, "extra": {"stock": None}}
        self.assertEqual({"price": "2.00", "extra": {"topic": "plain"}}, merge_facts(known, stated))

    def test_an_emptied_group_goes(self):
        self.assertEqual({}, merge_facts({"extra": {"a": "1"}}, {"extra": {"a": None}}))


class Place(TestCase):
    def test_one_place_is_one_row_however_the_locale_is_written(self):
        entry = make_entry()
        self.assertEqual(place(entry, "zh-TW"), place(entry, "zh_hant_tw"))
        self.assertNotEqual(place(entry, "zh-TW"), place(entry, "zh-TW", "tw"))


class WriteText(TestCase):
    def test_each_write_is_a_revision_with_its_source(self):
        entry = make_entry()
        adaptation = make_adaptation(entry, "de", "Leinen", state=State.TRANSLATED)
        adaptation = write_text(
            adaptation, "Leinenshirt", state=State.REVIEWED, origin=Origin.HUMAN, reason="Better"
        )
        first, second = Revision.objects.filter(adaptation=adaptation)
        self.assertEqual((1, "Leinen", "translated"), (first.number, first.text, first.state))
        self.assertEqual((2, "Leinenshirt", "Better"), (second.number, second.text, second.reason))
        self.assertEqual((2, entry.digest), (adaptation.revision, adaptation.source_digest))

    def test_writing_again_after_the_source_changed_makes_it_current(self):
        adaptation = make_adaptation(make_entry(), "de", "Leinen")
        save_item(make_draft(title="Linen T-Shirt"))
        adaptation = write_text(adaptation, "Leinen", state="reviewed", origin="human")
        self.assertFalse(adaptation.is_outdated)

    def test_a_text_takes_the_note_why_there_was_none_away(self):
        adaptation = place(make_entry(), "de")
        Adaptation.objects.update(note="No engine is set up")
        self.assertEqual("", write_text(adaptation, "x", state="translated", origin="human").note)

    def test_only_an_initial_text_may_be_empty(self):
        adaptation = place(make_entry(), "de")
        with self.assertRaises(EmptyText):
            write_text(adaptation, "", state=State.REVIEWED, origin=Origin.HUMAN)
        self.assertEqual("", write_text(adaptation, "", state="initial", origin="human").text)
