"""Who may do what."""

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase

from accounts.models import RoleName, User
from accounts.policy import markets_of, may_operate, may_review
from accounts.services import grant


class MarketsOf(TestCase):
    def setUp(self):
        self.omar = User.objects.create_user("omar")

    def test_nobody_has_none(self):
        self.assertEqual(markets_of(AnonymousUser(), RoleName.REVIEWER), frozenset())
        self.assertEqual(markets_of(self.omar, RoleName.REVIEWER), frozenset())

    def test_a_role_counts_in_its_market_only(self):
        grant(self.omar, RoleName.REVIEWER, "sa")
        self.assertEqual(markets_of(self.omar, RoleName.REVIEWER), {"sa"})
        self.assertTrue(may_review(self.omar, "sa"))
        self.assertFalse(may_review(self.omar, "br"))
        self.assertEqual(markets_of(self.omar, RoleName.OPERATOR), frozenset())

    def test_a_role_without_a_market_counts_in_all(self):
        grant(self.omar, RoleName.REVIEWER, "sa")
        grant(self.omar, RoleName.REVIEWER)
        self.assertIsNone(markets_of(self.omar, RoleName.REVIEWER))
        self.assertTrue(may_review(self.omar, "br"))

    def test_a_superuser_may_everything(self):
        root = User.objects.create_superuser("root")
        self.assertIsNone(markets_of(root, RoleName.REVIEWER))
        self.assertTrue(may_operate(root))

    def test_a_person_who_left_may_nothing(self):
        grant(self.omar, RoleName.OPERATOR)
        self.omar.is_active = False
        self.assertFalse(may_operate(self.omar))

    def test_an_operator_of_one_market_does_not_operate_the_house(self):
        grant(self.omar, RoleName.OPERATOR, "sa")
        self.assertTrue(may_operate(self.omar, "sa"))
        self.assertFalse(may_operate(self.omar))
