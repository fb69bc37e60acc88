"""Reference data, read once and typed: the language's vocabulary, the law, rule pages and phrases of `polc.dsl`.

The only package that reads package data; it knows no policy.
"""
