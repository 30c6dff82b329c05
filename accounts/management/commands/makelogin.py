"""`manage.py makelogin`: a person who may sign in and operate every market."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.services import make_login, ready_login


class Command(BaseCommand):
    help = "Create or update an operator. Without a name, the first login, kept in var/login.json."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--username", default="")
        parser.add_argument("--password", default="", help="drawn at random where none is given")

    def handle(self, *args: Any, **options: Any) -> None:
        username, password = options["username"], options["password"]
        if password and not username:
            raise CommandError("A password needs a --username.")
        login = make_login(username, password) if username else ready_login()
        self.stdout.write(f"Username: {login.username}")
        self.stdout.write(f"Password: {login.password or '(the one you chose)'}")
