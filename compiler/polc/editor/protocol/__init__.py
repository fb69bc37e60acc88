"""The Language Server Protocol 3.17 as plain dictionaries: messages in, messages out, no stream and no thread."""
