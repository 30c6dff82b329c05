import os
import pickle
import sys
from pathlib import Path
from pickletools import genops
from unittest.mock import patch

from locales import cache, snapshot
from locales.packs import PackError
from tests.locales.make import PackCase, shipped


class Snapshot(PackCase):
    """Our own root is the small one here; `fresh` asks as a new process would."""

    def setUp(self) -> None:
        super().setUp()
        self.var = self.root.parent / "var"
        environment = {"TERROIR_VAR": str(self.var), "TERROIR_PACKS": ""}
        for change in (
            patch.dict(os.environ, environment),
            patch.object(snapshot, "OWN_ROOT", self.root),
        ):
            change.start()
            self.addCleanup(change.stop)
        self.addCleanup(snapshot.knowledge.cache_clear)

    def fresh(self) -> object:
        snapshot.knowledge.cache_clear()
        return snapshot.knowledge()

    def files(self) -> list[str]:
        return sorted(path.name for path in (self.var / "cache").iterdir())

    def test_it_is_written_once_and_read_again(self) -> None:
        first = snapshot.knowledge()
        self.assertEqual(self.files(), [f"knowledge-{first.digest}.pickle"])
        with patch.object(snapshot, "join", side_effect=AssertionError("parsed again")):
            again = self.fresh()
        self.assertEqual(again.markets, first.markets)
        self.assertEqual(again.cultures, first.cultures)

    def test_changed_packs_make_another(self) -> None:
        self.fresh()
        self.write({"concepts/more.toml": '[fan]\ngloss = "a fan"\n'})
        self.assertIn("fan", self.fresh().concepts)
        self.assertEqual(len(self.files()), 2)

    def test_old_ones_are_removed(self) -> None:
        for number in range(cache.FILES_KEPT + 3):
            self.write(
                {"concepts/things.toml": f'[clock]\ngloss = "{number}"\n[gift]\ngloss = "g"\n'}
            )
            last = self.fresh()
        self.assertEqual(len(self.files()), cache.FILES_KEPT)
        self.assertIn(f"knowledge-{last.digest}.pickle", self.files())

    def test_a_damaged_one_is_made_anew(self) -> None:
        path = self.var / "cache" / f"knowledge-{self.fresh().digest}.pickle"
        sound = path.read_bytes()
        for damaged in (
            b"",
            b"rubbish",
            sound[:-20],
            cache.shape(*snapshot.sources()) + pickle.dumps("no"),
        ):
            path.write_bytes(damaged)
            self.assertIn("cn", self.fresh().markets)
            self.assertEqual(path.read_bytes(), sound)

    def test_one_of_another_version_of_the_values_is_made_anew(self) -> None:
        self.fresh()
        with patch.object(snapshot, "shape", return_value=b"another"):
            self.assertIn("cn", self.fresh().markets)

    def test_its_version_is_the_code_of_everything_in_it(self) -> None:
        named = {text for _, text, _ in genops(pickle.dumps(shipped())) if isinstance(text, str)}
        modules = {text for text in named if text.startswith("locales.")} & set(sys.modules)
        self.assertIn("locales.days.hijri", modules)
        files = {Path(str(sys.modules[name].__file__)) for name in modules}
        self.assertLessEqual(files, set(snapshot.sources()))

    def test_a_place_that_cannot_be_written_is_no_error(self) -> None:
        self.var.write_text("a file where the folder should be")
        self.assertIn("cn", self.fresh().markets)

    def test_packs_of_the_seller_come_from_the_environment(self) -> None:
        own = self.root.parent / "own"
        self.write({"concepts/own.toml": '[fan]\ngloss = "a fan"\n'}, own)
        with patch.dict(os.environ, {"TERROIR_PACKS": str(own)}):
            self.assertIn("fan", self.fresh().concepts)

    def test_packs_with_mistakes_are_refused(self) -> None:
        self.write({"concepts/more.toml": "[fan]\n"})
        with self.assertRaises(PackError):
            self.fresh()
