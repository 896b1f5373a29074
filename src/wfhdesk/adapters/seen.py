"""Which texts a person has had in front of them: digests of the last few, in this device's own state."""

from __future__ import annotations

import os
from hashlib import sha256

from wfhdesk.adapters.config_file import text_of, write

_NAME = "shown-updates"
_KEPT = 50


def remember(state_folder: str, text: str) -> None:
    """Remember a text as shown; only a digest of it is kept."""
    path = os.path.join(state_folder, _NAME)
    digests = [digest for digest in text_of(path).split() if digest != _digest(text)]
    write(path, "\n".join([*digests[-_KEPT + 1 :], _digest(text)]) + "\n")


def is_known(state_folder: str, text: str) -> bool:
    """Return whether this very text was shown."""
    return _digest(text) in text_of(os.path.join(state_folder, _NAME)).split()


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
