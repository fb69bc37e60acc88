"""The rules of the group `basis`."""
