"""What `manage.py check --deploy` says about the way the house is set up."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, register
from django.core.checks import Warning as DeployWarning


@register(deploy=True)
def check_broker(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Without a server the messages are files: no second machine will ever see them."""
    if not settings.CELERY_BROKER_URL.startswith("filesystem"):
        return []
    return [
        DeployWarning(
            "The broker filesystem:// serves one machine.",
            hint="For workers on several, set CELERY_BROKER_URL to a Redis or a RabbitMQ.",
            id="config.W001",
        )
    ]
