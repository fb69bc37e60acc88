"""The language as data: its grammar, vocabulary, law, rule pages and phrases.

This package holds no logic and must not import the compiler; read its files with
``importlib.resources.files("polc.dsl")``, one path segment at a time.
"""
