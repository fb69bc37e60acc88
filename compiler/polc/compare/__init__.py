"""Two versions of a policy, compared in legal terms."""
