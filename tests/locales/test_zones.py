import shutil
import zoneinfo
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase
from unittest.mock import patch
from zoneinfo import ZoneInfo

from locales import zones
from locales.zones import FIXED_POINTS, StaleZones, prove, use_package


class StaleCase(TestCase):
    """The machine has zone files of its own, in which Morocco keeps the time of Berlin."""

    def setUp(self) -> None:
        folder = Path(self.enterContext(TemporaryDirectory()))
        (folder / "Africa").mkdir()
        berlin = files("tzdata") / "zoneinfo" / "Europe" / "Berlin"
        (folder / "Africa" / "Casablanca").write_bytes(berlin.read_bytes())
        self.folder = folder
        self.addCleanup(use_package)
        zoneinfo.reset_tzpath(to=[folder])
        ZoneInfo.clear_cache()


class FixedPoints(StaleCase):
    def test_the_package_passes_them_all(self) -> None:
        use_package()
        for name, instant, hours in FIXED_POINTS:
            offset = instant.astimezone(ZoneInfo(name)).utcoffset()
            self.assertEqual(offset, timedelta(hours=hours), name)

    def test_stale_data_is_refused_with_zone_law_and_cure(self) -> None:
        with self.assertRaises(StaleZones) as caught:
            prove()
        told = str(caught.exception)
        for part in (
            "Africa/Casablanca is 2:00:00 from UTC on 2026-10-15",
            "by law 0 h",
            "install",
        ):
            self.assertIn(part, told)

    def test_a_package_that_is_stale_itself_is_refused_too(self) -> None:
        name, instant, hours = FIXED_POINTS[0]
        with (
            patch.object(zones, "FIXED_POINTS", ((name, instant, hours + 5),)),
            self.assertRaisesRegex(StaleZones, "tzdata 2.*by law 5 h"),
        ):
            use_package()


class TheMachinesFiles(StaleCase):
    def test_they_are_never_read_after_use_package(self) -> None:
        use_package()
        self.assertEqual(zoneinfo.TZPATH, ())
        shutil.rmtree(self.folder / "Africa")
        self.assertEqual(ZoneInfo("Africa/Casablanca").key, "Africa/Casablanca")
        prove()

    def test_what_was_opened_before_is_forgotten(self) -> None:
        stale = ZoneInfo("Africa/Casablanca")
        use_package()
        self.assertIsNot(ZoneInfo("Africa/Casablanca"), stale)

    def test_a_process_that_was_told_of_them_does_not_read_them(self) -> None:
        with patch.dict("os.environ", {"PYTHONTZPATH": str(self.folder)}):
            zoneinfo.reset_tzpath()
            self.assertEqual(zoneinfo.TZPATH, (str(self.folder),))
            use_package()
        self.assertEqual(zoneinfo.TZPATH, ())
