"""What waits for the person: an update to write or to settle, promises to keep, blockers that wait too long."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.delivery import is_to_be_asked, shown_state
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.periods import DAY, following, short_day
from wfhdesk.domain.update_texts import shown_title
from wfhdesk.domain.updates import Selection, Update
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_LAST_WORKING_DAY = 4  # Friday


class NextStep(NamedTuple):
    """Something to do next: `kind` is `settle`, `update`, `promise`, `blocker` or `versions`.

    `about` is what it is about (an entry's id, an update's number or kind), `text` says what, `why` says why it stands
    here, `due` is the day it is due.
    """

    kind: str
    about: str
    text: str
    why: str
    due: date | None = None


class NextUpdate(NamedTuple):
    """The next update of a kind, and what it still lacks before it can go out."""

    kind: str
    reader: str
    selection: Selection
    lacks: tuple[str, ...]


def update_due(selection: Selection) -> date | None:
    """Return the day an update is due: the last working day of a week, on or after the first news that nobody was told."""
    told = [entry.day for entry in (*selection.news, *selection.plans, *selection.blockers)]
    return following(_LAST_WORKING_DAY, min(told) - DAY) if told else None


def next_steps(
    updates: Collection[Update],
    upcoming: Collection[NextUpdate],
    entries: Collection[Accomplishment],
    torn: Collection[str],
    today: date,
) -> list[NextStep]:
    """Return what to do next, most pressing first; `entries` is the whole log, `torn` the ids that have two versions."""
    unsettled = [update for update in updates if is_to_be_asked(update.state, asked=update.asked)]
    written = [_to_write(one) for one in upcoming if one.selection.carries]
    late = [entry for entry in entries if entry.kind == "blocker" and entry.open and entry.by and entry.by < today]
    promised = {entry.id: entry for one in upcoming for entry in one.selection.promised if entry.open}
    return [
        *(_to_choose(entry) for entry in entries if entry.id in torn),
        *map(_to_settle, unsettled),
        *sorted(written, key=lambda step: step.due or date.max),
        *map(_to_chase, late),
        *(_to_keep(entry, today) for entry in promised.values()),
    ]


def _to_choose(entry: Accomplishment) -> NextStep:
    return NextStep("versions", entry.id, plain(entry.text), _("changed in two places at once; both versions are kept"))


def _to_settle(update: Update) -> NextStep:
    return NextStep(
        "settle",
        str(update.number),
        _("Did it go out? “{subject}”").format(subject=update.subject),
        _("{state} on {day}").format(state=shown_state(update.state), day=short_day(update.day)),
        update.day,
    )


def _to_write(one: NextUpdate) -> NextStep:
    chosen = one.selection
    news = len(chosen.carries)
    counted = [ngettext("{n} entry", "{n} entries", news).format(n=news)]
    if open_promises := sum(entry.open for entry in chosen.promised):
        counted.append(ngettext("{n} promise open", "{n} promises open", open_promises).format(n=open_promises))
    if one.lacks:
        counted.append(ngettext("{n} remark", "{n} remarks", len(one.lacks)).format(n=len(one.lacks)))
    title = shown_title(one.kind)
    if one.reader:
        title = _("{title} to {reader}").format(title=title, reader=one.reader)
    return NextStep("update", one.kind, title, ", ".join(counted), update_due(chosen))


def _to_chase(entry: Accomplishment) -> NextStep:
    return NextStep("blocker", entry.id, plain(entry.text), _("a blocker; its day has passed"), entry.by)


def _to_keep(entry: Accomplishment, today: date) -> NextStep:
    return NextStep(
        "promise", entry.id, plain(entry.text), _("promised on {day}").format(day=short_day(entry.day, today))
    )
