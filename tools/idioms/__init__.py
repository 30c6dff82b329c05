"""Train and measure the idiom detector on labelled sentences such as MAGPIE's development split."""
