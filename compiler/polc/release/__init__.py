"""Releases of a policy: manifests, which one applies on a day, what has drifted."""
