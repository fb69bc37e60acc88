"""The rules of the group `telephone`."""
