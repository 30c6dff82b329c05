"""What publishing refuses."""


class NoSuchRelease(Exception):
    """A market has no release of that number."""
