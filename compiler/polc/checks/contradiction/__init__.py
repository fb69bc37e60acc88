"""The rules of the group `contradiction`."""
