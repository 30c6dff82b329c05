"""`manage.py up`: the web server, the worker and the scheduler with one command."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.programs import Plan, answers, programs
from config.supervisor import PortTaken, Supervisor, require_free_port

FAILURES_AT_START = 3


class Command(BaseCommand):
    help = "Run everything until Ctrl-C. Logs go to var/log/."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="how many jobs run at once")
        parser.add_argument("--no-worker", action="store_true", help="serve pages only")

    def handle(self, *args: Any, **options: Any) -> None:
        jobs_at_once = 0 if options["no_worker"] else options["workers"]
        self.plan = Plan(options["host"], options["port"], jobs_at_once)
        self.ready = False
        try:
            require_free_port(self.plan.port, self.plan.host)
        except PortTaken as error:
            raise CommandError(str(error)) from error
        self.supervisor = self.open_supervisor()
        self.supervisor.run(self.report)
        if self.supervisor.child("web").failures and not self.ready:
            raise CommandError(
                f"The web server does not start; {settings.VAR_DIR}/log/web.log says why."
            )

    def open_supervisor(self) -> Supervisor:
        try:
            return Supervisor(programs(self.plan), settings.VAR_DIR / "log")
        except OSError as error:
            raise CommandError(
                f"Cannot write to {settings.VAR_DIR} ({error.strerror}): make the folder writable, "
                "or set TERROIR_VAR to one that is."
            ) from error

    def report(self) -> None:
        """Say once that the web server answers; give up when it never starts."""
        if self.ready:
            return
        web = self.supervisor.child("web")
        if web.failures >= FAILURES_AT_START:
            self.supervisor.stop()
        elif web.process is not None and answers(self.plan):
            self.ready = True
            self.stdout.write(f"Terroir is at {self.plan.url}")
            self.stdout.flush()
