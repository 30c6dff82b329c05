"""Publishing: only approved text, one pointer moved at once, nothing ever rewritten."""

from django.test import TestCase
from hypothesis import given
from hypothesis import strategies as st

from catalog.models import Item, State
from releases.errors import NoSuchRelease
from releases.models import Document, OutboxEvent, Release
from releases.selectors import Content, Withheld, approved_content, current_release
from releases.services import canonical_json, digest_of, publish, roll_back
from review.waivers import waive_finding
from tests.review.make import change_source, make_finding, make_item, make_person, make_text


def publish_all(market="sa", **more):
    return publish(market, Item.objects.all(), **more)


def body_of(market="sa", key="TEA-04"):
    return current_release(market).entries.get(key=key).document.body


class Publish(TestCase):
    def setUp(self):
        self.item = make_item(title="Linen tote bag", description="Holds a laptop.")
        self.title = make_text(self.item, state=State.REVIEWED)
        self.description = make_text(self.item, "description", text="تتسع لحاسوب.")

    def test_only_approved_text_is_published(self):
        publish_all()
        body = body_of()
        self.assertEqual(list(body["fields"]), ["title"])
        self.assertEqual(body["missing"], ["description"])

    def test_an_item_without_an_approved_title_is_withheld(self):
        make_text(self.item, state=State.TRANSLATED)
        done = publish_all()
        self.assertEqual((done.published, done.withheld), (0, 1))
        self.assertIsNone(done.release)

    def test_the_source_is_never_published_in_place_of_a_translation(self):
        publish_all("jp")
        self.assertIsNone(current_release("jp"))

    def test_an_approved_text_with_an_open_error_is_not_published_there(self):
        make_finding(self.title, market="sa")
        self.assertEqual(publish_all().published, 0)

    def test_one_field_with_an_error_withholds_the_whole_item(self):
        make_finding(self.description, market="sa")
        self.assertEqual(publish_all().published, 0)

    def test_an_error_in_one_market_does_not_withhold_in_another(self):
        make_text(self.item, locale="ja", text="バッグ", state=State.REVIEWED)
        make_finding(self.title, market="sa")
        self.assertEqual(publish_all("jp").published, 1)

    def test_a_waived_error_does_not_withhold(self):
        waive_finding(make_finding(self.title, market="sa"), make_person(), "a street name")
        self.assertEqual(publish_all().published, 1)

    def test_an_approved_text_of_an_older_source_is_published_and_says_so(self):
        change_source(self.title.entry, "Linen tote bag, large")
        publish_all()
        self.assertTrue(body_of()["fields"]["title"]["outdated"])

    def test_the_same_content_makes_no_second_release(self):
        first, second = publish_all(), publish_all()
        self.assertTrue(first.new)
        self.assertFalse(second.new)
        self.assertEqual(Release.objects.count(), 1)

    def test_published_texts_are_final(self):
        publish_all()
        self.title.refresh_from_db()
        self.description.refresh_from_db()
        self.assertEqual((self.title.state, self.description.state), ("final", "translated"))

    def test_another_markets_own_text_is_not_made_final_by_it(self):
        own = make_text(self.item, locale="id", text="Tas", market="id", state=State.REVIEWED)
        publish_all()
        own.refresh_from_db()
        self.assertEqual(own.state, State.REVIEWED)

    def test_the_release_says_who_published_and_why(self):
        lin = make_person("lin")
        release = publish_all(by=lin, note="first").release
        self.assertEqual((release.created_by, release.note), (lin, "first"))

    def test_an_unchanged_document_is_stored_once(self):
        publish_all()
        other = make_item("BAG-02", title="Canvas bag")
        make_text(other, state=State.REVIEWED)
        publish_all()
        self.assertEqual((Release.objects.count(), Document.objects.count()), (2, 2))

    def test_outsiders_are_told_in_the_same_transaction(self):
        done = publish_all()
        event = OutboxEvent.objects.get()
        self.assertEqual(event.type, "release.published")
        self.assertEqual(event.payload["release"], done.release.number)

    def test_a_market_may_keep_its_own_text(self):
        make_text(self.item, text="حقيبة سعودية", market="sa", state=State.REVIEWED)
        publish_all()
        title = body_of()["fields"]["title"]
        self.assertEqual((title["text"], title["step"]), ("حقيبة سعودية", "market"))


class RollBack(TestCase):
    def test_serves_the_earlier_release_without_a_new_approval(self):
        item = make_item()
        make_text(item, state=State.REVIEWED)
        first = publish_all().release
        make_text(item, text="شنطة", state=State.REVIEWED)
        publish_all()
        roll_back("sa", first.number)
        self.assertEqual(current_release("sa"), first)
        self.assertEqual(body_of()["fields"]["title"]["text"], "حقيبة")

    def test_an_unknown_number_is_refused(self):
        with self.assertRaises(NoSuchRelease):
            roll_back("sa", 7)


class ApprovedContent(TestCase):
    def test_names_what_is_withheld_and_why(self):
        make_item()
        (part,) = approved_content("sa", Item.objects.all())
        self.assertIsInstance(part, Withheld)
        self.assertEqual(part.fields, ("title",))

    def test_a_market_with_two_languages_gets_both(self):
        item = make_item()
        make_text(item, locale="en-CA", text="Linen tote bag", state=State.REVIEWED)
        make_text(item, locale="fr-CA", text="Fourre-tout en lin", state=State.REVIEWED)
        parts = [p for p in approved_content("ca", [item]) if isinstance(p, Content)]
        self.assertEqual([part.locale for part in parts], ["en-CA", "fr-CA"])

    def test_takes_the_same_queries_however_many_items(self):
        for number in range(6):
            make_text(make_item(f"A{number}"), state=State.REVIEWED)
        items = list(Item.objects.all())
        with self.assertNumQueries(3):
            list(approved_content("sa", items))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


class TestDigest:
    @given(st.dictionaries(st.text(), JSON))
    def test_the_order_of_keys_does_not_matter(self, body):
        turned = dict(reversed(body.items()))
        assert digest_of(body) == digest_of(turned)

    def test_text_stays_readable(self):
        assert canonical_json({"text": "حقيبة"}) == '{"text":"حقيبة"}'.encode()
