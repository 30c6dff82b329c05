"""How likely a use is meant as an idiom: a logistic model whose weights were trained here.

The weights were trained on the development split of MAGPIE (H. Haagsma, J. Bos, M. Nissim,
LREC 2020, CC BY 4.0) by `python -m tools.idioms train`; docs/reference/idioms.md tells how.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from checks.idioms.features import Seen, features, variation_features
from checks.idioms.manner import Manner


@dataclass(frozen=True, eq=False)
class Model:
    """Weights by feature. `bias` holds for every use, `threshold` is where reports begin."""

    bias: float
    threshold: float
    weights: Mapping[str, float]

    def score(self, names: Iterable[str]) -> float:
        """The probability, 0 to 1, that a use with these features is figurative."""
        weights = self.weights
        total = self.bias + sum(weights.get(name, 0.0) for name in names)
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def score(seen: Seen) -> float:
    """How likely this use is figurative, by the model for its language."""
    if _is_english(seen.search.manner):
        return english().score(features(seen))
    return neutral().score(variation_features(seen))


@cache
def plain_score(literal: str) -> float:
    """How likely a form is figurative where its letters stand as in the lexicon, by its risk."""
    risk = literal or "unknown"
    return neutral().score(("changes 0", f"literal {risk}", f"literal {risk}, changes 0"))


def threshold(manner: Manner) -> float:
    """The score from which a sighting in that language is reported."""
    return (english() if _is_english(manner) else neutral()).threshold


def _is_english(manner: Manner) -> bool:
    return manner.folding.language == "en"


@cache
def english() -> Model:
    """All features, words too."""
    return _load("english")


@cache
def neutral() -> Model:
    """Only what doesn't depend on the words: for languages without texts to learn from."""
    return _load("neutral")


def _load(name: str) -> Model:
    path = Path(__file__).parent / "models" / f"{name}.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    return Model(values["bias"], values["threshold"], values["weights"])
