"""Policy to findings: one small function a rule.

A rule is a public function in a module of `checks/<group>/`; its name, with hyphens, is the name of the rule, and its
page stands in `dsl/rules/<group>/`. Nothing registers it by hand.
"""
