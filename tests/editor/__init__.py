"""The editor: what it says of a text that is being written, and the messages of `polc lsp`."""
