"""Keys, roles, logins and the trail they leave."""

import json
import stat
import tempfile
from datetime import timedelta
from pathlib import Path

from django.test import TestCase, override_settings
from django.utils import timezone

from accounts.errors import BadPreference
from accounts.models import ApiKey, AuditEvent, RoleName, User
from accounts.services import (
    create_key,
    find_key,
    grant,
    make_login,
    ready_login,
    record,
    revoke_key,
    set_preferences,
    withdraw,
)


class Keys(TestCase):
    def setUp(self):
        self.amina = User.objects.create_user("amina")
        self.key, self.secret = create_key("shop", ["sa", "br", "sa"], self.amina)

    def test_only_a_digest_of_the_secret_is_kept(self):
        row = ApiKey.objects.values().get()
        self.assertNotIn(self.secret, map(str, row.values()))
        self.assertTrue(self.secret.startswith(self.key.prefix))
        self.assertGreaterEqual(len(self.secret), len("ter_") + 32)

    def test_its_markets_are_kept_once_each(self):
        self.assertEqual(self.key.markets, ["br", "sa"])

    def test_the_secret_finds_its_key(self):
        self.assertEqual(find_key(self.secret), self.key)

    def test_anything_else_finds_none(self):
        for wrong in ("", "ter_", self.key.prefix, self.secret + "x", "ter_\udcff"):
            self.assertIsNone(find_key(wrong))

    def test_a_revoked_key_is_not_found(self):
        revoke_key(self.key, self.amina)
        self.assertIsNone(find_key(self.secret))

    def test_its_use_is_noted_once_a_minute(self):
        find_key(self.secret)
        with self.assertNumQueries(1):
            find_key(self.secret)
        ApiKey.objects.update(last_used_at=timezone.now() - timedelta(minutes=2))
        with self.assertNumQueries(2):
            find_key(self.secret)

    def test_its_life_is_on_record_without_its_secret(self):
        revoke_key(self.key, self.amina)
        revoke_key(self.key, self.amina)
        events = AuditEvent.objects.order_by("id")
        self.assertEqual([event.verb for event in events], ["key.created", "key.revoked"])
        self.assertEqual({event.subject for event in events}, {f"apikey:{self.key.pk}"})


class Roles(TestCase):
    def test_granting_twice_is_one_role_and_one_event(self):
        omar = User.objects.create_user("omar")
        grant(omar, RoleName.REVIEWER, "sa")
        grant(omar, "reviewer", "sa")
        self.assertEqual(omar.roles.count(), 1)
        self.assertEqual(AuditEvent.objects.count(), 1)

    def test_an_unknown_role_is_refused(self):
        with self.assertRaises(ValueError):
            grant(User.objects.create_user("omar"), "king")

    def test_a_withdrawn_role_is_gone(self):
        omar = User.objects.create_user("omar")
        grant(omar, RoleName.REVIEWER, "sa")
        withdraw(omar, RoleName.REVIEWER, "sa")
        self.assertFalse(omar.roles.exists())


class Record(TestCase):
    def test_the_subject_may_be_a_row_or_its_name(self):
        omar = User.objects.create_user("omar")
        self.assertEqual(record(omar, "x", omar, {}, {}).subject, f"user:{omar.pk}")
        self.assertEqual(record(None, "x", "market:sa", {}, {}).subject, "market:sa")


class SetPreferences(TestCase):
    def test_what_does_not_exist_is_refused_by_name(self):
        omar = User.objects.create_user("omar")
        with self.assertRaisesMessage(BadPreference, "Klingon"):
            set_preferences(omar, language="Klingon", time_zone="UTC")
        with self.assertRaisesMessage(BadPreference, "Mars/Base"):
            set_preferences(omar, language="ar", time_zone="Mars/Base")

    def test_what_exists_is_kept(self):
        omar = User.objects.create_user("omar")
        set_preferences(omar, language="ar", time_zone="Asia/Riyadh")
        omar.refresh_from_db()
        self.assertEqual((omar.language, omar.time_zone), ("ar", "Asia/Riyadh"))


class Logins(TestCase):
    def setUp(self):
        self.var = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(override_settings(VAR_DIR=self.var))

    def test_a_second_run_gives_the_same_login(self):
        first = ready_login()
        self.assertEqual(ready_login(), first)
        self.assertTrue(self.client.login(username=first.username, password=first.password))

    def test_only_the_owner_can_read_the_file(self):
        ready_login()
        mode = (self.var / "login.json").stat().st_mode
        self.assertEqual(stat.S_IMODE(mode), 0o600)

    def test_a_new_database_gets_the_old_password(self):
        first = ready_login()
        User.objects.all().delete()
        self.assertEqual(ready_login(), first)

    def test_a_password_the_owner_chose_is_neither_changed_nor_shown(self):
        user = User.objects.get(username=ready_login().username)
        user.set_password("my own words")
        user.save()
        self.assertIsNone(ready_login().password)
        user.refresh_from_db()
        self.assertTrue(user.check_password("my own words"))

    def test_a_broken_file_is_replaced(self):
        (self.var / "login.json").write_text("{", encoding="utf-8")
        login = ready_login()
        kept = json.loads((self.var / "login.json").read_text(encoding="utf-8"))
        self.assertEqual(kept["password"], login.password)

    def test_making_a_login_again_sets_its_password(self):
        make_login("bia", "first words")
        make_login("bia", "other words")
        self.assertTrue(self.client.login(username="bia", password="other words"))
