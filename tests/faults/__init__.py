"""What is left where a command that writes is stopped: by the disk, by permissions, or by being killed."""
