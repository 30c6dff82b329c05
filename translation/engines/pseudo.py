"""Pseudo-localisation: shows which texts reach the page, and whether longer ones fit, for free."""

import re

from translation.engines.base import Request, Translation, in_order

ACCENTED = str.maketrans("AEIOUYCNSaeiouycns", "ÂÊÎÔÛŶÇÑŠâêîôûŷçñš")
KEPT = re.compile(r"(</?[gx]\b[^>]*>|&(?:amp|lt|gt);)")
GROWTH_PERCENT = 30


class PseudoEngine:
    """Answers “[Ĥêllô ~~]”: accents, 30 % longer, in brackets. Costs nothing, calls nobody."""

    name = "pseudo"
    options = "2026"

    def translate(self, request: Request) -> list[Translation]:
        """One Translation per text, same order; tokens and escapes of XML texts are kept."""
        answers = [
            Translation(_pseudo(text, request.html), 0) for text in request.texts if text.strip()
        ]
        return in_order(request.texts, answers)


def create() -> PseudoEngine:
    return PseudoEngine()


def _pseudo(text: str, has_tokens: bool) -> str:
    pieces = KEPT.split(text) if has_tokens else [text]
    words = pieces[::2]
    pieces[::2] = [piece.translate(ACCENTED) for piece in words]
    padding = "~" * (sum(map(len, words)) * GROWTH_PERCENT // 100)
    return f"[{''.join(pieces)}{' ' if padding else ''}{padding}]"
