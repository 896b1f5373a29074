"""The sample desk: a half year of one person, laid out up to today in a folder of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import partial
from typing import Any, NamedTuple

from wfhdesk import language
from wfhdesk.adapters import config_file
from wfhdesk.adapters.folders import Folders
from wfhdesk.assets import asset
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.outside import Clock
from wfhdesk.desk.sample_assessments import assessment_steps
from wfhdesk.desk.sample_days import Calendar, Step
from wfhdesk.desk.sample_people import acquaintance_steps
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.hours import parse_clock, parse_minutes
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.periods import DAY, WEEK, Period
from wfhdesk.domain.updates import MONTHLY, SUPERVISOR, TEAM
from wfhdesk.language import gettext as _

Told = dict[str, Any]
"""One entry or project as the sample's file tells it; days are working days (see `assets/sample`)."""

_TEAM_UPDATES = 6
"""Of these one goes out every second week; the newest waits for an answer whether it did."""
_MONTHLY_UPDATES = 2

# Behind the entries of a day, which are all earlier, so that an update tells what its own day brought.
_START, _STAND = time(8, 55), time(16, 55)
_UPDATES = {SUPERVISOR: time(17, 0), TEAM: time(17, 10), MONTHLY: time(17, 20)}


class Sample(NamedTuple):
    """A sample desk, and the days of which the supervisor was told nothing yet."""

    desk: Desk
    unreported: Period


class _Then:
    """A clock that shows when a thing in the sample was done."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


def lay_out(folder: str, clock: Clock) -> Sample:
    """Fill `folder` with the sample desk as it would be now; the person's own desk and settings are not touched.

    Nothing in it lies ahead of the clock: what the sample tells of a later hour of today is left out.
    """
    desk_folder = os.path.join(folder, "desk")
    os.mkdir(desk_folder, mode=0o700)
    places = Folders(desk_folder, os.path.join(desk_folder, "config.toml"), os.path.join(folder, "state"))
    shutil.copyfile(asset("sample", "config.toml"), places.settings)
    settings = Settings(places.settings)
    then = _Then(clock.now())
    calendar = Calendar(then.moment)
    told = config_file.read(asset("sample", f"{language.current()}.toml"))
    fridays = calendar.fridays(max(entry["back"] for entry in told["entries"]))
    for step in _steps(Desk(places, settings, then, is_sample=True), calendar, told, fridays):
        then.moment = step.at
        step.do()
    return Sample(Desk(places, settings, clock, is_sample=True), Period(fridays[-1] + DAY, calendar.now.date()))


def _steps(desk: Desk, calendar: Calendar, told: Told, fridays: list[date]) -> list[Step]:
    """Return all that was done up to now, in the order of time: stamps never run backwards."""
    steps = [step for entry in told["entries"] for step in _life(desk, calendar, entry)]
    steps += [_stand(desk, calendar, project) for project in told["projects"]]
    steps += _reports(desk, calendar, fridays)
    first = max(entry["back"] for entry in told["entries"])
    steps.append(Step(calendar.at(calendar.day(first), _START), partial(desk.availability.set_hours, told["hours"])))
    steps += [_planned(desk, calendar, occasion) for occasion in told["occasions"]]
    steps += acquaintance_steps(desk, calendar, told)
    steps += assessment_steps(desk, calendar, told)
    return sorted(filter(calendar.is_past, steps), key=lambda step: step.at)


def _life(desk: Desk, calendar: Calendar, told: Told) -> Iterator[Step]:
    """Yield what happened to an entry: it is logged, and perhaps moved, resolved, dropped or deleted days later."""
    log = desk.accomplishments
    ids: list[str] = []

    def later(days: int, act: Callable[..., object], *why: str) -> Step:
        return Step(moment(days), lambda: act([log.get(ids[0])], *why))

    def moment(days: int) -> datetime:
        return calendar.at(calendar.day(told["back"] - days), time.fromisoformat(told["at"]))

    yield Step(moment(0), lambda: ids.append(_logged(desk, told)))
    for move in told.get("moved", ()):
        yield later(move["after"], log.move_promises, move["why"])
    if "resolved_after" in told:
        yield later(told["resolved_after"], log.resolve)
    if "dropped" in told:
        yield later(told["dropped"]["after"], log.drop_promises, told["dropped"]["why"])
    if "deleted_after" in told:
        yield later(told["deleted_after"], log.delete)


def _logged(desk: Desk, told: Told) -> str:
    entry = desk.accomplishments.log(told["line"])
    if told.get("pinned"):
        desk.accomplishments.replace(entry._replace(pinned=True))
    return entry.id


def _stand(desk: Desk, calendar: Calendar, told: Told) -> Step:
    """Return the step that says where a project stands; its milestone is due so many working days after that."""
    said = {name: told[name] for name in ("status", "line", "next", "objective") if name in told}
    by = calendar.day(told["back"] - told["due"]) if "due" in told else None
    do = partial(desk.projects.set, told["name"], by, undated="next" in said and by is None, **said)
    return Step(calendar.at(calendar.day(told["back"]), _STAND), do)


def _planned(desk: Desk, calendar: Calendar, told: Told) -> Step:
    """Return the step that plans what makes days different."""
    occasion = Occasion(
        kind=told["kind"],
        first=calendar.day(told["first"]),
        last=calendar.day(told["last"]),
        part=parse_minutes(told["part"]) if "part" in told else None,
        check_in=parse_clock(told["check_in"]) if "check_in" in told else None,
        **{name: told[name] for name in ("place", "note", "label", "told") if name in told},
    )
    return Step(calendar.at(calendar.day(told["said"]), _STAND), partial(desk.availability.plan, occasion))


def _reports(desk: Desk, calendar: Calendar, fridays: list[date]) -> Iterator[Step]:
    """Yield the updates: the supervisor's each Friday, the team's every second one, the latest months' on their last."""
    month_ends = [friday for friday in fridays if (friday + WEEK).month != friday.month]
    days = {SUPERVISOR: fridays, TEAM: fridays[::-2][:_TEAM_UPDATES], MONTHLY: month_ends[-_MONTHLY_UPDATES:]}
    for kind, at in _UPDATES.items():
        for friday in days[kind]:
            is_settled = kind != TEAM or friday != fridays[-1]
            yield Step(calendar.at(friday, at), partial(_tell, desk, kind, is_settled))


def _tell(desk: Desk, kind: str, is_settled: bool) -> None:
    """Let an update go out, word for word as wfhdesk would have written it then; none where there was no news."""
    draft = desk.updates.draft(kind)
    if not draft.selection.news:
        return
    with desk.db.lines.act(_("exported update {number}").format(number=draft.number)):
        desk.updates.record(draft, "copy")
    if is_settled:
        desk.updates.sent(draft.number)
