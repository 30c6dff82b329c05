"""A market as the API shows it: its pack, CLDR's facts and its present release."""

from django.utils import timezone

from export.schemas import FlagOut, MarketOut, ReleaseOut
from locales import cldr
from locales.rhythms import weekend_on
from locales.snapshot import knowledge
from locales.tags import direction
from locales.values import Flag, Market
from releases.selectors import current_release


def market_out(market: Market) -> MarketOut:
    release = current_release(market.code)
    rhythm = knowledge().rhythms.get(market.code)
    return MarketOut(
        market=market.code,
        name=market.name,
        locales=list(market.locales),
        currency=market.currency,
        time_zones=list(market.time_zones),
        direction=direction(market.locales[0]),
        weekend=sorted(weekend_on(rhythm, market.code, timezone.localdate())),
        first_weekday=cldr.first_weekday(market.code),
        profile={name: _flag(flag) for name, flag in market.profile.items()},
        release=ReleaseOut.model_validate(release, from_attributes=True) if release else None,
    )


def _flag(flag: Flag) -> FlagOut:
    value = list(flag.value) if isinstance(flag.value, tuple) else flag.value
    return FlagOut(
        value=value,
        confidence=flag.confidence,
        source=flag.source.text,
        url=flag.source.url,
        as_of=flag.as_of,
    )
