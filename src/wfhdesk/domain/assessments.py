"""Self-assessments: where one works, what was answered there, and what happened since."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from wfhdesk.domain.checklists import NO, NOT_APPLICABLE, RISKS, YES
from wfhdesk.domain.choices import chosen
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _
from wfhdesk.language import pgettext

HOME, OFFICE, ELSEWHERE = "home", "office", "elsewhere"
PLACES = (HOME, OFFICE, ELSEWHERE)
FIXED_NOW, NEEDS_ACTION, FINE_AS_IS = "fixed", "action", "fine"
WAYS_ON = (FIXED_NOW, NEEDS_ACTION, FINE_AS_IS)
"""What becomes of a risk that was found."""
CHAIR, DESK, SCREEN, PLACE, TASKS, PAIN, OTHER = "chair", "desk", "screen", "place", "tasks", "pain", "other"
TRIGGERS = (CHAIR, DESK, SCREEN, PLACE, TASKS, PAIN, OTHER)
"""What makes an assessment due at once (HSE, L26, regulation 2: a new workstation, user, use, or discomfort)."""

_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Workstation(NamedTuple):
    """Somewhere one works at a screen: its name and which of PLACES it is. `gone` is the day from which it isn't used."""

    name: str
    place: str = HOME
    gone: date | None = None
    id: str = ""


class Chosen(NamedTuple):
    """One option that was chosen, in words, with what it adds to the score and what to do about it."""

    id: str
    text: str
    points: int = 0
    risk: str = ""
    advice: str = ""


class Reply(NamedTuple):
    """What was answered to one question, with the wording it was given to.

    `value` holds the ids of what was chosen, a number, a date or a text, or NOT_APPLICABLE. `asked` and `said` are question and
    answer in words, `section` and `advice` too. `risk` is one of RISKS where it is one. `part` and `points` count for the
    score; `chosen` has the points of each option that was chosen. `way` is what becomes of the risk, one of WAYS_ON, and `why`
    the reason where it is fine as it is. `place` is where the question stood in its checklist.
    """

    item: str
    value: tuple[str, ...]
    asked: str
    said: str
    section: str = ""
    note: str = ""
    risk: str = ""
    advice: str = ""
    part: str = ""
    points: int = 0
    chosen: tuple[Chosen, ...] = ()
    way: str = ""
    why: str = ""
    place: int = 0
    at: datetime | None = None
    id: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it tells a risk of which nothing was decided yet."""
        return bool(self.risk) and not self.way

    @property
    def stays(self) -> bool:
        """Whether its risk is there still when the run is over."""
        return bool(self.risk) and self.way != FIXED_NOW

    @property
    def applies(self) -> bool:
        """Whether the question applies here."""
        return self.value != (NOT_APPLICABLE,)

    @property
    def is_words(self) -> bool:
        """Whether it is in the person's own words, which can't be right or wrong."""
        return self._is_free and not _A_DAY.fullmatch(self.value[0])

    @property
    def is_fine(self) -> bool:
        """Whether it could have told a risk and tells none: a text or a day never could."""
        return self.applies and not self.risk and not self._is_free

    @property
    def _is_free(self) -> bool:
        if not self.applies or self.chosen or self.points or len(self.value) != 1:
            return False
        (value,) = self.value
        return value not in (YES, NO) and (value == self.said or not value.isdecimal())


class Run(NamedTuple):
    """One time that a checklist was gone through, whole or not yet.

    `title` is what the checklist was called, `workstation` an id, empty for one about the person; `replies` stand in the
    order of the questions. `scoring` and `private` are the checklist's, as they were. `review` is the day that was agreed for
    the next one.
    """

    checklist: str
    version: int
    title: str
    started: datetime
    workstation: str = ""
    finished: datetime | None = None
    scoring: str = ""
    private: bool = False
    language: str = ""
    review: date | None = None
    replies: tuple[Reply, ...] = ()
    id: str = ""

    @property
    def at(self) -> datetime:
        """The moment it was finished, or else begun."""
        return self.finished or self.started

    @property
    def day(self) -> date:
        """The day it was finished, or else begun."""
        return self.at.date()

    @property
    def risks(self) -> list[Reply]:
        """What was found, the worst first; those fixed on the spot among them."""
        return worst_first([one for one in self.replies if one.risk])

    def reply(self, item_id: str) -> Reply | None:
        """Return what was answered to a question."""
        return next((one for one in self.replies if one.item == item_id), None)


class Trigger(NamedTuple):
    """Something that makes checks due at once: which of TRIGGERS, in words, since when, at which workstation (or all).

    `told` is when the person said so.
    """

    kind: str
    day: date
    text: str = ""
    workstation: str = ""
    told: datetime | None = None
    id: str = ""


def worst_first(replies: list[Reply]) -> list[Reply]:
    """Return replies by how much their risk matters, else in their order."""
    return sorted(replies, key=lambda one: -RISKS.index(one.risk) if one.risk else 1)


def shown_place(place: str) -> str:
    """Return which kind of place a workstation is, in the person's language."""
    return {HOME: _("home"), OFFICE: _("office"), ELSEWHERE: _("elsewhere")}[place]


