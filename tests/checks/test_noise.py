"""How loud a rule is: on which share of ordinary texts it warns, and where."""

from django.test import SimpleTestCase

from checks.conditions import Moment
from checks.noise import Loud, listen
from tests.checks.make import AS_OF, make_knowledge, make_line, make_market, make_rule


class Noise(SimpleTestCase):
    def listen(self, *texts: str, **values: str):
        shared = make_rule(concepts=("clock",), level="culture", id="shared.clock", **values)
        packs = make_knowledge(shared=(shared,), markets=(make_market("bb", cultures=()),))
        lines = [(make_line(text), ("aa", "bb", "mx")) for text in texts]
        *_, noise = listen(lines, Moment(packs, AS_OF))
        return noise

    def test_a_rule_is_as_loud_as_where_it_is_loudest(self):
        noise = self.listen("A clock", "Clock and clock", "A bag", "A Clock")
        [loud] = noise.loudest()
        self.assertEqual(loud, Loud("shared.clock", 0.75, "mx", 2, ("clock",)))
        self.assertEqual(dict(noise.warned), {"aa": 3, "bb": 0, "mx": 3})

    def test_notes_are_no_noise(self):
        self.assertEqual(self.listen("A clock", severity="info").loudest(), [])

    def test_it_can_be_followed_while_it_listens(self):
        packs = make_knowledge(make_rule(concepts=("clock",)))
        lines = [(make_line(text), ("aa",)) for text in ("A clock", "A bag")]
        read = [noise.texts for noise in listen(lines, Moment(packs, AS_OF))]
        self.assertEqual(read, [1, 2])
