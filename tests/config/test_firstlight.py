"""The main job on the demo: its sums, what it publishes, and that again it changes nothing."""

import socket
from datetime import datetime, time
from io import StringIO
from unittest import skipUnless
from unittest.mock import patch
from zoneinfo import ZoneInfo

import time_machine
from django.conf import settings
from django.core.management import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import Launch
from catalog.models import APPROVED, Adaptation, Entry, Item
from config import report
from config.firstlight import sold_markets
from jobs.models import Job
from locales.snapshot import knowledge
from releases.models import Release, ReleaseEntry
from releases.selectors import current_release
from review.findings import open_errors
from tests.config.house import House, everything
from tests.conftest import SHARED
from tests.review.bank import open_bank
from translation.models import MemoryUnit

TEN_MARKETS = {"sa", "id", "br", "mx", "jp", "de", "cn", "tw", "th", "ca"}
PRODUCTS = SHARED / "data" / "products"
QUERIES_OF_A_SECOND_RUN = 400


@time_machine.travel("2026-11-22T12:00Z")  # the README's day: rules and occurrences depend on it
class OnTheDemo(House):
    @classmethod
    def setUpTestData(cls):
        cls.out = cls.firstlight()
        cls.rows = report.rows(sold_markets())

    def release_texts(self, market):
        """(entry of the release, name of a field, the field) of all a market serves."""
        served = ReleaseEntry.objects.filter(release=current_release(market))
        for entry in served.select_related("document"):
            for name, field in entry.document.body["fields"].items():
                yield entry, name, field

    def test_the_markets_that_the_demo_speaks_to_have_their_rows(self):
        self.assertEqual({row.market for row in self.rows}, TEN_MARKETS)
        self.assertEqual(self.err.getvalue(), "")

    def test_the_others_are_offered_by_name(self):
        others = set(knowledge().markets) - TEN_MARKETS
        self.assertIn(f"{len(others)} markets more: {', '.join(sorted(others))}.", self.out)
        self.assertEqual(set(sold_markets("all")), set(knowledge().markets))

    def test_every_text_is_accounted_for(self):
        for row in self.rows:
            parts = row.memory + row.own_words + row.engine + row.by_hand + row.no_text
            self.assertEqual(row.imported, parts, row)
            self.assertEqual(row.imported, Entry.objects.count(), row)
            self.assertGreater(row.memory, 0, row)

    def test_the_readme_shows_the_table_as_it_is(self):
        readme = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8").splitlines()
        for line in report.table(self.rows).splitlines():
            self.assertIn(f"    {line}", readme)

    def test_every_market_publishes(self):
        for row in self.rows:
            self.assertGreater(row.published, 0, row)
            self.assertIn(f"{row.market:6}  {row.locale}", self.out)

    def test_whatever_is_published_was_approved(self):
        for market in TEN_MARKETS:
            served = {
                (entry.kind, entry.key, name, field["locale"], field["text"])
                for entry, name, field in self.release_texts(market)
            }
            approved = Adaptation.objects.filter(market__in=["", market], state__in=APPROVED)
            place = ("entry__item__kind", "entry__item__key", "entry__field", "locale", "text")
            self.assertGreater(len(served), 20)
            self.assertEqual(served - set(approved.values_list(*place)), set(), market)

    def test_no_item_with_an_open_error_is_published(self):
        stopped = {e.adaptation.entry.item.key for e in open_errors(Item.objects.all(), "sa")}
        published = {entry.key for entry, _, _ in self.release_texts("sa")}
        self.assertGreater(len(stopped), 2)
        self.assertEqual(stopped & published, set())

    def test_campaigns_are_planned_in_each_markets_own_days_and_time(self):
        ramadan, singles = self.launches("ramadan-start"), self.launches("singles-day")
        self.assertEqual({launch.market for launch in ramadan}, {"sa", "id"})
        self.assertEqual({launch.market for launch in singles}, TEN_MARKETS)
        for launch in [*ramadan, *singles]:
            zone = knowledge().market(launch.market).time_zones[0]
            wall = launch.due_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
            self.assertEqual(launch.time_zone, zone)
            self.assertEqual(wall, datetime.combine(launch.wall_date, launch.wall_clock))
            self.assertLessEqual(launch.earliest, launch.latest)
            self.assertLess(launch.wall_date, launch.earliest)
        self.assertEqual({launch.wall_clock for launch in ramadan}, {time(20, 30)})
        self.assertEqual({launch.wall_clock for launch in singles}, {time(0, 0)})
        self.assertEqual({f"{launch.latest:%m-%d}" for launch in singles}, {"11-11"})

    def launches(self, event):
        rows = Launch.objects.filter(step__campaign__event=event, step__name="opens")
        return list(rows)

    def test_again_there_is_no_job_no_release_and_no_changed_row(self):
        before = everything()
        with CaptureQueriesContext(connection) as seen:
            again = self.firstlight()
        self.assertEqual(self.table(again), self.table(self.out))
        after = everything()
        for label, there in before.items():
            self.assertEqual(there, after[label], label)
        self.assertEqual(Job.objects.count(), 1)
        self.assertLessEqual(len(seen), QUERIES_OF_A_SECOND_RUN)

    def table(self, out):
        return [line for line in out.splitlines() if not line.startswith("Sign in")]


