"""Compares our calendar with independent libraries, year by year."""
