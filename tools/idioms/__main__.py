"""`python -m tools.idioms measure|train CORPUS.jsonl`: figures on unseen idioms; shipped models.

The corpus stays outside of the product: MAGPIE's sentences are the British National Corpus's.
"""

from argparse import ArgumentParser
from pathlib import Path

from checks.idioms.features import features, variation_features
from locales.snapshot import knowledge
from tools.idioms.corpus import plain_sentences, records
from tools.idioms.training import Corpus, write_model

MODELS = Path(__file__).resolve().parents[2] / "checks" / "idioms" / "models"
THRESHOLDS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
SHIPPED = {"english": (features, 0.5), "neutral": (variation_features, 0.5)}


def main() -> None:
    """Raises OSError where the corpus can't be read."""
    parser = ArgumentParser(prog="python -m tools.idioms", description=__doc__)
    parser.add_argument("task", choices=("measure", "train"))
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--plain", type=Path, help="JSONL of ordinary shop copy: {sentence}")
    options = parser.parse_args()
    found = records(options.corpus)
    plain = plain_sentences(options.plain) if options.plain else ()
    for name, (names, threshold) in SHIPPED.items():
        if options.task == "train":
            corpus = Corpus(found, names, knowledge(), plain=plain)
            write_model(corpus.fitted(), threshold, MODELS / f"{name}.json")
            continue
        for own in (False, True):
            corpus = Corpus(found, names, knowledge(), own, plain)
            scores = corpus.unseen_scores()
            print(f"{name}, {'with' if own else 'without'} the risks our lexicon knows")
            for one in THRESHOLDS:
                told = corpus.quality(scores, one)._asdict().items()
                print("  " + "  ".join(f"{key} {value:.3f}" for key, value in told))


if __name__ == "__main__":
    main()
