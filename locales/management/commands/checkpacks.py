"""The door to the packs' own check: every complaint as `file: rule: reason`."""

import sys

from django.core.management.base import BaseCommand

from locales.packs import PackError, read
from locales.snapshot import roots


class Command(BaseCommand):
    help = "Check all packs, ours and those in TERROIR_PACKS; exit status 1 if something is wrong."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        try:
            knowledge = read(roots())
        except PackError as error:
            for complaint in error.complaints:
                self.stdout.write(str(complaint))
            number = len(error.complaints)
            self.stderr.write(f"{number} complaint{'' if number == 1 else 's'}")
            sys.exit(1)
        self.stderr.write(
            f"{len(knowledge.markets)} markets, {len(knowledge.cultures)} cultures, "
            f"{len(knowledge.languages)} languages, {len(knowledge.concepts)} concepts, "
            f"{len(knowledge.observances)} observances: no complaints",
            self.style.SUCCESS,
        )
