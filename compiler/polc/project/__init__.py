"""Projects on disk: discovery, configuration, reading, cache, processes and writing."""
