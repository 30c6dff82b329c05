"""Cut off the little words that some languages write onto the next or the last one."""

import re

SHORTEST_WORD = 3
# Conjunction, preposition, article, in folded letters.
# Source: K. Ryding, A Reference Grammar of Modern Standard Arabic, 2005.
PREFIXES = {"ar": re.compile(r"[وف]?(?:[بك]?ال|لل|[بكل])|[وف]")}
# Possessives and particles. Source: J. Sneddon, Indonesian: A Comprehensive Grammar, 2010.
SUFFIXES = {"id": re.compile(r"(?:nya|ku|mu|lah|kah|pun)")}


def bare_forms(folded: str, language: str) -> set[str]:
    """The word without what is written onto it: {"ساعه"} of “والساعه”; several where unsure."""
    found = set()
    if language in PREFIXES:
        found |= _cuts(folded, PREFIXES[language])
    if language in SUFFIXES:
        ends = range(SHORTEST_WORD, len(folded))
        found |= {folded[:end] for end in ends if SUFFIXES[language].fullmatch(folded, end)}
    return found


def _cuts(folded: str, prefix: re.Pattern[str]) -> set[str]:
    last = len(folded) - SHORTEST_WORD
    return {folded[end:] for end in range(1, last + 1) if prefix.fullmatch(folded, 0, end)}
