"""What a notice says, as typed nodes: words within a line, free texts, blocks, drawings. No markup of any format."""
