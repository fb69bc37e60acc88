"""The rules of the group `recipient`."""
