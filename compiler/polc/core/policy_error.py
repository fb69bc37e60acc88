"""The error of whoever asks for the facts of a policy that cannot be read."""


class PolicyError(ValueError):
    """A file holds no policy, or cannot be read in full.

    The message says where and why, a line a reason.
    """
