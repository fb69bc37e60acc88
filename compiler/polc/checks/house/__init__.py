"""The rules of the group `house`."""
