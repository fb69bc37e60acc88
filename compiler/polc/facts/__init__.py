"""The facts of a policy as plain values for programs: a stable view of the model, in Python and as JSON."""
