"""What a notice says, as typed nodes.

They are words within a line, free texts, blocks and drawings. None has the markup of a format.
"""
