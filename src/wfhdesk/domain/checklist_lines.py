"""Where in a TOML file something stands, so that what is wrong with it can be told by its line.

`tomllib` gives values without places. The few signs that part statements are read here once more (TOML 1.0: comments,
strings, keys, tables and arrays of tables). It is only done for a file in which something is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Place = tuple[str | int, ...]
"""The way to a value: keys, and numbers from 0 in arrays, such as `("items", 2, "options", 0, "text")`."""

_SIGN = re.compile(
    r"""
    (?P<comment>\#[^\n]*)
    | (?P<text>\"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5} | "(?:\\.|[^"\\\n])*" | '[^'\n]*')
    | (?P<opens>[\[{])
    | (?P<closes>[\]}])
    | (?P<is>=)
    | (?P<end>\n)
    | (?P<rest>[^\#"'\[\]{}=\n]+ | .)
    """,
    re.VERBOSE | re.DOTALL,
)


def line_of(text: str, place: Place) -> int:
    """Return the line, from 1, at which the value at a place begins.

    For what isn't there, or stands inside a list or table that is written in a value, it is the line of what holds it.
    """
    lines = _lines(text)
    return next(lines[place[:end]] for end in range(len(place), -1, -1) if place[:end] in lines)


def deepest_line(text: str) -> int:
    """Return the line, from 1, at which brackets in a value stand deepest in each other."""
    return -max(((depth, -line) for _head, line, depth in _statements(text)), default=(0, -1))[1]


def _lines(text: str) -> dict[Place, int]:
    lines: dict[Place, int] = {(): 1}
    counts: dict[Place, int] = {}
    table: Place = ()
    for head, line, _depth in _statements(text):
        if head.startswith("["):
            is_array = head.startswith("[[")
            table = _table(_keys(head.strip("[] \t")), counts, is_array=is_array)
            lines.setdefault(table, line)
            continue
        keys = _keys(head)
        for end in range(1, len(keys) + 1):
            lines.setdefault((*table, *keys[:end]), line)
    return lines


def _table(keys: tuple[str, ...], counts: dict[Place, int], *, is_array: bool) -> Place:
    """Return the place that a header opens: the last of each array of tables, a new one where it begins one itself."""
    place: Place = ()
    for number, key in enumerate(keys, start=1):
        place = (*place, key)
        if is_array and number == len(keys):
            counts[place] = counts.get(place, 0) + 1
        if place in counts:
            place = (*place, counts[place] - 1)
    return place


def _keys(head: str) -> tuple[str, ...]:
    """Return the parts of a key as TOML reads it: `a."b c"` has two. Nothing for what is no key."""
    import tomllib

    try:
        value: object = tomllib.loads(f"{head} = 0")
    except ValueError:
        return ()
    keys: list[str] = []
    while isinstance(value, dict) and value:
        key, value = next(iter(value.items()))
        keys.append(key)
    return tuple(keys)


def _statements(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each key or header as it is written, with its line and how deep brackets in its value go."""
    head, begun, line, depth, deepest, in_value = "", 1, 1, 0, 0, False
    for sign in _SIGN.finditer(text + "\n"):
        kind, said = sign.lastgroup, sign[0]
        if kind == "end" and depth <= 0:
            if head.strip():
                yield head.strip(), begun, deepest
            head, depth, deepest, in_value = "", 0, 0, False
        elif in_value:
            depth += (kind == "opens") - (kind == "closes")
            deepest = max(depth, deepest)
        elif kind == "is":
            in_value = True
        elif kind != "comment":
            begun = begun if head.strip() else line
            head += said
        line += said.count("\n")
    if head.strip():  # brackets that nothing closes
        yield head.strip(), begun, deepest
