"""The rules of the group `cookies`."""
