"""What is recognised in passages of a foreign document.

A module for each part of a policy.
"""
