"""The command line: the only package that knows click, the file system and the clock."""
