"""Files of answers: what a person or a program wrote, ready to be taken in."""

from __future__ import annotations

from typing import Any

from wfhdesk.adapters.files import bytes_of
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.json_told import LARGEST, object_of


def answers_in(path: str) -> dict[str, Any]:
    """Return the object in a file of JSON. Raises WrongInput where there is none that can be read."""
    try:
        data = bytes_of(path, LARGEST)
    except DeskError as problem:
        raise WrongInput(str(problem)) from problem
    return object_of(data, path)
