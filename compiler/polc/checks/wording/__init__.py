"""Sentences that say what the law forbids, or what the rest of the policy denies."""
