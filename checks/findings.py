"""What a check says about a text."""

from dataclasses import dataclass

from locales.values import Rule, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule or check that fired.

    `start` and `end` are half-open code points of the field's text; they and `field` are None where
    the finding is about the date alone. `also`: ids of rules that said the same of the same words.
    `offers`: texts that may be put in, best first.
    """

    category: str
    severity: Severity
    field: str | None
    start: int | None
    end: int | None
    message: str
    suggestion: str
    rule: str
    cite: str
    also: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, rule: Rule, field: str | None, span: tuple[int, int] | None, found: str
    ) -> "Finding":
        """A rule's finding; `found` is put into its message."""
        start, end = span or (None, None)
        message = rule.message.replace("{found}", found)
        cite = f"{rule.source.text} <{rule.source.url}>" if rule.source.url else rule.source.text
        return cls(
            rule.category, rule.severity, field, start, end, message, rule.suggestion, rule.id, cite
        )