def shown_risk(risk: str) -> str:
    """Return how much a risk matters, in the person's language."""
    return {
        "low": pgettext("risk", "low"),
        "medium": pgettext("risk", "medium"),
        "high": pgettext("risk", "high"),
    }[risk]


def counted_risks(risks: Sequence[str]) -> str:
    """Return how many risks there are of each weight in words: `1 high, 2 medium`; nothing where there is none."""
    counts = [(risks.count(risk), risk) for risk in reversed(RISKS)]
    return ", ".join(f"{n} {shown_risk(risk)}" for n, risk in counts if n)


def shown_way(way: str) -> str:
    """Return what became of a risk, in the person's language."""
    return {
        "": _("not decided yet"),
        FIXED_NOW: _("fixed now"),
        NEEDS_ACTION: _("needs action"),
        FINE_AS_IS: _("fine as it is"),
    }[way]


def trigger_told(trigger: Trigger) -> str:
    """Return what happened: in the person's own words, or else its kind."""
    return trigger.text or shown_trigger(trigger.kind)


def shown_trigger(kind: str) -> str:
    """Return what makes checks due, in the person's language."""
    return _TRIGGERS[kind]()


_TRIGGERS: dict[str, Callable[[], str]] = {
    CHAIR: lambda: _("new chair"),
    DESK: lambda: _("new desk"),
    SCREEN: lambda: _("new screen"),
    PLACE: lambda: _("new place"),
    TASKS: lambda: _("new tasks"),
    PAIN: lambda: _("pain"),
    OTHER: lambda: pgettext("trigger", "other change"),
}


def parse_trigger(text: str) -> tuple[str, str]:
    """Return which of TRIGGERS a text names, and the text itself where it says more. Raises WrongInput for nothing.

    Of several it is the one that stands last among TRIGGERS: a place or pain makes more due than a chair. What names none of
    them is a change of another kind, told in the person's words.
    """
    said = one_line(text)
    if not said:
        raise WrongInput(_("Say what changed, for example: wfhdesk check trigger 'new chair'"))
    found = chosen(said, {kind: shown_trigger(kind) for kind in TRIGGERS})
    if found is None:
        words = re.findall(r"\w+", said.casefold())
        named = [kind for kind in TRIGGERS if kind != OTHER and {kind, shown_trigger(kind).split()[-1]} & {*words}]
        return (named[-1] if named else OTHER), said
    return found, ""


def parse_place(text: str) -> str:
    """Return which of PLACES a text names. Raises WrongInput."""
    found = chosen(text, {place: shown_place(place) for place in PLACES})
    if found is None:
        known = ", ".join(map(shown_place, PLACES))
        raise WrongInput(
            _("“{text}” is no kind of place; it is one of: {known}.").format(
                text=shortened(one_line(text)), known=known
            )
        )
    return found
