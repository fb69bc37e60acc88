"""The rules of the group `automation`."""
