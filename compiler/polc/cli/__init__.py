"""The command line: the only room that knows click, the file system and the clock."""
