"""JSON that a program or a file hands over: one object, read strictly, and what is wrong told with its line.

RFC 8259 leaves open what a name means that comes twice (section 4) and knows no NaN (section 6); both are refused here.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

LARGEST = 1_000_000
"""Bytes that are read of it."""


def object_of(data: bytes, source: str) -> dict[str, Any]:
    """Return the object that bytes tell in UTF-8; `source` names where they come from. Raises WrongInput."""
    if len(data) > LARGEST:
        raise WrongInput(_("{source} is too large; it may have {n} bytes.").format(source=source, n=LARGEST))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise WrongInput(_("{source}, line {line}: it isn't UTF-8.").format(source=source, line=line)) from problem
    if not text.strip():
        raise WrongInput(_("Nothing came from {source}; it takes an object as JSON.").format(source=source))
    found = _read(text, source)
    if not isinstance(found, dict):
        raise WrongInput(_("{source}: it takes an object as JSON, in braces.").format(source=source))
    return found


def _read(text: str, source: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _value in pairs]
        twice = next((name for name in names if names.count(name) > 1), None) if len({*names}) < len(names) else None
        if twice is not None:
            told = shortened(one_line(twice))
            raise WrongInput(_("{source}: “{name}” stands there twice.").format(source=source, name=told))
        return dict(pairs)

    def no_number(word: str) -> NoReturn:
        raise WrongInput(_("{source}: {word} is no number in JSON.").format(source=source, word=word))

    try:
        return json.loads(text, object_pairs_hook=once, parse_constant=no_number)
    except json.JSONDecodeError as problem:
        raise WrongInput(
            _("{source}, line {line}: it is no JSON ({reason}, column {column}).").format(
                source=source, line=problem.lineno, reason=problem.msg, column=problem.colno
            )
        ) from problem
    except (RecursionError, ValueError) as problem:  # lists in lists in lists; a number of thousands of digits
        raise WrongInput(_("{source}: that is no JSON one can make sense of.").format(source=source)) from problem
