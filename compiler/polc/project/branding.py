"""How a site looks like its owner's: name, logo, colours and links at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from polc.core.record import field, record

COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
DECLARED = re.compile(r"(?<!-)--([a-z-]++): (#[0-9a-f]{6});")
DARK = "@media (prefers-color-scheme: dark)"
TEXT, SHAPE = 4.5, 3.0
"""The least contrast of text, and of shapes that mean something (WCAG 2.2, 1.4.3 and 1.4.11, level AA)."""
PAIRS = (
    ("ink", "paper", TEXT), ("ink", "shade", TEXT), ("soft", "paper", TEXT), ("soft", "shade", TEXT),
    ("link", "paper", TEXT), ("link", "shade", TEXT), ("note-ink", "note", TEXT), ("accent", "paper", SHAPE),
)  # fmt: skip
"""The colours that stand on one another in the theme, and the contrast that they need."""
STYLESHEET = "css/brand.css"
FRAMES = {
    scheme: f"@media screen and (prefers-color-scheme: {scheme}) {{{{ {{}} }}}}\n" for scheme in ("light", "dark")
}
"""Where the colours of a scheme apply; paper is printed on in the theme's own."""


@record
class FooterLink:
    """A link at the foot of every page: its words by language, under an empty tag where all share them."""

    words: Mapping[str, str]
    address: str

    def said(self, lang: str) -> str:
        """The words in a language, else those for all, else the first."""
        return self.words.get(lang) or self.words.get("") or next(iter(self.words.values()))


@record
class Brand:
    """What a project says of its site.

    `colours` are `#rrggbb` by scheme and name, `logo` the bytes of an image. `logo_name` is the name of the image's
    file, empty where there is none.
    """

    name: str = ""
    logo_name: str = ""
    logo: bytes = b""
    colours: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    links: tuple[FooterLink, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the settings that are given."""
        given = {
            "name": self.name, "logo": self.logo_name, "colours": self.colours.get("light"),
            "colours-dark": self.colours.get("dark"), "footer": self.links,
        }  # fmt: skip
        return tuple(key for key, value in given.items() if value)

    @property
    def logo_path(self) -> str:
        """Where the logo stands in the site; empty where there is none."""
        return f"css/{self.logo_name}" if self.logo_name else ""

    def files(self) -> dict[str, bytes]:
        """What the site holds besides its pages, by path."""
        found = {STYLESHEET: self.stylesheet().encode()} if any(self.colours.values()) else {}
        return found | ({self.logo_path: self.logo} if self.logo_name else {})

    def stylesheet(self) -> str:
        """The colours as CSS that comes after the theme's own."""
        rules = []
        for scheme, frame in FRAMES.items():
            declared = " ".join(f"--{name}: {value};" for name, value in sorted(self.colours.get(scheme, {}).items()))
            if declared:
                rules.append(frame.format(f":root {{ {declared} }}"))
        return "".join(rules)


@record
class Weak:
    """Two colours whose contrast is too low: `ratio` to 1, where `least` is needed."""

    scheme: str
    front: str
    back: str
    ratio: float
    least: float


def palette(stylesheet: str) -> dict[str, dict[str, str]]:
    """The colours of the theme by scheme and name, from its stylesheet."""
    before, _, after = stylesheet.partition(DARK)
    return {"light": dict(DECLARED.findall(before)), "dark": dict(DECLARED.findall(after.partition("\n}\n")[0]))}


def weak(brand: Brand, theme: Mapping[str, Mapping[str, str]]) -> Iterator[Weak]:
    """The pairs with a colour of the brand whose contrast is below WCAG 2.2 AA, worst scheme first."""
    for scheme in FRAMES:
        own = brand.colours.get(scheme, {})
        used = {**theme[scheme], **own}
        for front, back, least in PAIRS:
            ratio = contrast(used[front], used[back])
            if {front, back} & set(own) and ratio < least:
                yield Weak(scheme, front, back, ratio, least)


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """The relative luminance of an sRGB colour, from 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
