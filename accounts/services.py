"""Everything that writes people, roles, keys and the audit trail."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone
from django.utils.translation import gettext

from accounts.errors import BadPreference
from accounts.logins import Login, keep_login, read_login
from accounts.models import ApiKey, AuditEvent, Role, RoleName, User

FIRST_USERNAME = "operator"
PASSWORD_BYTES = 12
KEY_BYTES = 32
PREFIX_LENGTH = 12
USE_NOTED_EVERY_SECONDS = 60
REASON_LENGTH = 500


def record(
    actor: User | None,
    verb: str,
    subject: Model | str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    reason: str = "",
) -> AuditEvent:
    """Note that somebody did something. `before` and `after` hold the changed fields as JSON.

    `subject` is a row, noted as `adaptation:12`, or such a text. Actor None is the house itself.
    """
    name = subject if isinstance(subject, str) else f"{subject._meta.model_name}:{subject.pk}"
    return AuditEvent.objects.create(
        actor=actor,
        verb=verb,
        subject=name,
        before=dict(before),
        after=dict(after),
        reason=reason[:REASON_LENGTH],
    )


@transaction.atomic
def grant(user: User, role: RoleName | str, market: str = "", *, by: User | None = None) -> Role:
    """Give a person a duty in a market, or in every one (""). Granting twice changes nothing."""
    held, new = Role.objects.get_or_create(user=user, name=RoleName(role), market=market)
    if new:
        record(by, "role.granted", user, {}, {"role": held.name, "market": market})
    return held


@transaction.atomic
def withdraw(user: User, role: RoleName | str, market: str = "", *, by: User | None = None) -> None:
    """Take a duty away again. No effect where there is none."""
    name = RoleName(role)
    gone, _ = user.roles.filter(name=name, market=market).delete()
    if gone:
        record(by, "role.withdrawn", user, {"role": name, "market": market}, {})


def set_preferences(user: User, *, language: str, time_zone: str) -> User:
    """Set the language and the time zone of a person's interface. Raises BadPreference."""
    if language not in dict(settings.LANGUAGES):
        raise BadPreference(gettext("Language"), language)
    if time_zone not in available_timezones():
        raise BadPreference(gettext("Time zone"), time_zone)
    user.language, user.time_zone = language, time_zone
    user.save(update_fields=["language", "time_zone"])
    return user


@transaction.atomic
def make_login(username: str, password: str = "") -> Login:
    """Create a person who operates and reviews every market, or set their password anew.

    Without a password one is drawn.
    """
    login = Login(username, password or secrets.token_urlsafe(PASSWORD_BYTES))
    user, _ = User.objects.get_or_create(username=username)
    user.set_password(login.password)
    user.is_active = True
    user.save()
    for role in RoleName:
        grant(user, role)
    return login


def ready_login() -> Login:
    """The installation's first login, kept in var/login.json: every run gives the same one.

    Its password is None once the owner has chosen another. Raises OSError where var/ is read-only.
    """
    path = settings.VAR_DIR / "login.json"
    kept = read_login(path)
    user = User.objects.filter(username=kept.username).first() if kept else None
    if kept and user:
        return kept if user.check_password(kept.password or "") else Login(kept.username, None)
    login = kept or Login(FIRST_USERNAME, secrets.token_urlsafe(PASSWORD_BYTES))
    keep_login(login, path)
    return make_login(login.username, login.password or "")


@transaction.atomic
def create_key(name: str, markets: Iterable[str], created_by: User) -> tuple[ApiKey, str]:
    """Make a key of the content API for some markets (none = every one).

    The second value is the secret, `ter_…`: shown once, kept nowhere.
    """
    secret = f"ter_{secrets.token_urlsafe(KEY_BYTES)}"
    key = ApiKey.objects.create(
        name=name,
        prefix=secret[:PREFIX_LENGTH],
        digest=digest(secret),
        markets=sorted(set(markets)),
        created_by=created_by,
    )
    record(created_by, "key.created", key, {}, {"name": name, "markets": key.markets})
    return key, secret


@transaction.atomic
def revoke_key(key: ApiKey, by: User) -> ApiKey:
    """End a key, at once and for good. Revoking twice changes nothing."""
    if ApiKey.objects.active().filter(pk=key.pk).update(revoked_at=timezone.now()):
        record(by, "key.revoked", key, {"name": key.name}, {})
    key.refresh_from_db()
    return key


def find_key(secret: str) -> ApiKey | None:
    """The active key of a secret. Its use is noted, at most once a minute."""
    key = ApiKey.objects.active().filter(digest=digest(secret)).first()
    if key:
        _note_use(key)
    return key


def digest(secret: str) -> str:
    """SHA-256 in hex: a secret of 32 random bytes needs no salt and no slow hash."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _note_use(key: ApiKey) -> None:
    now = timezone.now()
    before = now - timedelta(seconds=USE_NOTED_EVERY_SECONDS)
    if key.last_used_at is None or key.last_used_at < before:
        stale = Q(last_used_at=None) | Q(last_used_at__lt=before)
        ApiKey.objects.filter(stale, pk=key.pk).update(last_used_at=now)
        key.last_used_at = now
