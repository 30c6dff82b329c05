"""Logistic regression on named yes-or-no features, with numpy alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FEWEST = 2  # in how many groups a feature must occur: of one, it would only learn the name
STEPS = 400
RATE = 0.1
Vector = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Rows:
    """Examples as flat arrays: the feature numbers of all rows in turn, and the row of each."""

    columns: NDArray[np.int64]
    rows: NDArray[np.int64]
    count: int

    def totals(self, weights: Vector) -> Vector:
        totals: Vector = np.bincount(self.rows, weights[self.columns], minlength=self.count)  # type: ignore[assignment]  # floats, being weighted
        return totals


@dataclass(frozen=True, eq=False)
class Fit:
    """A fitted model."""

    bias: float
    weights: dict[str, float]

    def score(self, names: Sequence[str]) -> float:
        total = self.bias + sum(self.weights.get(name, 0.0) for name in names)
        return float(1 / (1 + np.exp(-total)))


class Example(NamedTuple):
    """What is learnt from: features, the truth, how much it counts, and the group it is of."""

    names: Sequence[str]
    truth: bool
    mass: float
    group: str


def fit(examples: Sequence[Example], ridge: float) -> Fit:
    """The weights with the least penalised loss."""
    seen = {(name, example.group) for example in examples for name in example.names}
    groups = Counter(name for name, _ in sorted(seen))
    known = [name for name, count in groups.items() if count >= FEWEST]
    rows = _rows(examples, {name: at for at, name in enumerate(known)})
    target = np.array([example.truth for example in examples], float)
    masses = np.array([example.mass for example in examples])
    masses *= len(masses) / masses.sum()
    weights, bias = np.zeros(len(known)), 0.0
    mean, spread = np.zeros(len(known) + 1), np.zeros(len(known) + 1)
    for step in range(1, STEPS + 1):
        error = masses * (1 / (1 + np.exp(-(rows.totals(weights) + bias))) - target)
        slope = np.bincount(rows.columns, error[rows.rows], minlength=len(known))
        gradient = np.append(slope + ridge * weights, error.sum()) / rows.count
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        move = RATE * (1 - step / STEPS) * (mean / (1 - 0.9**step))
        move /= np.sqrt(spread / (1 - 0.999**step)) + 1e-9
        weights, bias = weights - move[:-1], bias - move[-1]
    return Fit(float(bias), dict(zip(known, weights.tolist(), strict=True)))


def _rows(examples: Sequence[Example], number: dict[str, int]) -> Rows:
    pairs = [
        (number[name], row)
        for row, example in enumerate(examples)
        for name in example.names
        if name in number
    ]
    flat = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Rows(flat[:, 0], flat[:, 1], len(examples))
