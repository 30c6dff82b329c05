"""Every rule in the shipped packs fires on its own bad examples and never on its good ones."""

from collections.abc import Iterator
from datetime import date

import pytest

from checks.lines import KINDS, Line
from checks.runner import check
from locales.knowledge import Knowledge
from locales.snapshot import knowledge
from locales.values import Example, Rule

AS_OF = date(2026, 11, 22)


def rules(packs: Knowledge) -> Iterator[Rule]:
    for homes in (packs.languages, packs.cultures, packs.markets):
        for home in homes.values():
            yield from home.rules


def cases() -> Iterator[object]:
    for rule in rules(knowledge()):
        yield pytest.param(rule, id=rule.id)


def fires(rule: Rule, example: Example) -> bool:
    kind = example.kind or (rule.kinds[0] if rule.kinds else KINDS[0])
    line = Line("example", example.market, example.locale, kind, example.fields, example.date)
    as_of = max(AS_OF, rule.valid_from or AS_OF)
    found = check(line, knowledge(), min(as_of, rule.valid_to or as_of))
    return any(rule.id in (finding.rule, *finding.also) for finding in found)


@pytest.mark.parametrize("rule", list(cases()))
def test_a_rule_fires_on_its_bad_examples_and_is_silent_on_its_good_ones(rule: Rule) -> None:
    silent = [example for example in rule.bad if not fires(rule, example)]
    noisy = [example for example in rule.good if fires(rule, example)]
    told = [f"must fire on {example}" for example in silent]
    told += [f"must not fire on {example}" for example in noisy]
    assert not told, f"{rule.file}: {rule.id}: " + "; ".join(told)


@pytest.mark.parametrize("rule", list(cases()))
def test_a_rule_carries_its_own_proof(rule: Rule) -> None:
    assert rule.bad, f"{rule.file}: {rule.id}: has no bad example"
    assert rule.good, f"{rule.file}: {rule.id}: has no good example, a near miss"
