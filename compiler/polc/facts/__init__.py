"""The facts of a policy for programs: a stable view of the model."""
