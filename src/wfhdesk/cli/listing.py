"""Entries as text, JSON, Markdown and CSV."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any

from wfhdesk.cli.speech import bold, dim
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.mentions import contacts, people, plain, thanks
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _

Reported = Mapping[str, list[int]]

_SIGNS = {"done": " ", "progress": "~", "plan": ">", "blocker": "?", "learned": "+"}


def as_text(entries: list[Accomplishment], today: date) -> str:
    """Return entries by day, as a person reads them on a terminal."""
    blocks = []
    for day, of_day in groupby(entries, key=lambda entry: entry.day):
        lines = [line for entry in of_day for line in _lines(entry, today)]
        blocks.append("\n".join([bold(short_day(day, today)), *lines]))
    return "\n\n".join(blocks)


def _lines(entry: Accomplishment, today: date) -> list[str]:
    marks = [f"#{entry.project}"] if entry.project else []
    if entry.visibility != "all":
        marks.append(f"!{entry.visibility}")
    if entry.by:
        marks.append(_("by {day}").format(day=short_day(entry.by, today)))
    if entry.dropped:
        marks.append(_("dropped: {why}").format(why=entry.dropped))
    elif entry.settled:
        marks.append(_("resolved {day}").format(day=short_day(entry.settled, today)))
    if entry.pinned:
        marks.append(_("the one big thing"))
    sign = "✗" if entry.dropped else "✓" if entry.settled else _SIGNS[entry.kind]
    first = f"  {entry.time or '     '} {sign} {plain(entry.text)}"
    lines = ["  ".join((first, *(dim(mark) for mark in marks), dim(entry.id[:SHORT])))]
    if entry.outcome:
        lines.append(f"          → {plain(entry.outcome)}")
    return lines


def as_json(entries: list[Accomplishment], reported: Reported) -> str:
    """Return entries as a JSON list of objects, one entry an object."""
    return json.dumps([fields(entry, reported) for entry in entries], ensure_ascii=False, indent=2)


def fields(entry: Accomplishment, reported: Reported) -> dict[str, Any]:
    """Return all that is known of an entry; `reported_in` are the numbers of the updates that carried it."""
    return {
        "id": entry.id,
        "day": entry.day.isoformat(),
        "time": entry.time,
        "text": plain(entry.text),
        "kind": entry.kind,
        "project": entry.project or None,
        "people": people(entry),
        "thanks": thanks(entry),
        "contacts": contacts(entry),
        "outcome": plain(entry.outcome) or None,
        "visibility": entry.visibility,
        "by": entry.by.isoformat() if entry.by else None,
        "settled": entry.settled.isoformat() if entry.settled else None,
        "moves": [{"at": move.at.isoformat(timespec="seconds"), "why": move.why} for move in entry.moves],
        "dropped": entry.dropped or None,
        "pinned": entry.pinned,
        "reported_in": reported.get(entry.id, []),
    }


def as_csv(entries: list[Accomplishment], reported: Reported) -> str:
    """Return entries as CSV (RFC 4180) with a header; a list is one cell with spaces between its parts."""
    import csv
    import io

    rows = [fields(entry, reported) for entry in entries]
    names = ["id", "day", "time", "kind", "text", "outcome", "project", "people", "thanks", "contacts"]
    names += ["visibility", "by", "settled", "moves", "dropped", "pinned", "reported_in"]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in rows)
    return out.getvalue().rstrip("\n")


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return (
            "; ".join(part["why"] for part in value)
            if value and isinstance(value[0], dict)
            else " ".join(map(str, value))
        )
    if isinstance(value, bool):
        return "yes" if value else ""
    text = "" if value is None else str(value)
    # A spreadsheet would run a cell that begins like a formula; the apostrophe keeps it text.
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def as_markdown(entries: list[Accomplishment], level: int = 2) -> str:
    """Return entries as Markdown, a heading (of a `level`) a day and a bullet an entry."""
    blocks = []
    for day, of_day in groupby(entries, key=lambda entry: entry.day):
        lines = [f"- {_bullet(entry)}" for entry in of_day]
        blocks.append("\n".join([f"{'#' * level} {short_day(day)} {day.year}", "", *lines]))
    return "\n\n".join(blocks)


def _bullet(entry: Accomplishment) -> str:
    from wfhdesk.domain.markup import escaped

    labels = {"progress": _("In progress"), "plan": _("Plan"), "blocker": _("Blocker"), "learned": _("Learned")}
    label = f"{labels[entry.kind]}: " if entry.kind in labels else ""
    text = f"{label}{escaped(plain(entry.text))}"
    if entry.settled and not entry.dropped:
        text += " – " + _("resolved {day}").format(day=short_day(entry.settled))
    if entry.dropped:
        text += " – " + _("dropped: {why}").format(why=escaped(entry.dropped))
    if entry.by and not entry.settled:
        text += " – " + _("by {day}").format(day=short_day(entry.by))
    if entry.outcome:
        text += f" → {escaped(plain(entry.outcome))}"
    if entry.visibility != "all":  # whoever pastes it is to see what isn't for everybody
        text += f" `!{entry.visibility}`"
    return f"{text} *({escaped(entry.project)})*" if entry.project else text
