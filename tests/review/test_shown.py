"""What a rule says is said once."""

from review.models import Finding
from review.shown import shown


def finding(rule, start, end, market="sa"):
    return Finding(rule=rule, market=market, start=start, end=end)


class TestShown:
    text = "red wine and white wine, pork"

    def test_a_rule_that_fires_twice_is_one_entry_that_names_both_places(self):
        red, white = finding("sa.alcohol", 0, 8), finding("sa.alcohol", 13, 23)
        (group,) = shown([red, white], self.text)
        assert group.finding is red
        assert group.also == ["white wine"]

    def test_other_rules_stand_apart(self):
        found = [finding("sa.alcohol", 0, 8), finding("sa.pork", 25, 29)]
        assert [group.finding for group in shown(found, self.text)] == found

    def test_markets_that_say_the_same_of_the_same_words_share_an_entry(self):
        found = [finding("islamic.pork", 25, 29), finding("islamic.pork", 25, 29, "ae")]
        (group,) = shown(found, self.text)
        assert group.markets == ["sa", "ae"]
        assert group.also == []

    def test_markets_that_say_it_of_other_words_stand_apart(self):
        found = [
            finding("islamic.alcohol", 0, 8),
            finding("islamic.alcohol", 0, 8, "ae"),
            finding("islamic.alcohol", 13, 23, "ae"),
        ]
        assert [group.markets for group in shown(found, self.text)] == [["sa"], ["ae"]]

    def test_a_finding_about_the_whole_has_no_words_to_name(self):
        found = [finding("check.numbers", None, None), finding("check.numbers", None, None)]
        assert shown(found, self.text)[0].also == []
