"""From a policy or a register as others wrote it to the first draft.

Of a `.pol` file.
"""
