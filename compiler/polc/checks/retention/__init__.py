"""The rules of the group `retention`."""
