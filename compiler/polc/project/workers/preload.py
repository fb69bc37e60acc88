"""Makes a process ready to judge policies by being loaded: the rules, and the tables by which policies are read.

The process from which workers branch off loads this once for all of them. Nothing else does.
"""

from __future__ import annotations

from polc.checks.engine.registry import rules
from polc.core.sources import Source
from polc.syntax.parse import parse

rules()
parse(Source("", ""))
