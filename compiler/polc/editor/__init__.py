"""What an editor asks of a policy: values for a text and a place in it.

Reads no file and speaks no protocol.
"""
