"""The catalogue as the operator sees it."""

from django.test import TestCase
from django.urls import reverse

from campaigns.launching import publish_market
from catalog.models import Adaptation, Item, State
from console.products import Asked, catalogue, lines
from console.sides import side_by_side
from locales.snapshot import knowledge
from review.waivers import waive_finding
from tests.review.make import (
    change_source,
    make_finding,
    make_item,
    make_operator,
    make_person,
    make_text,
)


def keys(**asked):
    return list(catalogue(Asked(**asked)).values_list("key", flat=True))


def place(item, market="sa"):
    (line,) = lines([item], [market])
    return line.places[market]


class Catalogue(TestCase):
    def test_is_searched_by_key_and_by_any_source_text(self):
        make_item("TEA-04", title="Celadon cups", description="Fired twice.")
        make_item("BAG-01", title="Linen tote bag")
        self.assertEqual(keys(words="tea"), ["TEA-04"])
        self.assertEqual(keys(words="fired"), ["TEA-04"])

    def test_narrows_to_what_waits_is_blocked_or_outdated_in_a_market(self):
        make_finding(make_text(make_item("A"), state=State.REVIEWED))
        change_source(make_text(make_item("B"), state=State.REVIEWED).entry, "Linen bag")
        make_text(make_item("C"))
        self.assertEqual(keys(state="blocked", market="sa"), ["A"])
        self.assertEqual(keys(state="outdated", market="sa"), ["B"])
        self.assertEqual(keys(state="waiting", market="sa"), ["B", "C"])
        self.assertEqual(keys(state="blocked", market="jp"), [])


class Matrix(TestCase):
    def test_says_how_an_item_stands_in_a_market(self):
        item = make_item(title="Linen tote bag", description="Holds a laptop.")
        self.assertEqual(place(item).state, "initial")
        text = make_text(item)
        make_text(item, "description", text="تتسع لحاسوب.", state=State.REVIEWED)
        self.assertEqual((place(item).state, place(item).waiting), ("translated", 1))
        make_text(item, state=State.REVIEWED)
        self.assertEqual((place(item).state, place(item).waiting), ("reviewed", 0))
        publish_market("sa")
        self.assertEqual(place(item).state, "final")
        change_source(text.entry, "Linen bag")
        self.assertEqual(place(item).state, "outdated")
        make_finding(text)
        self.assertEqual(place(item).state, "blocked")

    def test_a_waived_error_does_not_block(self):
        text = make_text(make_item(), state=State.REVIEWED)
        waive_finding(make_finding(text), make_person(), "a street name")
        self.assertEqual(place(text.entry.item).state, "reviewed")

    def test_takes_the_same_queries_however_many_items(self):
        for number in range(8):
            make_text(make_item(f"A{number}"))
        items = list(catalogue(Asked()))
        with self.assertNumQueries(4):
            lines(items, ["sa", "mx"])


class SideBySide(TestCase):
    def test_tells_where_each_text_comes_from(self):
        item = make_item()
        make_text(item, locale="es-419", text="Bolsa de lino")
        (row,) = side_by_side(item, [knowledge().market("mx"), knowledge().market("jp")])
        steps = [(cell.market.code, cell.found.step, cell.found.locale) for cell in row.cells]
        self.assertEqual(steps, [("mx", "parent", "es-419"), ("jp", "source", "en")])

    def test_shows_each_market_its_own_findings(self):
        text = make_text(make_item())
        make_finding(text, market="sa")
        (row,) = side_by_side(text.entry.item, [knowledge().market("sa")])
        self.assertEqual([cell.state for cell in row.cells], ["blocked"])

    def test_takes_three_queries_however_many_markets(self):
        item = make_item(title="Linen tote bag", description="Holds a laptop.")
        make_text(item)
        with self.assertNumQueries(3):
            side_by_side(item, list(knowledge().markets.values()))


class Idioms(TestCase):
    def setUp(self):
        self.client.force_login(make_operator())

    def page(self, **texts: str):
        item = make_item("WAL-07", **texts)
        return self.client.get(reverse("catalog:product", args=["product", item.key]))

    def test_belong_to_the_field_that_says_them(self):
        item = make_item(title="Wallet", slogan="Dirt cheap. Score a deal!")
        title, slogan = side_by_side(item, [knowledge().market("mx")])
        self.assertEqual(title.idioms, ())
        self.assertEqual([note.words for note in slogan.idioms], ["Dirt cheap", "Score a deal"])

    def test_are_underlined_where_they_stand_with_the_meaning_beneath(self):
        page = self.page(title="🎂 Dirt cheap & good")
        self.assertContains(
            page,
            '🎂 <mark class="idiom" title="dirt cheap: extremely cheap">Dirt cheap</mark> &amp;',
        )
        self.assertContains(
            page,
            '<p class="meaning"><bdi class="idiom" lang="en" dir="ltr">Dirt cheap</bdi> – '
            '<span lang="en" dir="ltr">extremely cheap</span></p>',
            html=True,
            count=1,
        )

    def test_a_plain_text_has_nothing_to_explain(self):
        self.assertNotContains(self.page(title="Linen tote bag"), 'class="meaning"')

    def test_take_no_query(self):
        item = make_item(title="Dirt cheap", slogan="Score a deal!")
        make_text(item)
        with self.assertNumQueries(3):
            rows = side_by_side(item, list(knowledge().markets.values()))
            self.assertTrue(all(row.idioms for row in rows))


class Pages(TestCase):
    def setUp(self):
        self.item = make_item()
        self.text = make_text(self.item)
        self.lin = make_operator()
        self.client.force_login(self.lin)
        self.here = reverse("catalog:product", args=["product", self.item.key])

    def test_want_somebody_signed_in(self):
        self.client.logout()
        self.assertEqual(self.client.get(self.here).status_code, 302)

    def test_show_the_text_in_its_own_direction(self):
        self.assertContains(self.client.get(self.here), 'lang="ar-SA" dir="rtl"')

    def test_an_unknown_item_is_not_found(self):
        missing = reverse("catalog:product", args=["product", "NOPE"])
        self.assertEqual(self.client.get(missing).status_code, 404)

    def test_an_odd_question_is_answered_with_everything(self):
        answer = self.client.get(
            reverse("catalog:products"), {"kind": "x", "state": "y", "page": "z"}
        )
        self.assertContains(answer, self.item.key)

    def test_nothing_imported_says_what_to_do(self):
        Item.objects.all().delete()
        self.assertContains(self.client.get(reverse("catalog:products")), "Nothing is here yet")

    def adapt(self, market="sa", locale="ar-SA"):
        where = reverse("catalog:adapt", args=["product", self.item.key])
        return self.client.post(where, {"field": "title", "market": market, "locale": locale})

    def test_a_reviewer_gives_a_market_its_own_text(self):
        self.lin.roles.create(name="reviewer")
        answer = self.adapt()
        own = Adaptation.objects.get(market="sa")
        self.assertRedirects(answer, reverse("review:desk", args=[own.review.pk]))

    def test_nobody_else_does(self):
        self.adapt()
        self.assertFalse(Adaptation.objects.filter(market="sa").exists())
