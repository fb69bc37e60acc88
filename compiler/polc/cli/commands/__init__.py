"""The commands of `polc`, one module each."""
