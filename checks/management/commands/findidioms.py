"""The door to the idiom detector for people who have sentences, or a lexicon of their own."""

import json
import os
import resource
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError

from checks.idioms.detector import Detector
from checks.idioms.files import BadFile, read_forms, read_sentences
from checks.idioms.lexicons import detector, idiom_detector, with_known_risks
from locales.snapshot import knowledge
from locales.tags import BadTag, canonical

INVALID_LINES = 2
KIB_PER_MIB = 1024


class Command(BaseCommand):
    """Writes answer lines alone to OUT or standard output, everything else to standard error."""

    help = "Find idioms in sentences: lines {i, sentence} in, lines {i, id, start, end, score} out."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="a JSONL file, or - for standard input")
        parser.add_argument("--lang", required=True, type=_tag, help="the language: en, zh-Hant …")
        parser.add_argument(
            "--lexicon", type=Path, metavar="FORMS.csv", help="id,canonical; our own"
        )
        parser.add_argument("--out", default="-", help="where to write; - for standard output")
        parser.add_argument(
            "--min-score", type=_score, help="0 to 1; the default is the best known"
        )
        parser.add_argument("--stats", action="store_true", help="tell times and memory")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.perf_counter()
        try:
            used = _detector(options["lang"], options["lexicon"])
            built = time.perf_counter()
            with _opened(options["file"]) as lines, _written(options["out"]) as out:
                count, is_valid = self._answer(used, lines, out, options["min_score"])
        except BadFile as error:
            raise CommandError(str(error), returncode=INVALID_LINES) from error
        except OSError as error:
            reason = f"{error.filename or options['file']}: {error.strerror}"
            raise CommandError(reason, returncode=INVALID_LINES) from error
        if options["stats"]:
            self._tell(built - started, count / max(time.perf_counter() - built, 1e-9))
        if not is_valid:
            sys.exit(INVALID_LINES)

    def _answer(
        self, used: Detector, lines: IO[bytes], out: IO[str], least: float | None
    ) -> tuple[int, bool]:
        """Write the sightings; how many sentences there were, and whether all lines were good."""
        count, is_valid = 0, True
        for sentence in read_sentences(lines):
            count += 1
            if sentence.error:
                is_valid = False
                self.stderr.write(sentence.error)
                continue
            for one in used.find(sentence.text, least):
                answer = {
                    "i": sentence.i,
                    "id": one.id,
                    "start": one.start,
                    "end": one.end,
                    "score": one.score,
                }
                out.write(json.dumps(answer, ensure_ascii=False) + "\n")
        return count, is_valid

    def _tell(self, seconds: float, speed: float) -> None:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB
        told = {
            "build_seconds": round(seconds, 3),
            "sentences_per_second": round(speed),
            "memory_mib": round(memory, 1),
        }
        self.stderr.write(json.dumps(told))


def _detector(language: str, lexicon: Path | None) -> Detector:
    """Of our own idioms, or of the forms in a file, weighed by what we know of the same words."""
    if lexicon is None:
        return idiom_detector(knowledge(), language)
    forms = tuple(with_known_risks(read_forms(lexicon), knowledge(), language))
    return detector(forms, knowledge(), language)


def _tag(text: str) -> str:
    try:
        return canonical(text)
    except BadTag as error:
        raise ArgumentTypeError(str(error)) from error


def _score(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise ArgumentTypeError(f"“{text}” is not a number from 0 to 1")
    return found


def _opened(name: str) -> IO[bytes]:
    return sys.stdin.buffer if name == "-" else Path(name).open("rb")


@contextmanager
def _written(name: str) -> Iterator[IO[str]]:
    """A file that appears when all of it is written; or standard output."""
    if name == "-":
        yield sys.stdout
        return
    path = Path(name)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            yield file
        unfinished.replace(path)
    except BaseException as error:
        unfinished.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename == str(unfinished):
            error.filename = name
        raise
