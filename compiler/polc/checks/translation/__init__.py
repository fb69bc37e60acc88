"""The rules of the group `translation`."""
