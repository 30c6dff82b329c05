"""The calendar: what returns, how each market keeps it, and when that is, how surely."""
