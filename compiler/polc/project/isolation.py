"""Keeps the checkout in which polc runs off Python's import path, and off the search path for programs.

The checkout is what others wrote: the current folder, or the repository around it. All that is imported here Python has
loaded before polc begins. A module more, even `__future__`, would be looked for in the current folder.
"""

import os
import sys

EMPTY_OR_HERE = ("", os.curdir)


def isolate() -> None:
    """Takes the checkout off the import path of this process and of all that it starts, and off their PATH."""
    top = checkout_of(os.curdir)
    sys.path[:] = [place for place in sys.path if _imports_from(place, top)]
    if "PYTHONPATH" in os.environ:
        asked = map(os.path.abspath, os.environ["PYTHONPATH"].split(os.pathsep))
        os.environ["PYTHONPATH"] = os.pathsep.join(p for p in asked if os.pathsep not in p and _imports_from(p, top))
    if "PATH" in os.environ:
        os.environ["PATH"] = search_path(top)
    isolate_children()


def isolate_children() -> None:
    """Has every Python that this process starts leave the current folder off its import path."""
    os.environ["PYTHONSAFEPATH"] = "1"


def children_are_isolated() -> bool:
    """False where Python hands on to its children that they pass over the environment, and nothing safer (`-E`)."""
    return bool(sys.flags.safe_path or not sys.flags.ignore_environment)


def checkout_of(folder: str) -> str:
    """The folder of the repository around a folder, without links, else the folder itself; empty where it is gone."""
    try:
        start = place = os.path.realpath(os.path.abspath(folder))  # noqa: PTH100 - pathlib may not be loaded
    except OSError:
        return ""
    while not os.path.lexists(os.path.join(place, ".git")):  # noqa: PTH118
        above = os.path.dirname(place)  # noqa: PTH120
        if above == place:
            return start
        place = above
    return place


def is_of_checkout(path: str, top: str) -> bool:
    """True for what stands in a checkout.

    Not for the Python that runs polc, nor what is installed there.
    """
    real = os.path.realpath(path)
    if not _lies_within(real, top):
        return False
    prefixes = map(os.path.realpath, (sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix))
    installed = [
        prefix for prefix in prefixes if _lies_within(prefix, top)
    ]  # such as .venv; not /usr around /usr/src/app
    installed += [os.path.dirname(os.path.realpath(os.__file__)), *_folder_of_user()]  # noqa: PTH120
    return real != _folder_of_polc() and not any(_lies_within(real, place) for place in installed)


def search_path(*checkouts: str) -> str:
    """PATH without what is relative and what leads into one of these checkouts, whatever is installed there."""
    kept = (p for p in os.environ.get("PATH", os.defpath).split(os.pathsep) if os.path.isabs(p))  # noqa: PTH117
    return os.pathsep.join(p for p in kept if not any(_lies_within(os.path.realpath(p), top) for top in checkouts))


def program(name: str, *checkouts: str) -> str:
    """The absolute path of a program that stands in none of these checkouts.

    Empty where there is none.
    """
    ends = (".exe",) if os.name == "nt" else ("",)
    for folder in search_path(*checkouts).split(os.pathsep):
        for end in ends:
            path = os.path.join(folder, name + end)  # noqa: PTH118
            outside = not any(_lies_within(os.path.realpath(path), top) for top in checkouts)
            if folder and outside and os.path.isfile(path) and os.access(path, os.X_OK):  # noqa: PTH113
                return path
    return ""


def _imports_from(place: str, top: str) -> bool:
    """True for a place of the import path that may stay."""
    if not os.path.isabs(place):  # noqa: PTH117
        return False
    real = os.path.realpath(place)
    library = os.path.dirname(os.path.realpath(os.__file__))  # noqa: PTH120
    here = real == _real_working_folder() and real not in (_folder_of_polc(), library)
    return not here and not is_of_checkout(place, top)


def _real_working_folder() -> str:
    try:
        return os.path.realpath(os.getcwd())  # noqa: PTH109
    except OSError:
        return ""


def _folder_of_polc() -> str:
    """The folder that polc itself is imported from, which whoever started it has chosen."""
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))  # noqa: PTH120


def _folder_of_user() -> list[str]:
    """Where `pip install --user` puts packages; none where Python leaves that out."""
    site = sys.modules.get("site")
    found = getattr(site, "USER_SITE", None) if getattr(site, "ENABLE_USER_SITE", None) else None
    return [os.path.realpath(found)] if found else []


def _lies_within(path: str, folder: str) -> bool:
    """True for a folder itself and what is inside; both are without links."""
    first, second = os.path.normcase(path), os.path.normcase(folder)
    return bool(folder) and (first == second or first.startswith(second.rstrip(os.sep) + os.sep))
