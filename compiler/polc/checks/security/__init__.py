"""The rules of the group `security`."""
