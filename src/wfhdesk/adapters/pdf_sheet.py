"""Sheets of A4 that are written from top to bottom: text, rules, what stands at their foot, and tags for those who listen.

Sources: ISO 32000-1, 14.8 (tagged PDF: the order of reading, headings, artifacts); ISO 216 (A4). Lengths are in millimetres,
sizes of letters in points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple, cast
from unicodedata import category, combining

from wfhdesk.assets import asset
from wfhdesk.domain.documents import lines_of

Colour = tuple[int, int, int]
INK, SOFT, LINE, PALE, WHITE = (31, 41, 51), (82, 96, 109), (184, 194, 204), (243, 245, 247), (255, 255, 255)
LEFT, TOP, WIDTH, BOTTOM = 20.0, 18.0, 170.0, 275.0
"""Where the text begins, how wide it is, and below what no text comes."""
_FOOT = 283.0
_FAMILY = "DeskSans"
_NOTHING_SEEN = ("Mn", "Me", "Cf", "Cc")
"""What has no sign of its own (Unicode, general categories): marks on the sign before, joiners, controls."""
_MISSING, _SOFT_HYPHEN = "□", "\u00ad"


class Letters(NamedTuple):
    """How a text looks; `leading` is from one line to the next."""

    size: float = 10.0
    leading: float = 5.0
    bold: bool = False
    colour: Colour = INK


class Box(NamedTuple):
    """A filled box with an edge, and how round its corners are."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour
    edge: Colour
    corner: float = 0.0


