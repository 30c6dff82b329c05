"""Cut off the little words that some languages write onto the next or the last one."""

import re

SHORTEST_WORD = 3
# Conjunction, preposition, article, in folded letters.
# Source: K. Ryding, A Reference Grammar of Modern Standard Arabic, 2005.
PREFIXES = {"ar": re.compile(r"[وف]?(?:[بك]?ال|لل|[بكل])|[وف]")}
# Possessives and particles. Source: J. Sneddon, Indonesian: A Comprehensive Grammar, 2010.
# Korean particles, the copula and the verb “to do” on a noun, and “for (the use of)”.
# Source: I. Lee and S. R. Ramsey, The Korean Language, 2000, chapters 4 and 5.
SUFFIXES = {
    "id": re.compile(r"(?:nya|ku|mu|lah|kah|pun)"),
    "ko": re.compile(
        r"(?:이|가|을|를|은|는|도|만|에|에서|에게|께|의|로|으로|와|과|이나|나|까지|부터|처럼|보다|라도|이라도|들|들이|들을|들은|들의"
        r"|입니다|이에요|예요|이다|이며|이고|인|이라는|용|님|씨|하다|합니다|해요|하는|하고|하세요|하면|해|한|할|했|된|됩니다|되는|되고)"
    ),
}
# Korean nouns may be a single syllable, but a particle of one letter is often part of the word.
SHORTEST = {"ko": 2}


def bare_forms(folded: str, language: str) -> set[str]:
    """The word without what is written onto it: {"ساعه"} of “والساعه”; several where unsure."""
    found = set()
    if language in PREFIXES:
        found |= _cuts(folded, PREFIXES[language])
    if language in SUFFIXES:
        ends = range(SHORTEST.get(language, SHORTEST_WORD), len(folded))
        found |= {folded[:end] for end in ends if SUFFIXES[language].fullmatch(folded, end)}
    if language == "ko" and folded[1:] in OBJECTS:
        found.add(folded[0])
    return found


# What marks even a noun of one syllable: 술을 (drink), 칼로 (with a knife).
OBJECTS = frozenset({"을", "를", "으로", "로", "에", "에서", "에는", "입니다", "이에요"})


def _cuts(folded: str, prefix: re.Pattern[str]) -> set[str]:
    last = len(folded) - SHORTEST_WORD
    return {folded[end:] for end in range(1, last + 1) if prefix.fullmatch(folded, 0, end)}
