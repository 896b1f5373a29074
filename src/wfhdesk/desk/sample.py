"""The sample desk: two working weeks of one person, laid out up to today in a folder of its own."""

from __future__ import annotations

import os
import shutil
from datetime import date, datetime, time
from typing import NamedTuple

from wfhdesk import language
from wfhdesk.adapters import config_file
from wfhdesk.adapters.folders import Folders
from wfhdesk.assets import asset
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.drafts import Wishes
from wfhdesk.desk.outside import Clock
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.updates import SUPERVISOR

_REPORTED = 5
"""Working days back from which the sample's first update told everything."""


class Sample(NamedTuple):
    """A sample desk, and the working days that nobody was told of yet."""

    desk: Desk
    unreported: Period


class _Then:
    """A clock that shows when a line of the sample was typed."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


def lay_out(folder: str, clock: Clock) -> Sample:
    """Fill `folder` with the sample desk as it would be now; the person's own desk and settings are not touched."""
    desk_folder = os.path.join(folder, "desk")
    os.mkdir(desk_folder, mode=0o700)
    places = Folders(desk_folder, os.path.join(desk_folder, "config.toml"), os.path.join(folder, "state"))
    shutil.copyfile(asset("sample", "config.toml"), places.settings)
    settings = Settings(places.settings)
    now = clock.now()
    told = _working_day(now.date(), _REPORTED)
    then = _Then(now)
    desk = Desk(places, settings, then)
    told_of = config_file.read(asset("sample", f"{language.current()}.toml"))
    for entry in told_of["entries"]:
        day = _working_day(now.date(), entry["back"])
        if day > told and not desk.updates.all():
            _tell(desk, folder)
        then.moment = datetime.combine(day, time.fromisoformat(entry["at"]), now.tzinfo)
        logged = desk.accomplishments.log(entry["line"])
        if entry.get("pinned"):
            desk.accomplishments.replace(logged._replace(pinned=True))
    for project in told_of["projects"]:
        desk.projects.set(**project)
    return Sample(Desk(places, settings, clock), Period(told + DAY, now.date()))


def _tell(desk: Desk, folder: str) -> None:
    """Let the first update go out, so that the next one has promises to look back on."""
    today = desk.accomplishments.today()
    first = _working_day(today, 2 * _REPORTED)
    draft = desk.updates.draft(SUPERVISOR, Wishes(period=Period(first, today)))
    update = desk.updates.export(draft, "eml", os.path.join(folder, "update-1.eml"))
    desk.updates.sent(update.number)
    plan = next(entry for entry in desk.accomplishments.all() if entry.kind == "plan")
    desk.accomplishments.resolve([plan])


def _working_day(today: date, back: int) -> date:
    """Return the day that lies `back` working days (Monday to Friday) before today."""
    day = today
    while back:
        day -= DAY
        back -= day.weekday() < 5
    return day
