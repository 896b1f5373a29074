"""Talking to a person beside the data: on stderr, plain where there is no terminal."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from typing import Any

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line, several_lines
from wfhdesk.language import gettext as _

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def say(text: str) -> None:
    """Say something on stderr; it may quote a file, so no terminal escape gets through."""
    print(several_lines(text), file=sys.stderr)


def complain(text: str) -> None:
    """Say what went wrong, on stderr, in one line."""
    say(f"wfhdesk: {one_line(text)}")


def print_json(value: Any) -> None:
    """Print a value as JSON on stdout, readable for people too."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def bold(text: str) -> str:
    """Return a text that stands out on a terminal that wants it."""
    return f"{_BOLD}{text}{_PLAIN}" if _is_styled() else text


def dim(text: str) -> str:
    """Return a text that stands back on a terminal that wants it."""
    return f"{_DIM}{text}{_PLAIN}" if _is_styled() else text


def _is_styled() -> bool:
    # https://no-color.org: any value that isn't empty
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_interactive() -> bool:
    """Return whether a person is there to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """Ask a person for a line. Raises WrongInput where nothing comes."""
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise WrongInput(_("Nothing was typed."))
    return line.rstrip("\n")


def agrees(question: str) -> bool:
    """Return whether a person says yes to a question that ends in [y/N]. Raises WrongInput where nothing comes."""
    return is_yes(ask(question))


def is_yes(answer: str) -> bool:
    """Return whether an answer is a yes, in the person's language or in English; enter alone is none."""
    return answer.strip()[:1].lower() in (_("y"), "y")


def read_stdin() -> str:
    """Return all of stdin as text, a byte order mark taken off; bytes that are no UTF-8 become question marks later on."""
    data = sys.stdin.buffer.read()
    return data.decode("utf-8-sig", "surrogateescape")


def columns(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as lines with their columns aligned; the last column runs on."""
    table = [list(row) for row in rows]
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)] if table else []
    return "\n".join(
        "  ".join(text + " " * (width - cells(text)) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes: wide letters two, accents of their own none (Unicode UAX #11)."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)