class Sheet:
    """A document on paper, as far as it is written; `y` is where the next thing goes.

    `foot` returns what stands at the foot of a page, left and right, by its number from 1.
    """

    def __init__(self, title: str, language: str, made: datetime, foot: Callable[[int], tuple[str, str]]) -> None:
        from fpdf import FPDF
        from fpdf.fonts import TTFFont
        from fpdf.prefs import ViewerPreferences

        self._pdf = pdf = FPDF(unit="mm", format="A4")
        pdf.set_auto_page_break(auto=False)
        pdf.alias_nb_pages(None)  # type: ignore[arg-type]  # documented as off; else `{nb}` in a text would be replaced
        for style, weight in (("", "Regular"), ("B", "Bold")):
            pdf.add_font(_FAMILY, style, asset("fonts", f"DeskSans-{weight}.ttf"))
        self._fonts = [font for font in pdf.fonts.values() if isinstance(font, TTFFont)]
        self._known = frozenset(self._fonts[0].cmap)
        self._tags: dict[int, int] = {}
        self._foot = foot
        pdf.c_margin = 0
        pdf.set_title(title)
        pdf.set_lang(language)
        pdf.set_creator("wfhdesk")
        pdf.set_creation_date(made)
        pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
        pdf.add_page()
        self.y = TOP

    @property
    def room(self) -> float:
        """How much is left of this page."""
        return BOTTOM - self.y

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self.y <= TOP

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._pdf.pages_count

    def turn(self) -> None:
        """Begin a new page."""
        self._write_foot()
        self._pdf.add_page()
        self.y = TOP

    def need(self, height: float) -> None:
        """Begin a new page where this one has less room, unless it is a fresh one."""
        if height > self.room and not self.is_fresh:
            self.turn()

    def wrapped(self, text: str, width: float, letters: Letters) -> list[str]:
        """Return a text in lines that fit a width; a word that is wider is broken."""
        self._pick(letters)
        found: list[str] = []
        for line in lines_of(text):
            lines = self._pdf.multi_cell(width, text=self._drawable(line), align="L", dry_run=True, output="LINES")
            found += [one.rstrip() for one in cast("list[str]", lines)]
        return found

    def width_of(self, text: str, letters: Letters) -> float:
        """Return how wide a text is on one line."""
        self._pick(letters)
        return float(self._pdf.get_string_width(self._drawable(text)))

    def put(self, lines: list[str], x: float, y: float, letters: Letters, tag: str = "P") -> None:
        """Write lines below each other from a place on, as one thing to be read: a paragraph, a heading (`H1`...)."""
        if not lines:
            return
        self._pick(letters)
        with self._tagged(tag):
            for number, line in enumerate(lines):
                middle = y + (number + 0.5) * letters.leading
                self._pdf.text(x, middle + letters.size * _HALF_A_CAPITAL, line)

    def bookmark(self, text: str, level: int) -> None:
        """Let the outline lead to this place."""
        self._pdf.set_y(self.y)
        self._pdf.start_section(text, level, strict=False)

    def flow(self, lines: list[str], letters: Letters, tag: str = "P", x: float = LEFT) -> None:
        """Write lines below each other, over as many pages as they take; one line is never alone on a page."""
        rest = lines
        while rest:
            fit = int(self.room / letters.leading + 0.01)
            if fit < len(rest):
                fit = min(fit, len(rest) - 2)
                if fit < 2 and not self.is_fresh:
                    self.turn()
                    continue
            self.put(rest[:fit], x, self.y, letters, tag)
            self.y += len(rest[:fit]) * letters.leading
            rest = rest[fit:]

    def rule(self, y: float, colour: Colour = LINE, start: float = LEFT) -> None:
        """Draw a line across the sheet, from its left edge or from `start`."""
        with self._artifact():
            self._pdf.set_draw_color(*colour)
            self._pdf.set_line_width(0.2)
            self._pdf.line(start, y, LEFT + WIDTH, y)

    def draw(self, box: Box) -> None:
        """Draw a box."""
        with self._artifact():
            self._pdf.set_fill_color(*box.fill)
            self._pdf.set_draw_color(*box.edge)
            self._pdf.set_line_width(0.2)
            self._pdf.rect(*box[:4], "DF", round_corners=box.corner > 0, corner_radius=box.corner)

    def finished(self) -> bytes:
        """Return the file; nothing can be written after it."""
        self._write_foot()
        return bytes(self._pdf.output())

    def close(self) -> None:
        """Let go of the font's files, which fpdf2 keeps open."""
        for font in self._fonts:
            font.ttfont.close()

    def _write_foot(self) -> None:
        left, right = self._foot(self._pdf.page)
        letters = Letters(8, 4, colour=SOFT)
        self.rule(_FOOT - 1.5)
        self._pick(letters)
        end = LEFT + WIDTH - self.width_of(right, letters)
        first, *more = self.wrapped(left, end - LEFT - 10, letters) or [""]
        with self._artifact():
            self._pdf.text(LEFT, _FOOT + 2.5, f"{first}…" if more else first)
            self._pdf.text(end, _FOOT + 2.5, self._drawable(right))

    def _pick(self, letters: Letters) -> None:
        self._pdf.set_font(_FAMILY, "B" if letters.bold else "", letters.size)
        self._pdf.set_text_color(*letters.colour)

    def _drawable(self, text: str) -> str:
        """Return a text with a box for each sign that the font hasn't: an empty place would hide that something was said."""
        return "".join(map(self._drawn, text))

    def _drawn(self, sign: str) -> str:
        if category(sign) in _NOTHING_SEEN and sign != _SOFT_HYPHEN:
            return sign if combining(sign) and ord(sign) in self._known else ""
        return sign if ord(sign) in self._known else _MISSING

    @contextmanager
    def _tagged(self, tag: str) -> Iterator[None]:
        number = self._tags.get(self._pdf.page, 0)
        self._tags[self._pdf.page] = number + 1
        self._pdf._add_marked_content(struct_type=f"/{tag}", mcid=number)
        self._pdf._out(f"/{tag} <</MCID {number}>> BDC")
        yield
        self._pdf._out("EMC")

    @contextmanager
    def _artifact(self) -> Iterator[None]:
        self._pdf._out("/Artifact BMC")
        yield
        self._pdf._out("EMC")


_HALF_A_CAPITAL = 0.714 / 2 * 25.4 / 72
"""Millimetres per point from the middle of a capital letter down to the line it stands on; Noto's are 0.714 em high."""
