"""Mutations: silent policies with one change that one rule names, to see that this rule speaks, and no other."""
