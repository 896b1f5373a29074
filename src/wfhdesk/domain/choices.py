"""One of a few words, as a person types it."""

from __future__ import annotations

from collections.abc import Mapping

from wfhdesk.domain.plaintext import one_line


def chosen(text: str, shown: Mapping[str, str]) -> str | None:
    """Return the one choice that a text names: whole, or by a beginning that only it has. None for nothing, or several.

    `shown` are the choices, each with how it reads in the person's language; both can be typed, with hyphens or spaces.
    """
    said = _bare(text)
    names = {choice: (_bare(choice), _bare(read)) for choice, read in shown.items()}
    whole = [choice for choice, known in names.items() if said in known]
    begun = [choice for choice, known in names.items() if said and any(name.startswith(said) for name in known)]
    found = whole or begun
    return found[0] if len(found) == 1 else None


def _bare(text: str) -> str:
    return one_line(text).casefold().replace("-", " ")
