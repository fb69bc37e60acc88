"""The rules of the group `promise`."""
