"""Offer the local word for a sibling market's word (chávena → xícara)."""

from collections.abc import Iterator
from dataclasses import replace

from checks.findings import Finding
from checks.kinds import kind
from checks.view import Spot, View
from locales.values import Rule


@kind("prefer_words")
def prefer_words(view: View, rule: Rule) -> Iterator[Finding]:
    """One finding per word of the rule's `swap`; the word to use is the suggestion."""
    for text in view.texts_for(rule):
        for hit in text.swaps.get(rule.id, ()):
            spot = Spot(text, hit.start, hit.end)
            if view.fits(rule, spot):
                word = rule.swap[hit.word]
                better = rule.suggestion or word
                yield replace(spot.finding(rule), suggestion=better, offers=(word,))
