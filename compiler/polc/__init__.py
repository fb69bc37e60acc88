"""polc, the compiler for privacy policies: from `.pol` files to findings and published pages."""

__version__ = "0.1.0"
