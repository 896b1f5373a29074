"""Self-assessments as they are read: workstations, runs with what was answered, actions, triggers, and what is due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from wfhdesk.desk import ids
from wfhdesk.desk.assessment_records import action_of, reply_of, run_of, trigger_of, workstation_of
from wfhdesk.desk.checklists import Checklists
from wfhdesk.desk.outside import Clock
from wfhdesk.desk.records import Made
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.actions import Action, most_pressing_first
from wfhdesk.domain.assessments import PAIN, Reply, Run, Trigger, Workstation
from wfhdesk.domain.checklists import DISCOMFORT
from wfhdesk.domain.checkups import MOST_MONTHS, USUAL_MONTHS, Checkup, History, checkups, months_after
from wfhdesk.domain.choices import chosen
from wfhdesk.domain.comparing import former_of
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.settling import settled
from wfhdesk.language import gettext as _
from wfhdesk.store.tables import DeskDB

_BEGUN_BEFORE = timedelta(days=365)
"""How long before an action was made the run may have been begun that led to it."""


class Assessed:
    """Reads what was assessed."""

    def __init__(self, db: DeskDB, settings: Settings, checklists: Checklists, clock: Clock) -> None:
        self._db = db
        self._settings = settings
        self._clock = clock
        self.checklists = checklists
        self._workstations = db.table("workstations")
        self._runs = db.table("runs")
        self._replies = db.table("replies")
        self._actions = db.table("actions")
        self._triggers = db.table("triggers")
        self.unreadable: set[str] = set()
        self._known_workstations = Made(workstation_of, self.unreadable)
        self._known_runs = Made(run_of, self.unreadable)
        self._known_replies = Made(reply_of, self.unreadable)
        self._known_actions = Made(action_of, self.unreadable)
        self._known_triggers = Made(trigger_of, self.unreadable)

    def now(self) -> datetime:
        """Return the moment as local time."""
        return self._clock.now()

    def today(self) -> date:
        """Return the local day."""
        return self.now().date()

    # --- where one works ----------------------------------------------------------------------------------------

    def workstations(self, *, gone: bool = False) -> list[Workstation]:
        """Return the workstations in the order in which they were added, with those that are `gone` too if wanted."""
        found = self._known_workstations.of_all(self._workstations.shown())
        return sorted((one for one in found if gone or one.gone is None), key=lambda one: ids.as_made(one.id))

    def workstation(self, name: str) -> Workstation:
        """Return the workstation that a name, its unique beginning or an id means. Raises WrongInput."""
        known = {one.id: one for one in self.workstations()}
        found = chosen(name, {doc_id: one.name for doc_id, one in known.items()})
        if found is None:
            told = ", ".join(one.name for one in known.values()) or _("none yet")
            raise WrongInput(
                _(
                    "There is no workstation “{name}”. There are: {known}. wfhdesk check workstations add adds one."
                ).format(name=shortened(one_line(name)), known=told)
            )
        return known[found]

    def place_name(self, doc_id: str) -> str:
        """Return what a workstation is called, also one that is gone; nothing where there is none."""
        return next((one.name for one in self.workstations(gone=True) if one.id == doc_id), "")

    # --- what was answered --------------------------------------------------------------------------------------

    def runs(self, since: date | None = None, *, whole: bool = False) -> list[Run]:
        """Return the runs, begun and finished, the newest first; with what was answered where they are wanted `whole`."""
        runs = self._known_runs.of_all(self._runs.shown(since))
        runs.sort(key=lambda one: (one.at.timestamp(), ids.as_made(one.id)), reverse=True)
        if not whole:
            return runs
        replies = self._replies_by_run({run.id for run in runs}, since)
        return [run._replace(replies=replies.get(run.id, ())) for run in runs]

    def run(self, beginning: str) -> Run:
        """Return the run whose id begins so, whole; `last` is the one finished or begun last. Raises WrongInput."""
        runs = {one.id: one for one in self.runs()}
        if beginning.strip().casefold() == ids.LAST and runs:
            found = next(iter(runs))
        else:
            none = _("There is no run {id}. wfhdesk check show lists them with their ids.")
            found = ids.the_one(runs, beginning, none)
        return self.whole(runs[found])

    def whole(self, run: Run) -> Run:
        """Return a run with what was answered in it."""
        return run._replace(replies=self._replies_by_run({run.id}, run.started.date()).get(run.id, ()))

    def former(self, run: Run) -> Run | None:
        """Return the run of the same checklist and workstation before a run, whole; None where it was the first."""
        found = former_of(run, self.runs())
        return self.whole(found) if found else None

    def _replies_by_run(self, wanted: set[str], since: date | None) -> dict[str, tuple[Reply, ...]]:
        documents = self._replies.shown(since)
        by_run: dict[str, dict[str, Reply]] = {run_id: {} for run_id in wanted}
        for doc_id, doc in documents.items():
            run_id = doc.get("run")
            of_run = by_run.get(run_id) if isinstance(run_id, str) else None
            if of_run is not None:
                for reply in self._known_replies.of_all({doc_id: doc}):
                    _keep_newer(of_run, reply)
        return {run_id: _in_order(found) for run_id, found in by_run.items()}

    def _ids_of(self, run: Run, item_id: str) -> list[str]:
        """Return the ids of all answers to a question of a run: two windows may have answered it."""
        documents = self._replies.shown(run.started.date())
        return [key for key, doc in documents.items() if (doc.get("run"), doc.get("item")) == (run.id, item_id)]

    # --- what is done about it ----------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Return every action, most pressing first."""
        return most_pressing_first(self._known_actions.of_all(self._actions.shown()))

    def action(self, beginning: str) -> Action:
        """Return the action whose id begins so; `last` is the one made last. Raises WrongInput."""
        known = {one.id: one for one in self.actions()}
        if beginning.strip().casefold() == ids.LAST and known:
            return known[max(known, key=ids.as_made)]
        none = _("There is no action {id}. wfhdesk check actions lists them with their ids.")
        return known[ids.the_one(known, beginning, none)]

    def actions_of(self, run: Run) -> list[Action]:
        """Return the actions that a run led to, most pressing first."""
        return [one for one in self.actions() if one.run == run.id]

    def runs_behind(self, actions: Sequence[Action]) -> list[Run]:
        """Return the runs among which those are that led to some actions, reading no more years than that takes."""
        return self.runs(min((one.made for one in actions), default=self.today()) - _BEGUN_BEFORE)

    def settled(self, runs: Sequence[Run]) -> list[Run]:
        """Return whole runs for their score as it stands now: what was solved since counts as fixed."""
        actions = self.actions()
        return [settled(one, actions) for one in runs]

    def triggers(self) -> list[Trigger]:
        """Return everything that made checks due, the oldest first."""
        return sorted(self._known_triggers.of_all(self._triggers.shown()), key=lambda one: one.day)

    # --- what is due --------------------------------------------------------------------------------------------

    def months(self) -> int:
        """Return after how many months a check comes again that doesn't say so itself."""
        said = self._settings.text("assessments.months")
        return int(said) if said else USUAL_MONTHS

    def checkups(self) -> list[Checkup]:
        """Return where one stands with every checklist at every workstation, and as a person."""
        return checkups(self.checklists.heads(), self.workstations(), self._history(), self.today())

    def used_checkups(self) -> list[Checkup]:
        """Return where one stands with those checklists that were used: the others are never due."""
        history = self._history()
        used = {one.checklist for one in history.runs}
        if not used and not history.triggers:
            return []
        heads = [one for one in self.checklists.heads() if one.id in used or {*one.triggers} & _kinds(history.triggers)]
        return checkups(heads, self.workstations(), history, self.today())

    def made_due(self, run: Run) -> list[Checkup]:
        """Return the checks that pain told in a run made due, as far as they are due still."""
        if run.scoring != DISCOMFORT or run.finished is None:
            return []
        told = {one.id for one in self.triggers() if one.kind == PAIN and one.told == run.finished}
        return [one for one in self.checkups() if one.is_pressing and one.trigger and one.trigger.id in told]

    def _history(self) -> History:
        """Return what counts for what is due: no check comes again later than three years and the year it is left alone."""
        since = months_after(self.today(), -MOST_MONTHS - USUAL_MONTHS)
        return History(self.runs(since), self.triggers(), self.months())

    def read_all(self) -> None:
        """Read everything there is, so that `unreadable` knows."""
        self.workstations()
        self.runs()
        self._known_replies.of_all(self._replies.shown())
        self.actions()
        self.triggers()

    # --- reading ------------------------------------------------------------------------------------------------


def _keep_newer(found: dict[str, Reply], reply: Reply) -> None:
    """Keep the later of two answers to a question: two windows may have answered it."""
    before = found.get(reply.item)
    if before is None or _moment(before) <= _moment(reply):
        found[reply.item] = reply


def _in_order(found: Mapping[str, Reply]) -> tuple[Reply, ...]:
    return tuple(sorted(found.values(), key=lambda one: one.place))


def _moment(reply: Reply) -> float:
    return reply.at.timestamp() if reply.at else 0.0


def _kinds(triggers: Iterable[Trigger]) -> set[str]:
    return {one.kind for one in triggers}
