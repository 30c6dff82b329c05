"""Train and measure the idiom detector; see what a lexicon reports in ordinary copy.

    python -m tools.idioms measure CORPUS.jsonl [--plain COPY.jsonl]     figures on unseen idioms
    python -m tools.idioms train CORPUS.jsonl [--plain COPY.jsonl]       write the shipped models
    python -m tools.idioms fire COPY.jsonl [--lang en]                   what is reported how often

The corpus stays outside of the product: MAGPIE's sentences are the British National Corpus's.
"""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path

from checks.idioms.features import features, variation_features
from checks.idioms.lexicons import idiom_detector
from locales.snapshot import knowledge
from tools.idioms.corpus import Record, plain_sentences, records
from tools.idioms.firing import firing
from tools.idioms.training import Corpus, write_model

MODELS = Path(__file__).resolve().parents[2] / "checks" / "idioms" / "models"
THRESHOLDS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
SHIPPED = {"english": (features, 0.4), "neutral": (variation_features, 0.4)}


def main() -> None:
    """Raises OSError where a file can't be read."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("measure", "train", "fire"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--plain", type=Path, help="JSONL of ordinary shop copy: {sentence}")
    parser.add_argument("--lang", default="en")
    options = parser.parse_args()
    plain = plain_sentences(options.plain) if options.plain else ()
    if options.task == "fire":
        detector = idiom_detector(knowledge(), options.lang)
        print("\n".join(firing(plain_sentences(options.file), detector)))
    elif options.task == "train":
        train(records(options.file), plain)
    else:
        measure(records(options.file), plain)


def train(found: list[Record], plain: tuple[str, ...]) -> None:
    """Write the models that ship."""
    for name, (names, threshold) in SHIPPED.items():
        corpus = Corpus(found, names, knowledge(), plain=plain)
        write_model(corpus.fitted(), threshold, MODELS / f"{name}.json")


def measure(found: list[Record], plain: tuple[str, ...]) -> None:
    """Print how well models do on idioms they were not fitted to."""
    for name, (names, _) in SHIPPED.items():
        for own in (False, True):
            corpus = Corpus(found, names, knowledge(), own, plain)
            scores = corpus.unseen_scores()
            known = sum(bool(form.literal) for form in corpus.detector.forms)
            print(f"{name}; literal risk known of {known} of {len(corpus.idioms)} idioms")
            for threshold in THRESHOLDS:
                told = corpus.quality(scores, threshold)._asdict().items()
                print("  " + "  ".join(f"{key} {value:.3f}" for key, value in told))


if __name__ == "__main__":
    main()
