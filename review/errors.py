"""What review refuses, in sentences a person can act on."""


class ReviewRefused(Exception):
    """A decision that cannot be taken now; `str()` says why."""


class Blocked(ReviewRefused):
    """An error-level finding stands; fix the text or waive the finding with a reason."""


class Stale(ReviewRefused):
    """The text, or its source, changed after the person opened it."""


class NothingToApprove(ReviewRefused):
    """There is no text yet."""


class CannotUndo(ReviewRefused):
    """Something happened since that this undo would silently take back as well."""
