"""The rules of the group `clarity`."""
