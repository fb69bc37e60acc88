"""The version of polc, which every package may tell."""

__version__ = "0.2.0"
