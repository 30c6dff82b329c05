"""Find idioms in texts: from canonical forms alone, with how sure it is that each one is meant."""
