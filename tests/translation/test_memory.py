from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import CommandError, call_command
from django.test import TestCase

from catalog.models import Adaptation, State
from translation.memory import (
    STARTER,
    dump_tmx,
    load_starter,
    load_tmx,
    lookup,
    remember,
    segment_digest,
)
from translation.models import MemoryOrigin, MemoryUnit
from translation.tmx import BadTmx, Unit, read, write

from .make import make_entry, make_unit


def make_adaptation(entry, text, locale="de", **values) -> Adaptation:
    return Adaptation.objects.create(
        entry=entry,
        locale=locale,
        text=text,
        state=State.REVIEWED,
        source_text=entry.source_text,
        source_digest=entry.digest,
        **values,
    )


class Lookup(TestCase):
    def test_finds_segments_by_their_normal_form_in_one_query(self):
        make_unit("Café  cup", "كوب")
        with self.assertNumQueries(1):
            found = lookup(["Cafe\u0301 cup", "Other"], "en", "ar")
        self.assertEqual(found, {"Cafe\u0301 cup": "كوب"})

    def test_parents_serve_target_and_source_the_nearest_first(self):
        make_unit("Cup", "taza", target_locale="es")
        self.assertEqual(lookup(["Cup"], "en-GB", "es-MX"), {"Cup": "taza"})
        make_unit("Cup", "tacita", target_locale="es-419")
        make_unit("Cup", "tazón", source_locale="en-GB", target_locale="es")
        self.assertEqual(lookup(["Cup"], "en-GB", "es-MX"), {"Cup": "tacita"})

    def test_the_other_script_or_variant_never_serves(self):
        make_unit("Cup", "杯子", target_locale="zh-Hans")
        make_unit("Cup", "chávena", target_locale="pt-PT")
        self.assertEqual(lookup(["Cup"], "en", "zh-Hant"), {})
        self.assertEqual(lookup(["Cup"], "en", "pt-BR"), {})


class Remember(TestCase):
    def test_pairs_the_sentences_of_source_and_text(self):
        entry = make_entry("<p>One cup. Two cups.</p>", field="description", html=True)
        written = remember(make_adaptation(entry, "<p>Eine Tasse. Zwei Tassen.</p>"))
        self.assertEqual(written, 2)
        self.assertEqual(lookup(["Two cups."], "en", "de"), {"Two cups.": "Zwei Tassen."})

    def test_a_single_sentence_may_become_several(self):
        remember(make_adaptation(make_entry("Now or never"), "Jetzt. Oder nie."))
        self.assertEqual(lookup(["Now or never"], "en", "de"), {"Now or never": "Jetzt. Oder nie."})

    def test_texts_that_do_not_pair_are_left_out(self):
        entry = make_entry("One. Two.")
        self.assertEqual(remember(make_adaptation(entry, "Eins, zwei.")), 0)

    def test_a_markets_own_text_is_no_translation(self):
        entry = make_entry("One cup")
        self.assertEqual(remember(make_adaptation(entry, "Ein Becher", market="at")), 0)

    def test_text_that_was_in_the_locale_already_is_no_translation(self):
        entry = make_entry("One cup")
        self.assertEqual(remember(make_adaptation(entry, "One cup", locale="en")), 0)

    def test_review_replaces_the_starters_wording(self):
        make_unit("One cup", "Ein Tässchen", target_locale="de", origin="starter")
        remember(make_adaptation(make_entry("One cup"), "Eine Tasse"))
        unit = MemoryUnit.objects.get()
        self.assertEqual((unit.target_text, unit.origin), ("Eine Tasse", MemoryOrigin.REVIEW))

    def test_the_source_it_was_made_from_counts_not_the_present_one(self):
        entry = make_entry("One cup")
        adaptation = make_adaptation(entry, "Eine Tasse")
        entry.source_text = "One mug"
        remember(adaptation)
        self.assertEqual(MemoryUnit.objects.get().source_digest, segment_digest("One cup"))


class Files(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "memory.tmx"

    def write(self, *units: Unit) -> Path:
        with self.path.open("wb") as out:
            write(units, out)
        return self.path

    def test_a_dump_holds_what_was_loaded(self):
        units = [Unit("en", "de", f"{n} cups", f"{n} Tassen", f"phrase.{n}") for n in range(3)]
        self.assertEqual(load_tmx(self.write(*units)).written, 3)
        with self.path.open("wb") as out:
            self.assertEqual(dump_tmx("de", out), 3)
        self.assertEqual(list(read(self.path)), units)

    def test_the_starter_never_replaces_review_but_an_operators_file_does(self):
        make_unit("Cup", "Tasse", target_locale="de")
        path = self.write(Unit("en", "de", "Cup", "Schale"))
        self.assertEqual(load_tmx(path, MemoryOrigin.STARTER).known, 1)
        self.assertEqual(lookup(["Cup"], "en", "de"), {"Cup": "Tasse"})
        self.assertEqual(load_tmx(path).written, 1)
        self.assertEqual(lookup(["Cup"], "en", "de"), {"Cup": "Schale"})

    def test_a_broken_file_changes_nothing(self):
        path = self.write(*(Unit("en", "de", f"{n} cups", "x") for n in range(600)))
        path.write_bytes(path.read_bytes()[:-20])
        with self.assertRaises(BadTmx):
            load_tmx(path)
        self.assertEqual(MemoryUnit.objects.count(), 0)

    def test_the_commands_load_and_dump(self):
        self.write(Unit("en", "de", "Cup", "Tasse"))
        with self.path.with_suffix(".log").open("w") as log:
            call_command("loadmemory", str(self.path), stdout=log)
            call_command("dumpmemory", target="de", out=self.path, stdout=log)
        self.assertIn("1 units loaded", self.path.with_suffix(".log").read_text())
        self.assertEqual(list(read(self.path)), [Unit("en", "de", "Cup", "Tasse")])

    def test_a_command_names_the_file_and_the_line(self):
        self.path.write_text("<tmx>\n<body>")
        with self.assertRaisesMessage(CommandError, "memory.tmx, line 2"):
            call_command("loadmemory", str(self.path))


class Starter(TestCase):
    def test_loads_without_a_bad_unit_and_a_second_time_writes_nothing(self):
        first = load_starter()
        self.assertEqual((first.bad, first.known), ((), 0))
        second = load_starter()
        self.assertEqual((second.written, second.known), (0, first.written))

    def test_every_file_holds_the_locale_it_is_called_after(self):
        for path in STARTER.glob("*.tmx"):
            targets = {unit.target_locale for unit in read(path) if isinstance(unit, Unit)}
            self.assertEqual(targets, {path.stem})
