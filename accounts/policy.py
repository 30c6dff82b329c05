"""Who may do what: the only place that reads roles."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import RoleName, User


def markets_of(user: User | AnonymousUser, role: RoleName | str) -> frozenset[str] | None:
    """The markets in which a person has a role; None means every market, present and future."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    if user.is_superuser:
        return None
    markets = frozenset(held.market for held in user.roles.all() if held.name == role)
    return None if "" in markets else markets


def may_review(user: User | AnonymousUser, market: str) -> bool:
    return _holds(user, RoleName.REVIEWER, market)


def may_operate(user: User | AnonymousUser, market: str = "") -> bool:
    """Without a market: may the person operate the whole house?"""
    return _holds(user, RoleName.OPERATOR, market)


def _holds(user: User | AnonymousUser, role: RoleName, market: str) -> bool:
    markets = markets_of(user, role)
    return markets is None or market in markets
