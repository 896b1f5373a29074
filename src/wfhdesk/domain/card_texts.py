"""Cards that are about to be taken in, as somebody reads them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from wfhdesk.domain.card_matching import CHANGED, NEW, SAME, Comparison, Proposal
from wfhdesk.domain.filling import Difference
from wfhdesk.domain.people import Pause, shown_relation
from wfhdesk.domain.periods import Period
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_WIDTH = 60


_FIELDS: dict[str, Callable[[], str]] = {
    "name": lambda: _("name"),
    "relation": lambda: _("relation"),
    "cadence": lambda: _("cadence"),
    "nicknames": lambda: _("nicknames"),
    "emails": lambda: _("e-mail"),
    "phone": lambda: _("phone"),
    "role": lambda: _("role"),
    "organisation": lambda: _("organisation"),
    "channel": lambda: _("reach by"),
    "zone": lambda: _("time zone"),
    "hours": lambda: _("hours"),
    "holidays": lambda: _("holidays"),
    "away": lambda: _("away"),
    "birthday": lambda: _("birthday"),
    "topics": lambda: _("topics"),
    "asked": lambda: _("asked"),
    "projects": lambda: _("projects"),
    "notes": lambda: _("notes"),
    "since": lambda: _("counted from"),
    "skipped": lambda: _("skipped"),
    "snoozed": lambda: _("put off on"),
    "snoozed_until": lambda: _("put off until"),
    "pauses": lambda: _("pauses"),
    "added": lambda: _("known since"),
}


def shown_field(field: str) -> str:
    """Return the name of a field of a person in their language."""
    return _FIELDS[field]()


def shown_value(field: str, value: Any) -> str:
    """Return what a field holds in one short line; `–` for nothing."""
    return shortened(one_line(value_text(field, value)), _WIDTH) or "–"


def value_text(field: str, value: Any) -> str:
    """Return what a field holds as a text."""
    if field == "relation":
        return shown_relation(value)
    if isinstance(value, (Period, Pause)):
        return f"{value.start}..{value.end or ''}"
    if isinstance(value, tuple):
        return ", ".join(value_text("", one) for one in value)
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def difference_line(one: Difference) -> str:
    """Return a difference as `phone: – → +31 6`, with what becomes of it where the person's own stays."""
    values = {
        "field": shown_field(one.field),
        "old": shown_value(one.field, one.old),
        "new": shown_value(one.field, one.new),
    }
    if one.is_taken:
        return _("{field}: {old} → {new}").format(**values)
    return _("{field}: stays {old}, the card says {new}").format(**values)


def proposal_line(one: Proposal) -> str:
    """Return who it is about: the name, the first address, the organisation, and how many cards were theirs."""
    person = one.person
    said = [text for text in (*person.emails[:1], person.organisation or person.phone) if text]
    line = shortened(" · ".join([person.name, *said]), 2 * _WIDTH)
    if len(one.places) > 1:
        line += " · " + ngettext("{n} card", "{n} cards", len(one.places)).format(n=len(one.places))
    return line


def counts_line(comparison: Comparison) -> str:
    """Return how many are new, changed, the same and unreadable, as `3 new · 1 changed · 36 the same`."""
    new, changed, same = (len(comparison.of(state)) for state in (NEW, CHANGED, SAME))
    unreadable = len(comparison.unreadable)
    counted = (
        (new, ngettext("{n} new", "{n} new", new)),
        (changed, ngettext("{n} changed", "{n} changed", changed)),
        (same, ngettext("{n} the same", "{n} the same", same)),
        (unreadable, ngettext("{n} unreadable", "{n} unreadable", unreadable)),
    )
    return " · ".join(told.format(n=n) for n, told in counted if n) or _("no cards")
