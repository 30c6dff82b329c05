"""An app that exists only in tests: its runner writes down what it did."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "tests.jobs.ledger"
    label = "ledger"
