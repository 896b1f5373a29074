"""An update while a person writes it: what is taken out, in which order it is told, what is changed by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from wfhdesk.desk.drafts import Draft, Wishes
from wfhdesk.domain.occasions import ABSENCES, Occasion
from wfhdesk.domain.periods import Period
from wfhdesk.domain.updates import ABOUT_RUNS, ABSENCE, SUPERVISOR
from wfhdesk.language import ngettext

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk

Ids = tuple[str, ...]


class Own(NamedTuple):
    """A text that the person changed by hand, and what it told when that began (see `Update`)."""

    text: str
    carries: Ids = ()
    points: Ids = ()
    closed: Ids = ()


class Composition(NamedTuple):
    """What a person wants of the next update of a kind.

    `out` are the ids of entries that are taken out, `order` those that are told ahead of others. `subject` is None as long
    as it is the usual one. `own` is the text once it is changed by hand, `laid_aside` such a text that made way for one that
    wfhdesk wrote. `run` is what a message about a self-assessment is about: its files are made anew from that.
    """

    kind: str
    period: Period | None = None
    out: Ids = ()
    order: Ids = ()
    subject: str | None = None
    own: Own | None = None
    laid_aside: Own | None = None
    run: str = ""

    def taken(self, doc_id: str) -> Composition:
        """Return it with an entry taken out, or in again."""
        if doc_id in self.out:
            return self._replace(out=tuple(one for one in self.out if one != doc_id))
        return self._replace(out=(*self.out, doc_id))

    def shifted(self, told: Sequence[str], doc_id: str, way: int) -> Composition:
        """Return it with an entry one place on (1) or back (-1) among those that are `told`, in their order."""
        order = list(told)
        place = order.index(doc_id) if doc_id in order else -1
        if place < 0 or not 0 <= place + way < len(order):
            return self
        order[place], order[place + way] = order[place + way], order[place]
        return self._replace(order=tuple(order))

    def with_subject(self, written: Draft, subject: str) -> Composition:
        """Return it with the subject as the person left it."""
        return self._replace(subject=None if subject == written.subject else subject)

    def with_text(self, written: Draft, text: str) -> Composition:
        """Return it with the text as the person left it; what reads as it was `written` is nobody's own."""
        fresh = Own(text, written.carries, written.points, written.closed)
        own = self.own._replace(text=text) if self.own else fresh
        return self._replace(own=None if own == fresh and text == written.text else own)

    def anew(self) -> Composition:
        """Return it with the text as wfhdesk writes it; the person's own is laid aside."""
        return self._replace(own=None, laid_aside=self.own) if self.own else self

    def with_own_again(self) -> Composition:
        """Return it with the text that was laid aside."""
        return self._replace(own=self.laid_aside, laid_aside=None) if self.laid_aside else self


class Composed(NamedTuple):
    """The update as wfhdesk writes it, and as it would go out: with what the person changed by hand.

    Since a text was changed by hand, `since` things came that it doesn't tell (the next update does), and `gone` entries that
    it tells are deleted, or not for its reader any more.
    """

    written: Draft
    draft: Draft
    since: int = 0
    gone: int = 0


def composed(desk: Desk, wanted: Composition) -> Composed:
    """Return the update as it would go out now. Raises WrongInput for what can't be one."""
    wishes = Wishes(
        wanted.period,
        leave_out=tuple(doc_id for doc_id in wanted.out if desk.accomplishments.is_there(doc_id)),
        order=wanted.order,
        run=wanted.run,
    )
    return reworded(desk, desk.updates.draft(wanted.kind, wishes), wanted)


def reworded(desk: Desk, written: Draft, wanted: Composition) -> Composed:
    """Return an update that is `written` already, with what the person changed by hand."""
    if wanted.own is None and wanted.subject is None:
        return Composed(written, written)
    own = wanted.own or Own(written.text, written.carries, written.points, written.closed)
    subject = written.subject if wanted.subject is None else wanted.subject
    draft = desk.updates.reworded(written, subject, own.text)
    return Composed(
        written,
        draft._replace(carries=own.carries, points=own.points, closed=own.closed),
        since=len({*written.carries} - {*own.carries}) + len({*written.closed} - {*own.closed}),
        gone=len({*own.carries} - {*written.carries}),
    )


