"""What `check --deploy` says."""

from django.test import SimpleTestCase, override_settings

from config.checks import check_broker


class CheckBroker(SimpleTestCase):
    @override_settings(CELERY_BROKER_URL="filesystem://")
    def test_files_serve_one_machine(self):
        self.assertEqual([found.id for found in check_broker(None)], ["config.W001"])

    @override_settings(CELERY_BROKER_URL="redis://cache/0")
    def test_a_server_serves_many(self):
        self.assertEqual(check_broker(None), [])
