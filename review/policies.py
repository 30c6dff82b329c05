"""A market's standing decisions about texts that nobody here has read yet."""

from dataclasses import asdict, dataclass

from django.db import transaction

from accounts.models import User
from accounts.services import record
from review.models import MarketPolicy


@dataclass(frozen=True, slots=True)
class Policy:
    """`accept_memory`: exact hits of reviewed memory enter as approved; `accept_source`: the
    seller's own words do, where they are in the market's language."""

    accept_memory: bool = True
    accept_source: bool = True


def policy_of(market: str) -> Policy:
    """What the market decided; the defaults where it decided nothing."""
    row = MarketPolicy.objects.filter(pk=market).first()
    return Policy(row.accept_memory, row.accept_source) if row else Policy()


@transaction.atomic
def set_policy(market: str, policy: Policy, by: User) -> Policy:
    """Holds for texts that arrive from now on; what is approved stays approved."""
    before = policy_of(market)
    if before != policy:
        MarketPolicy.objects.update_or_create(market=market, defaults=asdict(policy))
        record(by, "policy.changed", f"market:{market}", asdict(before), asdict(policy))
    return policy
