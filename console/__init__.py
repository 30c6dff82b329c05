"""The operator's pages that look into several rooms at once; they own no tables."""
