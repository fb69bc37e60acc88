"""The studio: polc behind a page of a browser.

What the page asks of polc, and what serves it on this computer.
"""
