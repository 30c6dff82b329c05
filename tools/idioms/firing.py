"""What fires in ordinary copy, most often first: for whoever writes a lexicon."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from checks.idioms.detector import Detector

EXAMPLES = 3


def firing(sentences: Iterable[str], detector: Detector) -> Iterator[str]:
    """A line an idiom: how often it is reported, and the words it is reported for most."""
    words: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for one in detector.find(sentence):
            words[one.id][sentence[one.start : one.end].casefold()] += 1
    for name, found in sorted(words.items(), key=lambda pair: (-pair[1].total(), pair[0])):
        shown = ", ".join(f"“{text}” ×{count}" for text, count in found.most_common(EXAMPLES))
        yield f"{found.total():6}  {name}  {shown}"
