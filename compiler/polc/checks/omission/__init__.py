"""The rules of the group `omission`."""
