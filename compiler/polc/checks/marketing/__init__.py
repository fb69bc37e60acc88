"""The rules of the group `marketing`."""
