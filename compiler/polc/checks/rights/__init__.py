"""The rules of the group `rights`."""
