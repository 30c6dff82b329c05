"""Base forms of inflected words, from the tables of spacy-lookups-data."""

import gzip
import json
import unicodedata
from functools import cache
from importlib.resources import files

# Nouns that a table takes for a verb's form (pt “flores” → “florir”) still lose their plural.
PLURAL_ENDINGS = ("es", "s")
SHORTEST_STEM = 3


@cache
def table(language: str) -> dict[str, str | list[str]]:
    """Form → base form; empty for a language without a table. Costs up to a second, once."""
    path = files("spacy_lookups_data").joinpath("data", f"{language}_lemma_lookup.json.gz")
    try:
        packed = path.read_bytes()
    except OSError:
        return {}
    found: dict[str, str | list[str]] = json.loads(gzip.decompress(packed))
    return found


@cache
def bases(language: str) -> frozenset[str]:
    """Every base form the table leads to."""
    return frozenset(base for found in table(language).values() for base in _listed(found))


def base_forms(form: str, language: str) -> set[str]:
    """Base forms of a word as written: {"clock"} of “clocks”; empty where the table has none."""
    known = table(language)
    if not known:
        return set()
    spellings = dict.fromkeys((form, form.lower(), form.capitalize()))
    listed = (base for spelling in spellings for base in _listed(known.get(spelling, [])))
    found = {base for base in listed if _first_letter(base) == _first_letter(form)}
    if not any(form.lower().startswith(base.lower()) for base in found):
        found |= _without_plural(form.lower(), language)
    return found


def _without_plural(form: str, language: str) -> set[str]:
    stems = (form.removesuffix(ending) for ending in PLURAL_ENDINGS if form.endswith(ending))
    return {stem for stem in stems if len(stem) >= SHORTEST_STEM and stem in bases(language)}


def _first_letter(word: str) -> str:
    """Without its accent: Äpfel and Apfel belong together, ustedes and vosotros don't."""
    return unicodedata.normalize("NFD", word)[:1].casefold()


def _listed(found: str | list[str]) -> list[str]:
    return [found] if isinstance(found, str) else found
