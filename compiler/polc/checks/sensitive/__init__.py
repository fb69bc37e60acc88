"""The rules of the group `sensitive`."""
