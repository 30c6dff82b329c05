"""The interface's languages are complete: nobody meets half a page in English."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation
from django.utils.translation import ngettext

LANGUAGES = ("ar", "zh_Hans")
SLOT = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
TRANSLATE = re.compile(r"""{%\s*translate\s+(?:"([^"]+)"|'([^']+)')|_\("([^"]+)"\)""")


def catalogue(language):
    path = settings.BASE_DIR / "interface" / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def texts(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def source(message: Message) -> str:
    return message.id[-1] if isinstance(message.id, tuple) else message.id


def said_in_templates():
    for path in Path(settings.BASE_DIR / "templates").rglob("*.html"):
        for found in TRANSLATE.finditer(path.read_text(encoding="utf-8")):
            yield path.name, next(group for group in found.groups() if group)


@pytest.mark.parametrize("language", LANGUAGES)
class TestCatalogue:
    def test_every_sentence_is_translated(self, language):
        missing = [m.id for m in catalogue(language) if m.id and (m.fuzzy or not all(texts(m)))]
        assert missing == []

    def test_slots_for_names_and_numbers_are_kept(self, language):
        wrong = [
            message.id
            for message in catalogue(language)
            if message.id
            for text in texts(message)
            if not set(SLOT.findall(text)) <= set(SLOT.findall(source(message)))
        ]
        assert wrong == []

    def test_knows_what_the_templates_say(self, language):
        known = {m.id[0] if isinstance(m.id, tuple) else m.id for m in catalogue(language)}
        unknown = [(name, text) for name, text in said_in_templates() if text not in known]
        assert unknown == []


class TestPlurals:
    def test_arabic_has_six_forms_and_each_number_gets_its_own(self):
        with translation.override("ar"):
            forms = {ngettext("%(n)s item", "%(n)s items", n) for n in (0, 1, 2, 3, 11, 100)}
        assert len(forms) >= 4

    def test_chinese_has_one(self):
        with translation.override("zh-hans"):
            assert len({ngettext("%(n)s item", "%(n)s items", n) for n in (0, 1, 2, 30)}) == 1
