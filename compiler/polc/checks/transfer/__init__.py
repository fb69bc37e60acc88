"""The rules of the group `transfer`."""
