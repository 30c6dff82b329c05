"""Arabic: words without what is written onto them; verbs by what past and present share.

Words come folded: without vowel signs, alef and its carriers alike, teh marbuta as heh.
Source: K. Ryding, A Reference Grammar of Modern Standard Arabic, 2005, chapters 10 and 21.
"""

import re
from collections.abc import Iterable

from checks.idioms.morphology import Forms, Place, morphology_of
from checks.inflection import Cutter
from locales.grammars import Grammar

SHORTEST_STEM = 2
SHORTEST_VERB = 3
PERSONS_BEFORE = "يتنا"
FUTURE = ("سي", "ست", "سن", "سا")
ENDINGS = re.compile(
    r"(?:ون|ين|ان|وا|تم|تما|نا|ت|ن|ا|و)?(?:ها|هم|هما|هن|ه|كم|ك|نا|ني|ي)?$|(?:ات|تي|ته|تها|تهم)$"
)


@morphology_of("ar")
class Arabic:
    """A text's word is found without clitics, endings and the persons of the present."""

    def __init__(self, language: str, grammar: Grammar) -> None:
        self.language, self.grammar = language, grammar
        self.bare = Cutter(grammar.inflections).bare

    def prepare(self, words: Iterable[str]) -> None:
        """Nothing to do: the letters are enough."""

    def passive(self, keys: frozenset[str]) -> frozenset[str]:
        return frozenset()

    def part_of(self, word: str) -> str:
        return ""

    def forms(self, word: str, place: Place) -> Forms:
        """A verb stands first; of what stands later only clitics and endings vary."""
        bare = {word, *self.bare(word)} if len(word) > SHORTEST_VERB else {word}
        if place.head and not place.alone:
            roots = {root for form in bare for root in _present(form)}
            return Forms("verb", frozenset(bare | {f"{root}-" for root in bare | roots}))
        is_joined = word.startswith(("ب", "ل", "ك", "و", "ف")) and len(bare) > 1
        return Forms("noun", frozenset({word, *_stems(word)} if is_joined else bare | _stems(word)))

    def keys(self, word: str) -> tuple[str, ...]:
        bare = {word, *self.bare(word)}
        bare |= {form[1:] for form in bare if form.startswith(FUTURE) and form[4:]}
        stems = {stem for form in bare for stem in _stems(form)}
        verbs = {f"{form}-" for form in bare | stems}
        verbs |= {f"{form[1:]}-" for form in bare | stems if form[0] in PERSONS_BEFORE and form[3:]}
        return tuple(dict.fromkeys((word, *sorted(bare | stems | verbs))))


def _stems(word: str) -> set[str]:
    """The word without endings, one at a time."""
    cuts = (found.start() for at in range(SHORTEST_STEM + 1, len(word))
            if (found := ENDINGS.match(word, at)))  # fmt: skip
    return {word[:cut] for cut in cuts} | {word}


def _present(past: str) -> set[str]:
    """What is left of a verb's present without its person: ضرب → ضرب, قال → قول, رمي → رم."""
    found = {past}
    if len(past) == SHORTEST_VERB and past[1] == "ا":
        found |= {past[0] + middle + past[2] for middle in "وي"} | {past[0] + past[2]}
    if past[-1] in "ياو":
        found |= {past[:-1], past[:-1] + "ي", past[:-1] + "و"}
    if past[0] == "ا" and len(past) > SHORTEST_VERB:
        found.add(past[1:])
    if past[0] in PERSONS_BEFORE and len(past) > SHORTEST_VERB:
        found.add(past[1:])
    return found
