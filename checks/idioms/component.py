"""The detector as a component of a spaCy pipeline, for those who have one.

    import checks.idioms.component
    nlp = spacy.blank("en")
    nlp.add_pipe("terroir_idioms")
    doc.spans["idioms"]           # spans with the idiom's id as label; .attrs["scores"] beside

Nothing else here imports spaCy's pipelines: the detector needs none.
"""

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from checks.idioms.detector import Detector
from checks.idioms.lexicons import idiom_detector
from locales.snapshot import knowledge

NAME = "terroir_idioms"
GROUP = "idioms"


class IdiomComponent:
    """Fills `doc.spans["idioms"]`; `least` is the score from which an idiom is taken."""

    def __init__(self, detector: Detector, least: float | None) -> None:
        self.detector = detector
        self.least = least

    def __call__(self, doc: Doc) -> Doc:
        found = [
            (doc.char_span(one.start, one.end, label=one.id, alignment_mode="expand"), one.score)
            for one in self.detector.find(doc.text, self.least)
        ]
        kept = [(span, score) for span, score in found if span is not None]
        group = SpanGroup(doc, name=GROUP, spans=[span for span, _ in kept])
        group.attrs["scores"] = [score for _, score in kept]
        doc.spans[GROUP] = group
        return doc


@Language.factory(NAME, default_config={"locale": "", "least": None})
def create(nlp: Language, name: str, locale: str, least: float | None) -> IdiomComponent:
    """`locale` is the pipeline's language where none is given. Raises BadTag, PackError."""
    return IdiomComponent(idiom_detector(knowledge(), locale or nlp.lang), least)
