"""Signing in, one's own settings, and keys."""

from django.test import TestCase
from django.urls import reverse

from accounts.models import ApiKey
from accounts.services import create_key, find_key, make_login
from tests.review.make import make_operator, make_person


class SigningIn(TestCase):
    def test_a_ready_made_login_opens_the_house(self):
        login = make_login("operator")
        sent = {"username": login.username, "password": login.password}
        answer = self.client.post(reverse("accounts:login"), sent)
        self.assertRedirects(answer, reverse("home"), fetch_redirect_response=False)

    def test_a_wrong_password_keeps_the_name(self):
        make_login("operator")
        sent = {"username": "operator", "password": "no"}
        answer = self.client.post(reverse("accounts:login"), sent)
        self.assertContains(answer, 'value="operator"')
        self.assertContains(answer, "do not fit together")

    def test_signing_out_wants_a_post(self):
        self.client.force_login(make_operator())
        self.assertEqual(self.client.get(reverse("accounts:logout")).status_code, 405)
        answer = self.client.post(reverse("accounts:logout"))
        self.assertRedirects(answer, reverse("accounts:login"))


class Me(TestCase):
    def setUp(self):
        self.lin = make_operator()
        self.client.force_login(self.lin)

    def test_strangers_sign_in_first(self):
        self.client.logout()
        answer = self.client.get(reverse("accounts:me"))
        self.assertRedirects(answer, f"{reverse('accounts:login')}?next=/me/")

    def test_language_and_zone_are_kept_on_the_person_and_the_theme_in_the_session(self):
        sent = {"language": "ar", "time_zone": "Asia/Shanghai", "theme": "dark"}
        self.assertRedirects(self.client.post(reverse("accounts:me"), sent), reverse("accounts:me"))
        self.lin.refresh_from_db()
        self.assertEqual((self.lin.language, self.lin.time_zone), ("ar", "Asia/Shanghai"))
        page = self.client.get(reverse("accounts:me"))
        self.assertContains(page, 'dir="rtl" data-theme="dark"')

    def test_a_zone_that_does_not_exist_is_refused(self):
        sent = {"language": "en", "time_zone": "Mars/Olympus", "theme": ""}
        answer = self.client.post(reverse("accounts:me"), sent)
        self.assertEqual(answer.status_code, 422)
        self.lin.refresh_from_db()
        self.assertEqual(self.lin.time_zone, "UTC")


class Keys(TestCase):
    def setUp(self):
        self.lin = make_operator()
        self.client.force_login(self.lin)

    def test_the_secret_is_shown_once_and_works(self):
        sent = {"name": "Shop", "markets": ["sa"]}
        answer = self.client.post(reverse("accounts:keys"), sent)
        self.assertTemplateUsed(answer, "accounts/key_made.html")
        self.assertIn("no-store", answer["Cache-Control"])
        secret = answer.context["secret"]
        self.assertEqual(find_key(secret).markets, ["sa"])
        self.assertContains(answer, f"Bearer {secret}", status_code=201)
        self.assertContains(answer, "/api/v1/markets/sa/products", status_code=201)
        self.assertNotContains(self.client.get(reverse("accounts:keys")), secret)

    def test_a_key_needs_a_name(self):
        answer = self.client.post(reverse("accounts:keys"), {"name": ""})
        self.assertEqual(answer.status_code, 422)
        self.assertFalse(ApiKey.objects.exists())

    def test_revoking_ends_it(self):
        key, secret = create_key("Shop", ["sa"], self.lin)
        answer = self.client.post(reverse("accounts:revoke", args=[key.pk]))
        self.assertRedirects(answer, reverse("accounts:keys"))
        self.assertIsNone(find_key(secret))

    def test_only_operators_see_keys(self):
        self.client.force_login(make_person())
        self.assertEqual(self.client.get(reverse("accounts:keys")).status_code, 403)

    def test_more_keys_cost_no_more_queries(self):
        for number in range(5):
            create_key(f"Shop {number}", ["sa", "br"], self.lin)
        with self.assertNumQueries(5):  # session, person, role, count, keys
            self.client.get(reverse("accounts:keys"))
