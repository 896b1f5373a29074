"""What waits for the person now, put together from all over the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wfhdesk.domain.contacts import shown_kind
from wfhdesk.domain.days import Day
from wfhdesk.domain.next_steps import (
    MOST_PEOPLE,
    NextStep,
    NextUpdate,
    Pressing,
    is_time_for_the_week_ahead,
    next_steps,
)
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import WEEK, week_of
from wfhdesk.domain.reach_texts import reach_told
from wfhdesk.domain.standings import Standing
from wfhdesk.domain.updates import SUPERVISOR, TEAM

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk


def upcoming(desk: Desk) -> list[NextUpdate]:
    """Return the weekly updates that come next, with what each still lacks; the team's only where somebody gets it."""
    kinds = [SUPERVISOR, *([TEAM] if desk.settings.texts("team.emails") else [])]
    return [_upcoming(desk, kind) for kind in kinds]


def _upcoming(desk: Desk, kind: str) -> NextUpdate:
    draft = desk.updates.draft(kind)
    reader = desk.settings.text("supervisor.name") if kind == SUPERVISOR else ""
    return NextUpdate(kind, reader, draft.selection, (*draft.warnings, *draft.remarks))


def pressing(desk: Desk, standings: Sequence[Standing]) -> list[Pressing]:
    """Return the few people whose turn it is most, of all with whom one stands somehow, with what to say of each.

    What fits several of them, such as an offer to whoever wants it, is said of the first.
    """
    names, said = desk.people.names(), set[str]()
    found = []
    for one in [one for one in standings if one.is_pressing][:MOST_PEOPLE]:
        talk = desk.people.conversation(one)
        talk = talk._replace(openers=tuple(opener for opener in talk.openers if opener not in said))
        said.update(talk.openers)
        found.append(Pressing(one, names.called(one.person), talk, reach_of(desk, one.person)))
    return found


def reach_of(desk: Desk, person: Person) -> str:
    """Return how a person is best reached, and whether now: `call · free now`."""
    local = desk.people.time_of(person)
    if local and local.utcoffset() == desk.people.now().utcoffset():
        local = None  # their clocks show what one's own show
    told = reach_told(desk.people.reach(person), local)
    return " · ".join(filter(None, [shown_kind(person.channel) if person.channel else "", told]))


def steps_of(desk: Desk, coming: list[NextUpdate], standings: Sequence[Standing] = ()) -> list[NextStep]:
    """Return what to do next, most pressing first; `standings` are all people, most pressing first."""
    log = desk.accomplishments
    entries = log.all()
    due = desk.availability.overdue_check_ins()
    week = _week_to_confirm(desk) if entries else []  # who begins has other things to find out first
    people = pressing(desk, standings)
    return next_steps(desk.updates.all(), coming, entries, log.torn(), log.today(), due, week, people)


def _week_to_confirm(desk: Desk) -> list[Day]:
    """Return the days of next week, once it is time to look it over; none where that was done, or no hours are known."""
    availability = desk.availability
    today = availability.today()
    if not availability.patterns() or availability.is_confirmed(today + WEEK):
        return []
    this_week = availability.days(week_of(today))
    return availability.days(week_of(today + WEEK)) if is_time_for_the_week_ahead(this_week, today) else []
