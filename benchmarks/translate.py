"""How fast texts are cut, hidden from an engine and put together again."""

import os
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from translation.engines import engine  # noqa: E402
from translation.engines.base import Request  # noqa: E402
from translation.masks import mask, unmask  # noqa: E402
from translation.segments import assemble, segment  # noqa: E402

TEXTS = 5000
HTML = (
    "<p>Text {number} has a <b>bold</b> word and {{count}} cups. It goes on for a while.</p>"
    "<ul><li>Set of 4, each 120 ml</li><li>See https://shop.example/{number}</li></ul>"
)


def main() -> None:
    texts = [HTML.format(number=number) for number in range(TEXTS)]
    started = perf_counter()
    skeletons = [segment(text, "html", "en") for text in texts]
    _report("cut", started, TEXTS)

    started = perf_counter()
    masked = [mask(one, is_html=True) for skeleton in skeletons for one in skeleton.segments]
    _report("mask", started, len(masked))

    started = perf_counter()
    wire = tuple(one.text for one in masked)
    answers = engine("pseudo").translate(Request(wire, "en", "ja", html=True))
    said = iter([unmask(one, answer.text) for one, answer in zip(masked, answers, strict=True)])
    _report("translate and unmask", started, len(masked))

    started = perf_counter()
    for skeleton in skeletons:
        assemble(skeleton, [next(said) for _ in skeleton.segments], "ja")
    _report("assemble", started, TEXTS)


def _report(step: str, started: float, number: int) -> None:
    seconds = perf_counter() - started
    print(f"{step:22} {number:7} in {seconds:6.2f} s   {number / seconds:10.0f} per second")


if __name__ == "__main__":
    main()
