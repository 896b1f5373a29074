"""An update while a person writes it: what is taken out, in which order it is told, what is changed by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from wfhdesk.desk.drafts import Draft, Wishes
from wfhdesk.domain.periods import Period

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk


class Composition(NamedTuple):
    """What a person wants of the next update of a kind.

    `out` are the ids of entries that are taken out, `order` those that are told ahead of others. `subject` and `text` are
    set where the person changed them by hand; `known` are the ids of the entries that the text told when that began.
    """

    kind: str
    period: Period | None = None
    out: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    known: tuple[str, ...] = ()

    @property
    def is_by_hand(self) -> bool:
        """Whether the text is the person's own."""
        return bool(self.text)

    def taken(self, doc_id: str) -> Composition:
        """Return it with an entry taken out, or in again."""
        if doc_id in self.out:
            return self._replace(out=tuple(one for one in self.out if one != doc_id))
        return self._replace(out=(*self.out, doc_id))

    def shifted(self, shown: Sequence[str], doc_id: str, way: int) -> Composition:
        """Return it with an entry one place on (1) or back (-1) among those `shown`."""
        order = list(shown)
        place = order.index(doc_id) if doc_id in order else -1
        if place < 0 or not 0 <= place + way < len(order):
            return self
        order[place], order[place + way] = order[place + way], order[place]
        return self._replace(order=tuple(order))

    def by_hand(self, written: Draft, subject: str, text: str) -> Composition:
        """Return it with subject and text as the person left them; what is as it was `written` is nobody's own."""
        own_subject = "" if subject.strip() == written.subject else subject
        if text.strip() == written.text.strip():
            return self._replace(subject=own_subject, text="", known=())
        return self._replace(
            subject=own_subject, text=text, known=self.known if self.is_by_hand else written.selection.carries
        )

    def anew(self) -> Composition:
        """Return it with the text as wfhdesk writes it."""
        return self._replace(subject="", text="", known=())


class Composed(NamedTuple):
    """The update as wfhdesk writes it, and as it would go out: with what the person changed by hand.

    `untold` are the entries that came since the text was changed by hand: the next update tells them.
    """

    written: Draft
    draft: Draft
    untold: int = 0


def composed(desk: Desk, wanted: Composition) -> Composed:
    """Return the update as it would go out now. Raises WrongInput for what can't be one."""
    out = tuple(doc_id for doc_id in wanted.out if desk.accomplishments.is_there(doc_id))
    written = desk.updates.draft(
        wanted.kind, Wishes(wanted.period, to=wanted.to, cc=wanted.cc, leave_out=out, order=wanted.order)
    )
    draft = written
    if wanted.is_by_hand:
        draft = written._replace(selection=written.selection.only(wanted.known))
    if wanted.is_by_hand or wanted.subject:
        draft = desk.updates.reworded(draft, wanted.subject, wanted.text or written.text)
    return Composed(written, draft, len(written.selection.carries) - len(draft.selection.carries))


def unfinished(desk: Desk, kind: str) -> Composition:
    """Return what was left of an update of a kind; a fresh one where nothing was."""
    try:
        kept = json.loads(desk.unfinished.text(_name(kind)) or "{}")
        return _composition(kind, kept)
    except (ValueError, TypeError, KeyError, AttributeError):
        return Composition(kind)


def keep(desk: Desk, wanted: Composition) -> None:
    """Keep what a person wants of an update until it goes out, whatever happens to the app. Raises DeskError."""
    fields = {name: value for name, value in wanted._asdict().items() if value and name not in ("kind", "period")}
    if wanted.period:
        fields["period"] = [day.isoformat() for day in wanted.period]
    desk.unfinished.keep(_name(wanted.kind), json.dumps(fields, ensure_ascii=False) if fields else "")


def _name(kind: str) -> str:
    return f"update {kind}"


def _composition(kind: str, kept: dict[str, Any]) -> Composition:
    period = Period(*map(date.fromisoformat, kept["period"])) if "period" in kept else None
    out, order, to, cc, known = (tuple(map(str, kept.get(name, ()))) for name in ("out", "order", "to", "cc", "known"))
    return Composition(kind, period, out, order, to, cc, str(kept.get("subject", "")), str(kept.get("text", "")), known)