def gone(made: Composed) -> list[str]:
    """Return what to say where a text tells of entries that its reader is not to read, or that are no more."""
    if not made.gone:
        return []
    told = ngettext(
        "Your text tells {n} entry that is deleted by now, told elsewhere, or not for its reader any more.",
        "Your text tells {n} entries that are deleted by now, told elsewhere, or not for their reader any more.",
        made.gone,
    )
    return [told.format(n=made.gone)]


def unfinished(desk: Desk, kind: str) -> Composition:
    """Return what was left of an update of a kind; a fresh one where nothing was, or what it is about is over or gone."""
    try:
        left = _composition(kind, json.loads(desk.unfinished.text(_name(kind)) or "{}"))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Composition(kind)
    is_moot = kind == ABSENCE and left.period is not None and not _is_away(desk, left.period)
    is_moot = is_moot or (kind in ABOUT_RUNS and not desk.updates.reports.is_there(left.run))
    return Composition(kind) if is_moot else left


def taken_up(desk: Desk, kind: str) -> Composition:
    """Return what was left of an update of a kind; of the weekly one where a message about a run has none to be about."""
    left = unfinished(desk, kind)
    return unfinished(desk, SUPERVISOR) if kind in ABOUT_RUNS and not left.run else left


def _is_away(desk: Desk, period: Period) -> bool:
    """Whether an absence is planned in a period that isn't over."""
    is_over = period.end < desk.availability.today()
    planned = desk.availability.occasions(period)
    return not is_over and any(one.kind in ABSENCES and not one.tentative for one in planned)


def about_absence(desk: Desk, occasion: Occasion) -> Composition:
    """Return what was left of the message about an absence; a fresh one where it was about other days.

    A text that was written about those is laid aside, so that it can be had back.
    """
    period = Period(occasion.first, occasion.last)
    left = unfinished(desk, ABSENCE)
    return left if left.period == period else left.anew()._replace(period=period, subject=None)


def about_run(desk: Desk, kind: str, run: str) -> Composition:
    """Return what was left of the message about a run of a checklist; a fresh one where it was about another.

    A text that was written about that is laid aside, so that it can be had back.
    """
    left = unfinished(desk, kind)
    return left if left.run == run else left.anew()._replace(run=run, subject=None)


def kept(wanted: Composition) -> tuple[str, str]:
    """Return the name and the text under which it waits until it goes out (`desk.unfinished`), whatever happens to the app."""
    fields: dict[str, Any] = {
        name: value
        for name, value in wanted._asdict().items()
        if value not in (None, ()) and name not in ("kind", "run")
    }
    if wanted.run:
        fields["run"] = wanted.run
    if wanted.period:
        fields["period"] = [day.isoformat() for day in wanted.period]
    return _name(wanted.kind), json.dumps(fields, ensure_ascii=False) if fields else ""


def _name(kind: str) -> str:
    return f"update {kind}"


def _composition(kind: str, found: dict[str, Any]) -> Composition:
    return Composition(
        kind=kind,
        period=Period(*map(date.fromisoformat, found["period"])) if "period" in found else None,
        out=_ids(found.get("out", ())),
        order=_ids(found.get("order", ())),
        subject=None if found.get("subject") is None else str(found["subject"]),
        own=_own(found.get("own")),
        laid_aside=_own(found.get("laid_aside")),
        run=str(found.get("run", "")),
    )


def _own(found: list[Any] | None) -> Own | None:
    if found is None:
        return None
    text, *ids = found
    return Own(str(text), *map(_ids, ids))


def _ids(found: Sequence[Any]) -> Ids:
    return tuple(map(str, found))
