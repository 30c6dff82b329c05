"""Days that return, as packs write them: “second Sunday of May”, “1 Ramadan as in mabims”."""
