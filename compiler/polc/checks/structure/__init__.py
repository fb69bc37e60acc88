"""The rules of the group `structure`."""
