"""The pages of the calendar: what comes, a market's year, and one day compared across markets."""
