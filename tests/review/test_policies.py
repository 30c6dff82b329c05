"""A market's standing decisions."""

from django.test import TestCase

from accounts.models import AuditEvent
from review.policies import Policy, policy_of, set_policy
from tests.review.make import make_operator


class SetPolicy(TestCase):
    def test_a_market_that_decided_nothing_has_the_defaults(self):
        self.assertEqual(policy_of("sa"), Policy(accept_memory=True, accept_source=True))

    def test_a_decision_is_kept_with_what_was_before(self):
        set_policy("sa", Policy(accept_memory=False), make_operator())
        self.assertFalse(policy_of("sa").accept_memory)
        self.assertTrue(policy_of("br").accept_memory)
        self.assertTrue(AuditEvent.objects.get().before["accept_memory"])

    def test_deciding_the_same_leaves_no_trace(self):
        set_policy("sa", Policy(), make_operator())
        self.assertFalse(AuditEvent.objects.exists())
