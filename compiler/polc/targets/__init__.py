"""What a policy becomes for other systems: one module a target, found by the name of its file in `dsl/targets/`."""
