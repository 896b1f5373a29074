"""Nudges by the system's own scheduler: set up after a look, taken away without a trace."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from wfhdesk.adapters.folders import Folders
from wfhdesk.adapters.schedule import surroundings
from wfhdesk.adapters.schedule.commands import carry_out
from wfhdesk.adapters.schedule.scheduler import all_schedulers, chosen
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.schedules import USUAL_INTERVAL, Environment, Job, Plan, Scheduled, check_words
from wfhdesk.language import gettext as _

_OUTSIDE = ("cron",)
"""Schedulers that start a job outside of the person's session, where nothing leads to the desktop."""


class Intent(NamedTuple):
    """What setting up does: a plan, and the other schedulers that lose the job they have, so that nothing runs twice.

    `every` is in minutes.
    """

    plan: Plan
    every: int
    replaces: tuple[str, ...] = ()


class Scheduling:
    """The one job with which the system's scheduler serves this person."""

    def __init__(self, places: Folders, settings: Settings, *, is_sample: bool = False) -> None:
        self._places = places
        self._settings = settings
        self._is_sample = is_sample

    def plan(self, every: int = USUAL_INTERVAL, wanted: str = "") -> Intent:
        """Return what setting up would write and run; `every` is in minutes. Raises DeskError where nothing can be set up."""
        self._check_own()
        scheduler = chosen(wanted)
        job = self._job(every, scheduler.name)
        check_words(job)
        others = [one.name for one in all_schedulers() if one.name != scheduler.name and one.installed()]
        plan = scheduler.plan(job)
        if not surroundings.is_lasting(job.environment):
            remark = _("The bus of your notifications is this session's only; set this up anew after the next login.")
            plan = plan._replace(remarks=(*plan.remarks, remark))
        return Intent(plan, every, tuple(others))

    def install(self, intent: Intent) -> Scheduled | None:
        """Set up what was planned; return the job that stands then. Raises DeskError; what stood before still does then.

        A plan holds the whole crontab: it counts only as long as nobody else changed that.
        """
        if self.plan(intent.every, intent.plan.scheduler) != intent:
            raise DeskError(
                _("Something else changed there meanwhile; look again at what would be set up, then do it.")
            )
        scheduler = chosen(intent.plan.scheduler)
        stood = scheduler.installed()
        try:
            carry_out(intent.plan)
        except DeskError:
            if stood is None:
                with suppress(DeskError):  # the first trouble is the one to tell
                    scheduler.uninstall()
            raise
        for other in all_schedulers():
            if other.name in intent.replaces:
                other.uninstall()
        return scheduler.installed()

    def uninstall(self) -> list[str]:
        """Take the job away wherever it stands; return what was removed, nothing where nothing was there."""
        self._check_own()
        return [removed for scheduler in all_schedulers() for removed in scheduler.uninstall()]

    def status(self) -> list[Scheduled]:
        """Return where the job stands: with one scheduler, or with none."""
        return [self._looked_at(found) for scheduler in all_schedulers() if (found := scheduler.installed())]

    def _check_own(self) -> None:
        if self._is_sample:
            raise DeskError(_("This is the sample desk: the system's scheduler is left alone."))

    def _job(self, every: int, scheduler: str) -> Job:
        # -P: a file such as calendar.py in the person's home must not be taken for Python's own.
        words = [surroundings.python(), "-P", "-m", "wfhdesk", *self._places.options]
        return Job((*words, "nudge", "--notify"), every, self._environment(scheduler))

    def _environment(self, scheduler: str) -> Environment:
        """Return what the terminal says and the settings don't."""
        language = () if self._settings.text("me.language") else surroundings.locale()
        zone = () if self._settings.text("me.timezone") else surroundings.zone()
        session = surroundings.session() if scheduler in _OUTSIDE else ()
        return (*language, *zone, *surroundings.places(), *surroundings.own_terminal(), *session)

    def _looked_at(self, found: Scheduled) -> Scheduled:
        """Return a job with what is wrong with it."""
        if not found.arguments:
            remark = _("What it runs can't be read; set it up anew: wfhdesk nudge install")
        elif not is_sound(found):
            remark = _("There is no program {path} any more; set it up anew: wfhdesk nudge install").format(
                path=found.arguments[0]
            )
        else:
            return found
        return found._replace(remarks=(*found.remarks, remark))


def starts_wfhdesk(found: Scheduled) -> bool:
    """Return whether wfhdesk is still installed for the Python that a job starts."""
    return is_sound(found) and surroundings.knows_wfhdesk(found.arguments[0])


def is_sound(found: Scheduled) -> bool:
    """Return whether the program that a job starts is there."""
    return bool(found.arguments) and surroundings.is_program(found.arguments[0])
