"""Date formats for interface languages that Django gives none."""
