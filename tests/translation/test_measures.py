import pytest

from translation.measures import localise


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("50克", "zh-Hans", "es-419", "50 g"),
        ("75 ml", "en", "th", "75 มล."),
        ("30 cm", "en", "ar-SA", "30 سم"),
        ("38 x 25 x 24 cm", "en", "zh-Hant", "38 x 25 x 24 公分"),
        ("2.5 kg", "en", "pt-BR", "2,5 kg"),
    ],
)
def test_a_bare_measure_is_said_as_the_locale_says_it(text, source, target, expected):
    assert localise(text, source, target) == expected


@pytest.mark.parametrize("text", ["One size", "30", "30 apples", "Diameter 30 cm", "cm"])
def test_anything_else_is_left_to_memory_and_engine(text):
    assert localise(text, "en", "ar") is None
