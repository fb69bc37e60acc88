"""What every configuration of a consent banner has in common."""
