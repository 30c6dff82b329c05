from django.test import SimpleTestCase

from checks.placeholders import find


class FindPlaceholders(SimpleTestCase):
    def test_every_notation_is_found(self):
        written = [
            "{name}",
            "{{ shop.name }}",
            "${price}",
            "%s",
            "%1$s",
            "%(count)d",
            ":code",
            "{0}",
        ]
        self.assertEqual([one.text for one in find(" ".join(written))], written)

    def test_prose_holds_none(self):
        prose = (
            "12:30",
            "https://a.b",
            "100% sure",
            "5%s",
            "Note: text",
            "a:b",
            ":smile:",
            "{a b}",
        )
        for text in prose:
            self.assertEqual(find(text), [], text)

    def test_a_sign_may_stand_right_before(self):
        self.assertEqual(
            [one.text for one in find("#:order_id （:total）")], [":order_id", ":total"]
        )

    def test_places_are_code_points(self):
        [one] = find("🎉 {name}")
        self.assertEqual((one.start, one.end), (2, 8))
