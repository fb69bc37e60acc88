"""Policies edited step by step, held in memory, compared with what comes of the whole text, read anew."""
