"""Running rules: registry, analysis of one policy, waivers, baseline, coming days."""
