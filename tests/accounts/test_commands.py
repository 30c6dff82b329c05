"""`manage.py makelogin`."""

import tempfile
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings

from accounts.models import User
from accounts.policy import may_operate


class MakeLogin(TestCase):
    def setUp(self):
        var = self.enterContext(tempfile.TemporaryDirectory())
        self.enterContext(override_settings(VAR_DIR=Path(var)))

    def run_it(self, *args):
        out = StringIO()
        call_command("makelogin", *args, stdout=out)
        return out.getvalue()

    def test_without_a_name_it_prints_the_first_login_each_time_the_same(self):
        self.assertEqual(self.run_it(), self.run_it())

    def test_with_a_name_it_makes_an_operator(self):
        self.assertIn("Username: bia", self.run_it("--username", "bia", "--password", "açaí 2026"))
        self.assertTrue(may_operate(User.objects.get(username="bia")))
        self.assertTrue(self.client.login(username="bia", password="açaí 2026"))

    def test_a_password_without_a_name_is_refused(self):
        self.assertRaises(CommandError, self.run_it, "--password", "açaí 2026")
