"""The interface in a person's own language and time zone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import TestCase, override_settings
from django.urls import path
from django.utils import timezone, translation

from accounts.middleware import SESSION_LANGUAGE
from accounts.models import User


def show(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{translation.get_language()} {timezone.get_current_timezone_name()}")


urlpatterns = [path("show", show)]


@override_settings(ROOT_URLCONF=__name__)
class Person(TestCase):
    def setUp(self):
        self.omar = User.objects.create_user("omar", language="ar", time_zone="Asia/Riyadh")

    def shown(self, **headers):
        return self.client.get("/show", **headers).content.decode()

    def test_their_language_beats_the_browser(self):
        self.client.force_login(self.omar)
        answer = self.client.get("/show", headers={"accept-language": "zh-Hans"})
        self.assertEqual(answer.content.decode(), "ar Asia/Riyadh")
        self.assertEqual(answer.headers["Content-Language"], "ar")

    def test_the_session_beats_their_language(self):
        self.client.force_login(self.omar)
        session = self.client.session
        session[SESSION_LANGUAGE] = "zh-hans"
        session.save()
        self.assertEqual(self.shown(), "zh-hans Asia/Riyadh")

    def test_a_stranger_is_shown_the_browsers(self):
        self.assertEqual(self.shown(headers={"accept-language": "ar"}), "ar UTC")

    def test_a_request_without_a_session_does_not_vary_by_cookie(self):
        with self.assertNumQueries(0):
            answer = self.client.get("/show")
        self.assertNotIn("Cookie", answer.headers.get("Vary", ""))

    def test_nonsense_on_the_row_is_passed_over(self):
        User.objects.update(language="xx-none", time_zone="../etc/passwd")
        self.client.force_login(self.omar)
        self.assertEqual(self.shown(), f"{settings.LANGUAGE_CODE} UTC")

    def test_nothing_remains_for_the_next_request(self):
        self.client.force_login(self.omar)
        self.shown()
        self.client.logout()
        self.assertEqual(self.shown(), "en UTC")
