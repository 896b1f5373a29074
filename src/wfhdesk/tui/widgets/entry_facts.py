"""What is known of an entry, fact by fact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wfhdesk.domain import mentions
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.names import joined, shown_name
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.understood import shown_kind, shown_readers
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

Fact = tuple[str, str]
"""What it is about, and what is so."""

_ID_SHOWN = 5
"""Characters of an id that tell an entry on the command line."""


def facts(entry: Accomplishment, today: date, updates: Sequence[int]) -> list[Fact]:
    """Return what is known of an entry beside its text and outcome; `updates` are the numbers of those it went out in."""
    told = [
        (_("Kind"), shown_kind(entry.kind)),
        (_("Project"), entry.project),
        (_("Day"), short_day(entry.day, today)),
        (_("Logged"), _logged(entry, today)),
        *_end(entry, today),
        (_("People"), _named(mentions.people(entry))),
        (_("Spoke with"), _named(mentions.contacts(entry))),
        (_("Thanks to"), _named(mentions.thanks(entry))),
        (_("Readers"), shown_readers(entry.visibility) or _("everybody")),
        (_("Big"), _("the one big thing") if entry.pinned else ""),
        (_("Told"), _told(updates)),
        (_("Id"), entry.id[:_ID_SHOWN]),
    ]
    return [(name, value) for name, value in told if value]


def _named(names: Sequence[str]) -> str:
    return joined([shown_name(name) for name in names])


def _logged(entry: Accomplishment, today: date) -> str:
    if entry.logged is None or entry.time:
        return entry.time or ""
    return f"{short_day(entry.logged.date(), today)} {entry.logged:%H:%M}"


def _end(entry: Accomplishment, today: date) -> list[Fact]:
    """Return until when it was wanted, how often it was put off, and how it ended."""
    found = [(_("Wanted by"), short_day(entry.by, today))] if entry.by else []
    found += [(_("Put off"), f"{short_day(move.at.date(), today)}: {move.why}") for move in entry.moves]
    if entry.dropped:
        found.append((_("Dropped"), entry.dropped))
    elif entry.settled:
        found.append((_("Settled"), short_day(entry.settled, today)))
    elif entry.open:
        found.append((_("Settled"), _("not yet")))
    return found


def _told(updates: Sequence[int]) -> str:
    if not updates:
        return _("in no update yet")
    numbers = joined([str(number) for number in updates])
    return ngettext("in update {numbers}", "in updates {numbers}", len(updates)).format(numbers=numbers)
