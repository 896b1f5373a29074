"""The pages of the docs and what stands in them: examples, and blocks of code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A line that is typed, and what the page shows below it."""

    page: str
    number: int
    """Its line on the page."""
    typed: str
    shown: list[str]

    def __str__(self) -> str:
        return f"{self.page}:{self.number}: {self.typed}"


def blocks(page: Path, language: str) -> list[tuple[int, str]]:
    """Return the blocks of code in a language, each with the number of its first line."""
    text = page.read_text(encoding="utf-8")
    return [
        (text.count("\n", 0, block.start()) + 2, re.sub(f"^{block[1]}", "", block[3], flags=re.MULTILINE))
        for block in _BLOCK.finditer(text)
        if block[2] == language
    ]


def examples(page: Path) -> list[Example]:
    """Return what is typed on a page, in its order."""
    found: list[Example] = []
    for first, block in blocks(page, "console"):
        for number, line in enumerate(block.splitlines(), first):
            if line.startswith("$ "):
                found.append(Example(page.name, number, line.removeprefix("$ "), []))
            elif line or found[-1].shown:
                found[-1].shown.append(line)
    return found