class OnAFileOfYourOwn(House):
    def items(self):
        return list(Item.objects.values_list("key", "source_locale").order_by("key"))

    def test_a_chinese_header_says_that_the_texts_are_chinese(self):
        self.firstlight(
            "--markets", "jp", "--catalog", self.write("zh.csv", "货号,标题\nA-1,蓝色杯子\n")
        )
        self.assertEqual(self.items(), [("A-1", "zh-Hans")])
        self.assertEqual(self.err.getvalue(), "")

    def test_what_the_operator_says_of_the_locale_holds(self):
        file = self.write("hk.csv", "货号,标题\nA-1,藍色杯子\n")
        self.firstlight("--markets", "jp", "--source-locale", "zh-Hant", "--catalog", file)
        self.assertEqual(self.items(), [("A-1", "zh-Hant")])

    def test_texts_that_are_not_in_the_locale_taken_are_told(self):
        file = self.write("mixed.csv", "sku,title\nA-1,蓝色杯子\n")
        self.firstlight("--markets", "jp", "--catalog", file)
        self.assertEqual(self.items(), [("A-1", "en")])
        self.assertIn("1 cells to look at", self.err.getvalue())

    def test_rows_kept_out_are_told_with_their_place_and_can_be_mended(self):
        file = self.write("some.csv", "sku,title,price\nA-1,Cup,12.00\nA-2,Bowl,cheap\n")
        self.firstlight("--markets", "jp", "--catalog", file)
        self.assertEqual(self.items(), [("A-1", "en")])
        self.assertIn(f"{file}:3: price: ", self.err.getvalue())
        kept = (self.folder / "reports" / "some.bad.csv").read_text(encoding="utf-8-sig")
        self.assertIn("A-2,Bowl,cheap,3,price", kept)

    def test_only_the_markets_named_are_served(self):
        file = self.write("cups.csv", "sku,title\nA-1,Blue\n")
        out = self.firstlight("--markets", "jp, mx,jp", "--catalog", file)
        self.assertEqual([line.split()[0] for line in out.splitlines()[2:4]], ["jp", "mx"])
        self.assertLessEqual(
            set(Adaptation.objects.values_list("locale", flat=True)), {"ja", "es-419"}
        )

    @skipUnless(PRODUCTS.is_dir(), "the shared input data is not on this machine")
    def test_a_shop_export_of_148_rows_is_120_products(self):
        file = PRODUCTS / "demo-catalog.shopify.csv"
        self.firstlight("--markets", "th", "--catalog", file)
        self.assertEqual(Item.objects.count(), 120)
        self.assert_accounted_for("th")

    @skipUnless(PRODUCTS.is_dir(), "the shared input data is not on this machine")
    def test_a_chinese_sheet_of_20(self):
        self.firstlight("--markets", "cn,tw", "--catalog", PRODUCTS / "demo-catalog-zh.csv")
        self.assertEqual(Item.objects.filter(source_locale="zh-Hans").count(), 20)
        self.assert_accounted_for("cn", "tw")
        (cn,) = report.rows(["cn"])
        self.assertEqual((cn.own_words, cn.no_text), (cn.imported, 0))
        self.assertGreater(cn.published, 0)

    def assert_accounted_for(self, *markets):
        for row in report.rows(markets):
            parts = row.memory + row.own_words + row.engine + row.by_hand + row.no_text
            self.assertEqual(parts, row.imported, row)


