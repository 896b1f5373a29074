"""The only door to `assets/`: what a person could read and edit, found wherever wfhdesk runs from."""

from __future__ import annotations

import os

# os.path, not importlib.resources: this is on the path of `wfhdesk log`, and pathlib alone costs it 3 ms.
_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_INSTALLED = os.path.join(_PACKAGE, "assets")
_CHECKOUT = os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "assets")


def asset(*parts: str) -> str:
    """Return the path of a file or folder in `assets/`.

    A wheel carries the folder inside the package; a checkout and an editable install have it two above
    `src/wfhdesk`.
    """
    return os.path.join(_INSTALLED if os.path.isdir(_INSTALLED) else _CHECKOUT, *parts)
