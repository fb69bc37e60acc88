"""What policies become for other systems: one module for each target."""
