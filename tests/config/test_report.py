"""The table's sums hold for what a market really reads."""

from django.test import TestCase

from catalog.models import Origin, State
from config.firstlight import FirstRun
from config.report import HEADINGS, rows, table, troubles
from jobs.models import Job
from review.waivers import waive_finding
from tests.review.make import make_finding, make_item, make_operator, make_text


def texts_of(row) -> int:
    return row.memory + row.own_words + row.engine + row.by_hand + row.no_text


class Rows(TestCase):
    def setUp(self):
        self.item = make_item(title="Cup", slogan="Drink up", color="Blue", size="30 cl")

    def row(self, market="sa"):
        (found,) = rows([market])
        self.assertEqual(texts_of(found), found.imported)
        return found

    def test_each_origin_has_its_column_and_the_rest_has_no_text(self):
        make_text(self.item, "title", origin=Origin.MEMORY, state=State.REVIEWED)
        make_text(self.item, "slogan", origin=Origin.MACHINE)
        make_text(self.item, "color", origin=Origin.HUMAN)
        row = self.row()
        self.assertEqual((row.memory, row.engine, row.by_hand, row.no_text), (1, 1, 1, 1))
        self.assertEqual(row.waiting, 2)

    def test_a_markets_own_wording_stands_for_the_shared_one_there_alone(self):
        make_text(self.item, locale="es-419", text="Taza", origin=Origin.MEMORY)
        make_text(self.item, locale="es-419", text="Tacita", origin=Origin.HUMAN, market="mx")
        row = self.row("mx")
        self.assertEqual((row.memory, row.by_hand, row.no_text), (0, 1, 3))

    def test_another_markets_wording_does_not_count(self):
        make_text(self.item, text="كوب", origin=Origin.HUMAN, market="ae")
        self.assertEqual(self.row().by_hand, 0)

    def test_what_is_waived_needs_nobody(self):
        finding = make_finding(make_text(self.item))
        make_finding(make_text(self.item, "slogan"), severity="warning")
        self.assertEqual((self.row().errors, self.row().warnings), (1, 1))
        waive_finding(finding, make_operator(), "Sold to hotels only")
        self.assertEqual((self.row().errors, self.row().warnings), (0, 1))

    def test_a_market_with_two_locales_has_two_rows(self):
        self.assertEqual([row.locale for row in rows(["ca"])], ["en-CA", "fr-CA"])

    def test_the_number_of_queries_grows_with_the_rows_alone(self):
        with self.assertNumQueries(1 + 2 * 4):
            rows(["ca"])


class Table(TestCase):
    def test_words_stand_left_and_numbers_right(self):
        make_item()
        head, line = table(rows(["sa"])).splitlines()
        self.assertTrue(line.startswith("sa      ar-SA "))
        self.assertEqual(len(head), len(line))
        self.assertEqual(line.split()[2:], ["1", "0", "0", "0", "0", "1", "0", "0", "0", "0", "0"])
        self.assertEqual(len(line.split()), len(HEADINGS))


class Troubles(TestCase):
    def test_a_clean_run_has_none(self):
        done = FirstRun((), Job(total=2, done=2), ())
        self.assertEqual(list(troubles(done)), [])

    def test_what_failed_what_stopped_and_what_could_not_be_planned_is_told(self):
        job = Job(pk=7, total=5, failed=2, error="The quota is used up.")
        told = list(troubles(FirstRun((), job, ("campaign:x: no observance is called “y”",))))
        self.assertEqual(len(told), 3)
        self.assertIn("2 of 5", told[0])
        self.assertIn("The quota is used up.", told[1])
        self.assertIn("“y”", told[2])
