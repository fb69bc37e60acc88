"""Compiles data and templates when the package is made; everything else stands in `pyproject.toml`."""

import re
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?!https?://)[^)\s]+\)")
"""A link within the repository, which leads nowhere from where a package is shown."""


def long_description() -> str:
    """The README for those who see the package alone: of links within the repository, the words are left."""
    return LINK.sub(r"\1", (ROOT / "README.md").read_text(encoding="utf-8"))


class BuildWithData(build_py):
    """Adds the compiled files: to the package built, or to the working tree where that one is installed."""

    def run(self) -> None:
        """Copies the package, then compiles its data; a package built bears a digest of all that is in it."""
        super().run()
        sys.path.insert(0, str(ROOT / "compiler"))
        from polc.cli.compiling import compile_data, compile_templates

        if self.editable_mode:
            compile_data(ROOT / "dsl", ROOT / "dsl")
            return
        from polc.project.cache.fingerprint import write_stamp

        package = Path(self.build_lib) / "polc"
        compile_data(ROOT / "dsl", package / "dsl")
        compile_templates(ROOT / "site", package / "theme")
        write_stamp(package)


setup(
    cmdclass={"build_py": BuildWithData},
    long_description=long_description(),
    long_description_content_type="text/markdown",
)
