"""What the log says of itself: how much was found, what is chosen, what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wfhdesk.domain import accomplishments
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.counts import shown_number
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_BRIEF = 40


def waiting(torn: int, key: str) -> str:
    """Return how many entries wait for a choice between two versions; nothing where none does."""
    if not torn:
        return ""
    return ngettext("{n} in two versions: {key}", "{n} in two versions: {key}", torn).format(n=torn, key=key) + " · "


def tally(hits: int | None, loaded: int, since: date | None, chosen: int, hidden: int) -> str:
    """Return how many entries are loaded, or were found among them, and how many of them are chosen.

    `since` is the day before which none is loaded, None where all are; `hidden` of the chosen ones aren't found, so that
    nobody can see them.
    """
    parts = []
    if chosen:
        parts.append(ngettext("{n} chosen", "{n} chosen", chosen).format(n=chosen))
    if hidden:
        parts.append(ngettext("{n} of them not shown", "{n} of them not shown", hidden).format(n=hidden))
    if hits is not None:
        parts.append(_("{hits} of {n}").format(hits=shown_number(hits), n=shown_number(loaded)))
    elif since:
        parts.append(_("{n} since {year}").format(n=shown_number(loaded), year=since.year))
    else:
        parts.append(ngettext("{n} entry", "{n} entries", loaded).format(n=shown_number(loaded)))
    return " · ".join(parts)


def reading() -> str:
    """Return what stands below the list while older entries are read."""
    return _("Reading older entries …")


def found_nothing(asked: str, among: int) -> list[str]:
    """Return what stands in the list where nothing was found."""
    among_all = ngettext("Nothing in {n} entry has “{asked}”.", "Nothing in {n} entries has “{asked}”.", among)
    return [
        "",
        among_all.format(n=shown_number(among), asked=shortened(asked)),
        _("Fewer letters find more; esc shows all entries again."),
    ]


def nothing_logged(key: str) -> list[str]:
    """Return what stands in an empty log."""
    return [
        "",
        _("Here stands, day by day, what you got done."),
        _("Nothing is logged yet."),
        _("Press {key} and say in a line what you did.").format(key=key),
    ]


def what(entries: Sequence[Accomplishment]) -> str:
    """Return how entries are called in a toast."""
    return accomplishments.what(entries, _BRIEF)