class WithAnEngine(House):
    def setUp(self):
        self.bank = open_bank()
        self.addCleanup(self.bank.close)
        self.enterContext(self.settings(**self.bank.settings, TRANSLATION_ENGINE="deepl"))
        file = self.write("cups.csv", "sku,title\nA-1,Blue zeppelin\nA-2,Red zeppelin\n")
        self.options = ("--markets", "jp", "--catalog", file)

    def answer(self, said: str) -> str:
        with patch("sys.stdin", StringIO(said)):
            self.firstlight(*self.options)
        return self.err.getvalue()

    def test_a_quota_that_ends_is_told_and_the_next_run_goes_on(self):
        self.bank.quota = 15
        self.firstlight(*self.options, "--yes")
        self.assertIn("Localising stopped: DeepL's characters", self.err.getvalue())
        self.bank.quota = None
        self.firstlight(*self.options, "--yes")
        self.assertEqual(self.err.getvalue(), "")
        self.assertEqual(set(self.bank.ledger.values()), {1})
        self.assertEqual(self.bank.billed, len("Blue zeppelin") + len("Red zeppelin"))

    def test_without_a_yes_nothing_is_bought_and_the_texts_wait(self):
        for said in ("n\n", ""):
            self.assertIn("about 25 characters", self.answer(said))
        self.assertEqual(self.bank.seen, [])
        (row,) = report.rows(["jp"])
        self.assertEqual((row.no_text, row.waiting), (2, 2))

    def test_after_a_yes_it_buys_and_does_not_ask_again(self):
        self.assertIn("Go on?", self.answer("y\n"))
        self.assertEqual(self.answer(""), "")
        (row,) = report.rows(["jp"])
        self.assertEqual((row.engine, self.bank.billed), (2, 25))


class Refusals(House):
    def refused(self, *options) -> str:
        with self.assertRaises(CommandError) as caught:
            self.firstlight(*options)
        sentence = str(caught.exception)
        self.assertEqual((caught.exception.returncode, sentence.count("\n")), (1, 0))
        self.assertEqual((Item.objects.count(), Job.objects.count()), (0, 0))
        self.assertFalse(MemoryUnit.objects.exists() or Release.objects.exists())
        return sentence

    def test_a_missing_file_is_named(self):
        self.assertIn("nowhere.csv", self.refused("--catalog", self.folder / "nowhere.csv"))

    def test_a_folder_is_no_file(self):
        self.assertIn("is a folder", self.refused("--catalog", self.folder))

    def test_a_picture_and_a_workbook_are_no_tables(self):
        picture = self.write("cup.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
        self.refused("--catalog", picture)
        workbook = self.write("cups.xlsx", b"PK\x03\x04" + bytes(400))
        self.assertIn("Excel", self.refused("--catalog", workbook))

    def test_an_empty_file_and_an_unknown_header_are_refused(self):
        self.assertIn("empty", self.refused("--catalog", self.write("empty.csv", "")))
        self.refused("--catalog", self.write("other.csv", "first,second\n1,2\n"))

    def test_an_unknown_market_is_named(self):
        self.assertIn("xx", self.refused("--markets", "sa,xx"))

    def test_a_busy_port_is_refused_before_anything_is_done(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            self.assertIn(f"Port {port} is in use", self.refused("--port", port))

    def test_a_port_that_cannot_be_is_refused(self):
        self.assertIn("There is no port 0", self.refused("--port", 0))

    def test_an_engine_without_its_key_is_refused(self):
        with self.settings(TRANSLATION_ENGINE="deepl", DEEPL_AUTH_KEY=""):
            self.assertIn("DEEPL_AUTH_KEY", self.refused())

    def test_a_source_locale_that_is_none_is_refused(self):
        file = self.write("cups.csv", "sku,title\nA-1,Blue\n")
        self.assertIn("no language tag", self.refused("--catalog", file, "--source-locale", "e!"))
