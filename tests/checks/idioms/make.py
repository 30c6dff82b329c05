"""Small lexicons made of canonical forms, so that each test says all it depends on."""

from functools import cache

from checks.idioms.detector import Detector, Form, Sighting
from checks.idioms.lexicons import detector
from locales.snapshot import knowledge


@cache
def made(language: str, *forms: str | Form) -> Detector:
    """The detector of these forms; one that is a mere text has no risk and is its own id."""
    listed = tuple(form if isinstance(form, Form) else Form(form, form, "none") for form in forms)
    return detector(listed, knowledge(), language)


def sightings(language: str, text: str, *forms: str | Form) -> list[Sighting]:
    """All that is seen of the forms in a text, however unlikely."""
    return made(language, *forms).find(text, 0.0)


def seen(language: str, text: str, *forms: str | Form) -> list[str]:
    """The words in which the forms are seen, however unlikely."""
    return [text[one.start : one.end] for one in sightings(language, text, *forms)]


def reported(language: str, text: str, *forms: str | Form) -> list[str]:
    """The words that are likely enough to be reported."""
    return [text[one.start : one.end] for one in made(language, *forms).find(text)]


def score(language: str, text: str, form: str | Form) -> float:
    """How likely the one use of the form in the text is."""
    [one] = sightings(language, text, form)
    return one.score
