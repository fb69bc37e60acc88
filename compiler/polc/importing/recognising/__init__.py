"""What is recognised in passages of a foreign document, a module for each part of a policy."""
