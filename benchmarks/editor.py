"""The editor: how soon a real client shows findings, and how well completion offers what authors wrote.

    python -m benchmarks editor [STEP]

neovim (0.7 or later) opens `tests/ok/bakery-shop.pol` with `polc lsp` and edits it twenty times, alternately broken.
Completion is asked for at each STEP-th word of `tests/ok` (6 where none is given): whether the word that stands there is
offered, whether it is among the first five after two letters, and the same with a mistake on an earlier line.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from polc.core.sources import Source
from polc.editor.completion import completions
from polc.editor.cursor import expected_at
from polc.model.build import build
from polc.model.policy import Policy
from polc.syntax.parse import parse
from polc.syntax.parser.outline import outline_of

ROOT = Path(__file__).parent.parent
DAY = date(2026, 12, 1)
DAMAGE = "\n  zz ,\n"


def main(arguments: list[str]) -> None:
    """Prints what was measured."""
    client()
    completion(int(arguments[0]) if arguments else 6)


def client() -> None:
    """Times neovim with the language server."""
    editor = shutil.which("nvim")
    if editor is None:
        print("neovim: not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        policy, out = Path(folder) / "bakery-shop.pol", Path(folder) / "out.json"
        shutil.copy(ROOT / "tests" / "ok" / "bakery-shop.pol", policy)
        surroundings = {
            **os.environ, "POLC": str(Path(sys.executable).parent / "polc"), "POLC_POLICY": str(policy), "POLC_OUT": str(out),
        }  # fmt: skip
        call = [editor, "--headless", "--clean", "-u", "NONE", "-S", str(ROOT / "benchmarks" / "editor.lua")]
        subprocess.run(call, cwd=folder, env=surroundings, check=True, timeout=120)
        told = json.loads(out.read_text(encoding="utf-8"))
    print(
        f"neovim: opened to findings {told['opening']:.0f} ms, an edit {statistics.median(told['edits']):.1f} ms (median of 20)"
    )


def completion(step: int) -> None:
    """Prints how often the word that an author wrote is offered, and how long it takes."""
    counts = dict.fromkeys(("words", "offered", "first five", "damaged"), 0)
    times: list[float] = []
    for text, policy, start, word in words(step):
        counts["words"] += 1
        begun = time.process_time()
        offered = labels(text, start, policy)
        times.append(time.process_time() - begun)
        counts["offered"] += word in offered
        typed = text[: start + 2] + text[start + len(word) :]
        counts["first five"] += word in labels(typed, start + 2, policy)[:5]
        before = text.rfind("\n", 0, max(0, text.rfind("\n", 0, start))) + 1
        damaged = text[:before] + DAMAGE.lstrip("\n") + text[before:]
        counts["damaged"] += word in labels(damaged, start + len(damaged) - len(text), policy)
    total = counts.pop("words")
    times.sort()
    told = ", ".join(f"{name} {count / total:.1%}" for name, count in counts.items())
    print(f"completion: {total} words, {told}; median {statistics.median(times) * 1000:.1f} ms, "
          f"95 of 100 within {times[int(0.95 * len(times))] * 1000:.1f} ms")  # fmt: skip


def words(step: int) -> Iterator[tuple[str, Policy, int, str]]:
    """Each word that was not made up, with its text, policy and place."""
    for path in sorted((ROOT / "tests" / "ok").glob("*.pol")):
        text = path.read_text(encoding="utf-8")
        file, _ = parse(Source(path.name, text))
        policy, _ = build(file, [], DAY)
        made_up = {node.name.span.start for node in file.declarations if node.name}
        found = list(re.finditer(r"[^\W\d][\w:.()/-]*", outline_of(text).masked))
        for word in found[::step]:
            tag = len(word[0]) == 2 and text[word.end() :].lstrip().startswith('"')
            address = "@" in text[word.start() : word.end() + 1]
            if word.start() not in made_up and not tag and not address and expected_at(text, word.start()) is not None:
                yield text, policy, word.start(), word[0]


def labels(text: str, offset: int, policy: Policy) -> list[str]:
    """What is offered at a place, in order."""
    return [found.label for found in completions(text, offset, policy.index, policy.languages, "fr")]
