import os
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from locales.cache import FILES_KEPT, TREE, folder, load, save, shape

FORM = shape(Path(__file__))


class CacheCase(TestCase):
    def setUp(self) -> None:
        holder = TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name) / "cache"
        self.path = self.folder / "idioms-en-1.pickle"


class Folder(TestCase):
    def test_it_lies_below_the_variable_folder(self) -> None:
        with patch.dict(os.environ, TERROIR_VAR="/srv/data"):
            self.assertEqual(folder(), Path("/srv/data/cache"))

    def test_without_one_it_lies_in_the_tree(self) -> None:
        with patch.dict(os.environ, TERROIR_VAR=""):
            self.assertEqual(folder(), TREE / "var" / "cache")


class SaveAndLoad(CacheCase):
    def test_a_value_comes_back(self) -> None:
        save({"a": (1, 2)}, self.path, FORM)
        self.assertEqual(load(self.path, FORM), {"a": (1, 2)})

    def test_a_later_value_replaces_the_earlier(self) -> None:
        save("old", self.path, FORM)
        save("new", self.path, FORM)
        self.assertEqual(load(self.path, FORM), "new")
        self.assertEqual(list(self.folder.iterdir()), [self.path])

    def test_no_file_is_no_value(self) -> None:
        self.assertIsNone(load(self.path, FORM))

    def test_what_other_code_wrote_is_no_value(self) -> None:
        save("old", self.path, FORM)
        self.assertIsNone(load(self.path, shape(Path(__file__), TREE / "locales" / "cache.py")))

    def test_a_place_that_cannot_be_written_costs_nothing_but_time(self) -> None:
        self.folder.parent.joinpath("cache").write_text("a file, no folder", encoding="utf-8")
        save("value", self.path, FORM)
        self.assertIsNone(load(self.path, FORM))

    def test_a_file_cut_short_anywhere_is_no_value(self) -> None:
        save({"a": (1, 2)}, self.path, FORM)
        whole = self.path.read_bytes()
        for size in range(len(whole)):
            self.path.write_bytes(whole[:size])
            self.assertIsNone(load(self.path, FORM), size)


class DamagedFile(CacheCase):
    @given(st.binary(max_size=30))
    def test_it_never_stops_a_process(self, content: bytes) -> None:
        self.folder.mkdir(exist_ok=True)
        self.path.write_bytes(FORM + b"no pickle: " + content)
        self.assertIsNone(load(self.path, FORM))


class Prune(CacheCase):
    def save_at(self, name: str, second: int) -> None:
        path = self.folder / name
        save(second, path, FORM)
        os.utime(path, (second, second))

    def names(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}

    def test_the_newest_of_a_kind_are_kept(self) -> None:
        for second in range(FILES_KEPT + 2):
            self.save_at(f"idioms-en-{second}.pickle", second)
        kept = {f"idioms-en-{second}.pickle" for second in range(2, FILES_KEPT + 2)}
        self.assertEqual(self.names(), kept)

    def test_other_kinds_are_left_alone(self) -> None:
        self.save_at("idioms-de-0.pickle", 0)
        self.save_at("knowledge-0.pickle", 0)
        for second in range(1, FILES_KEPT + 3):
            self.save_at(f"idioms-en-{second}.pickle", second)
        self.assertLess({"idioms-de-0.pickle", "knowledge-0.pickle"}, self.names())
