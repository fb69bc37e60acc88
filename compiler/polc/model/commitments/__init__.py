"""Promises, claims and house rules, compared with what the policy states to be done."""
