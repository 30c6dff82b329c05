"""An app that exists only in tests: the real localisation, under a lease of seconds."""
