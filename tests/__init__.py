"""The project's specifications, laid out like the tree they speak of."""
