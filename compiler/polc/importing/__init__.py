"""From a policy or a register as others wrote it to the first draft of a `.pol` file."""
