"""What a person does about self-assessments: go through a checklist, decide about each risk, act, and look again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from wfhdesk import language
from wfhdesk.desk.assessed import Assessed
from wfhdesk.desk.assessment_records import action_doc, reply_doc, run_doc, trigger_doc, workstation_doc
from wfhdesk.domain.actions import OPEN, OWNERS, Action
from wfhdesk.domain.answering import parse_value, reply_to
from wfhdesk.domain.answers_told import told
from wfhdesk.domain.asking import carried_over, dropped_out, next_item, replies_of
from wfhdesk.domain.assessments import HOME, NEEDS_ACTION, Reply, Run, Trigger, Workstation, parse_trigger
from wfhdesk.domain.checklists import NOT_APPLICABLE, WORKSTATION, Checklist, Item
from wfhdesk.domain.deciding import Decision, action_of, decided
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import check_in_sight
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line, shortened
from wfhdesk.language import gettext as _

_LONGEST = 50
"""Characters of a text in the words of an act."""
_LONGEST_NAME = 60


class Assessments(Assessed):
    """Goes through checklists, and sees to what they find."""

    # --- where one works ----------------------------------------------------------------------------------------

    def add_workstation(self, name: str, place: str = HOME) -> Workstation:
        """Keep somewhere one works. Raises WrongInput where it has no name, or one that is taken."""
        name = self._free_name(name)
        with self._db.lines.act(_("added workstation {name}").format(name=name)):
            kept = Workstation(name, place)
            return kept._replace(id=self._workstations.insert(workstation_doc(kept)))

    def change_workstation(self, place: Workstation) -> Workstation:
        """Keep a workstation as it is now. Raises WrongInput where it has no name, or one that is taken."""
        place = place._replace(name=self._free_name(place.name, place.id))
        with self._db.lines.act(_("changed workstation {name}").format(name=place.name)):
            self._workstations.write(place.id, workstation_doc(place))
        return place

    def leave_workstation(self, place: Workstation) -> None:
        """Say that somewhere isn't worked any more: nothing is due there, and what was found there stays."""
        with self._db.lines.act(_("left workstation {name}").format(name=place.name)):
            self._workstations.write(place.id, workstation_doc(place._replace(gone=self.today())))

    def place_for(self, name: str = "") -> Workstation:
        """Return the workstation that is meant, or the only one; the very first is made here. Raises WrongInput."""
        if one_line(name):
            return self.workstation(name)
        known = self.workstations()
        if len(known) > 1:
            names = ", ".join(one.name for one in known)
            raise WrongInput(_("Say where: --at NAME, one of: {known}.").format(known=names))
        return known[0] if known else self.add_workstation(_("Home desk"))

    def _free_name(self, name: str, own_id: str = "") -> str:
        name = one_line(name)
        if not name or len(name) > _LONGEST_NAME:
            raise WrongInput(_("A workstation has a name of 1 to {n} characters.").format(n=_LONGEST_NAME))
        if any(one.name.casefold() == name.casefold() and one.id != own_id for one in self.workstations()):
            raise WrongInput(_("There is a workstation {name} already.").format(name=name))
        return name

    # --- going through a checklist --------------------------------------------------------------------------------

    def begin(self, checklist: Checklist, place: Workstation | None = None) -> Run:
        """Begin to go through a checklist, or return the run that was begun before and not finished, whole.

        What was answered to questions that have changed since is asked anew. It is no act of its own: to finish is one.
        """
        place_id = place.id if place and checklist.about == WORKSTATION else ""
        begun = next(
            (one for one in self.begun() if (one.checklist, one.workstation) == (checklist.id, place_id)), None
        )
        if begun is not None:
            return self._taken_up(checklist, self.whole(begun))
        run = Run(
            checklist.id,
            checklist.version,
            str(checklist.title),
            self.now(),
            place_id,
            scoring=checklist.scoring,
            private=checklist.private,
            language=language.current(),
        )
        with self._db.lines.act(silent=True):
            return run._replace(id=self._runs.insert(run_doc(run)))

    def begun(self) -> list[Run]:
        """Return the runs that wait to be finished, the newest first, without what was answered."""
        return [one for one in self.runs() if one.finished is None]

    def _taken_up(self, checklist: Checklist, run: Run) -> Run:
        kept = carried_over(checklist, run)
        if run.version == checklist.version and len(kept) == len(run.replies):
            return run
        run = run._replace(version=checklist.version, title=str(checklist.title))
        with self._db.lines.act(silent=True):
            self._runs.write(run.id, run_doc(run))
            for reply in run.replies:
                if reply not in kept:
                    self._take_back(run, reply)
        return run._replace(replies=tuple(kept))

    def answer(self, checklist: Checklist, run: Run, item: Item, said: object, note: str = "") -> Run:
        """Keep the answer to a question at once, and return the run with it. Raises WrongInput.

        Answers to questions that it rules out go, with the actions they led to; so does what was decided about another answer.
        Without a new note the one that was there stays.
        """
        reply = reply_to(checklist, item, parse_value(item, said, self.today()), self.now(), note)
        self._check_is_there(run)
        before = run.reply(item.id)
        if before is not None and not note:
            reply = reply._replace(note=before.note)
        if before is not None and before.value == reply.value:
            reply = reply._replace(way=before.way, why=before.why)
        with self._db.lines.act(silent=True):
            if before is not None and before.value != reply.value:
                self._drop_actions(run, before)
            replies = {**replies_of(run), item.id: self._kept(run, reply, before)}
            for gone in dropped_out(checklist, replies):
                self._take_back(run, gone)
                del replies[gone.item]
        return run._replace(replies=tuple(sorted(replies.values(), key=lambda one: one.place)))

    def note(self, run: Run, item_id: str, note: str) -> Run:
        """Keep a note beside an answer. Raises WrongInput where it is too long, or there is no answer yet."""
        reply = self._replied(run, item_id)
        if len(note) > LONGEST_LINE:
            raise WrongInput(_("That is too long for a line."))
        return self._rewritten(run, reply._replace(note=one_line(note)))

    def decide(self, run: Run, item_id: str, decision: Decision) -> Run:
        """Keep what becomes of a risk. Raises WrongInput where it can't be: no reason, nothing to do, no risk."""
        reply = self._replied(run, item_id)
        changed = decided(reply, decision)
        with self._db.lines.act(silent=True):
            self._drop_actions(run, reply)
            if decision.way == NEEDS_ACTION:
                self._actions.insert(action_doc(action_of(run, reply, decision, self.today())))
            return self._rewritten(run, changed)

    def finish(self, checklist: Checklist, run: Run) -> Run:
        """Say that a run is done. Raises WrongInput where a question has no answer."""
        self._check_is_there(run)
        run = self.whole(run)  # another window may have answered too
        missing = next_item(checklist, replies_of(run), decided=False)
        if missing is not None:
            raise WrongInput(
                _("{item} has no answer yet: {question}").format(item=missing.id, question=missing.question)
            )
        gone = dropped_out(checklist, replies_of(run))
        run = run._replace(replies=tuple(one for one in run.replies if one not in gone))
        done = run._replace(finished=self.now(), review=_review(checklist, run))
        with self._db.lines.act(_("finished “{title}”").format(title=run.title)):
            for reply in gone:
                self._take_back(run, reply)
            self._runs.write(run.id, run_doc(done))
        return done

    def take_in(self, checklist: Checklist, place: Workstation | None, answers: Mapping[str, Any]) -> Run:
        """Keep a whole run at once, as a file tells it (see `answers_told`), and return it finished.

        Raises WrongInput, and then keeps nothing.
        """
        answered = told(checklist, answers, self.today(), self.now())
        with self._db.lines.act(_("took in “{title}”").format(title=checklist.title)):
            run = self.begin(checklist, place)
            for former in run.replies:  # a file says all there is to say
                self._take_back(run, former)
            run = run._replace(replies=())
            for item, said, note, decision in answered:
                run = self.answer(checklist, run, item, said, note)
                if decision is not None:
                    run = self.decide(run, item.id, decision)
            return self.finish(checklist, run)

    def delete_run(self, run: Run) -> None:
        """Take a run away, with its answers and the actions that are still open."""
        with self._db.lines.act(_("deleted “{title}”").format(title=run.title)):
            for reply in self.whole(run).replies:
                self._take_back(run, reply)
            self._runs.write(run.id, None)

    def _kept(self, run: Run, reply: Reply, before: Reply | None) -> Reply:
        if before is None:
            return reply._replace(id=self._replies.insert(reply_doc(reply, run.id)))
        reply = reply._replace(id=before.id)
        self._replies.write(reply.id, reply_doc(reply, run.id))
        return reply

    def _rewritten(self, run: Run, reply: Reply) -> Run:
        with self._db.lines.act(silent=True):
            self._replies.write(reply.id, reply_doc(reply, run.id))
        return run._replace(replies=tuple(reply if one.item == reply.item else one for one in run.replies))

    def _take_back(self, run: Run, reply: Reply) -> None:
        self._drop_actions(run, reply)
        for doc_id in self._ids_of(run, reply.item):
            self._replies.write(doc_id, None)

    def _drop_actions(self, run: Run, reply: Reply) -> None:
        """Take away the actions that an answer led to, as far as nothing was done about them."""
        for one in self.actions_of(run):
            if one.item == reply.item and one.state == OPEN:
                self._actions.write(one.id, None)

    def _check_is_there(self, run: Run) -> None:
        """Raise WrongInput for a run that another window has taken away."""
        if self._runs.find(run.id) is None:
            raise WrongInput(_("“{title}” was deleted in another window.").format(title=run.title))

    def _replied(self, run: Run, item_id: str) -> Reply:
        self._check_is_there(run)
        reply = run.reply(item_id)
        if reply is None:
            raise WrongInput(_("{item} has no answer yet.").format(item=item_id))
        return reply

    # --- what is done about it ------------------------------------------------------------------------------------

    def add_action(self, action: Action) -> Action:
        """Keep something to do that no question asked for. Raises WrongInput."""
        action = self._sound(action._replace(made=self.today()))
        with self._db.lines.act(_("added action “{text}”").format(text=shortened(action.text, _LONGEST))):
            return action._replace(id=self._actions.insert(action_doc(action)))

    def change_action(self, action: Action, words: str = "") -> Action:
        """Keep an action as it is now: fixed, checked, with another owner or day. Raises WrongInput."""
        (kept,) = self.change_actions([action], words)
        return kept

    def change_actions(self, actions: Sequence[Action], words: str = "") -> list[Action]:
        """Keep actions as they are now, all at once. Raises WrongInput, and then keeps none."""
        kept = [self._sound(one) for one in actions]
        words = words or _("changed action “{text}”").format(text=_named(kept))
        with self._db.lines.act(words):
            for one in kept:
                self._actions.write(one.id, action_doc(one))
        return kept

    def delete_action(self, action: Action) -> None:
        """Take an action away."""
        self.delete_actions([action])

    def delete_actions(self, actions: Sequence[Action]) -> None:
        """Take actions away, all at once."""
        with self._db.lines.act(_("deleted action “{text}”").format(text=_named(actions))):
            for one in actions:
                self._actions.write(one.id, None)

    def _sound(self, action: Action) -> Action:
        text = one_line(action.text)
        if not text or max(len(text), len(action.note)) > LONGEST_LINE or action.owner not in OWNERS:
            raise WrongInput(_("An action says in a line what is to be done, for example “raise the screen”."))
        if action.due is not None:
            check_in_sight(action.due)
        return action._replace(text=text, note=one_line(action.note))

    # --- what makes checks due ------------------------------------------------------------------------------------

    def trigger(self, what: str, place: Workstation | None = None, day: date | None = None) -> Trigger:
        """Keep that something changed, which makes checks due at once. Raises WrongInput for a day to come."""
        kind, text = parse_trigger(what)
        if len(text) > LONGEST_LINE:
            raise WrongInput(_("That is too long for a line."))
        day = day or self.today()
        check_in_sight(day)
        if day > self.today():
            raise WrongInput(_("{day} is yet to come; say it when it has happened.").format(day=day.isoformat()))
        trigger = Trigger(kind, day, text, place.id if place else "", self.now())
        with self._db.lines.act(_("noted “{what}”").format(what=shortened(one_line(what), _LONGEST))):
            return trigger._replace(id=self._triggers.insert(trigger_doc(trigger)))

    def delete_trigger(self, trigger: Trigger) -> None:
        """Take back that something changed."""
        with self._db.lines.act(_("took back that something changed")):
            self._triggers.write(trigger.id, None)


def _named(actions: Sequence[Action]) -> str:
    return shortened("; ".join(one.text for one in actions), _LONGEST)


def _review(checklist: Checklist, run: Run) -> date | None:
    reply = run.reply(checklist.review_item) if checklist.review_item else None
    if reply is None or reply.value == (NOT_APPLICABLE,):
        return None
    return date.fromisoformat(reply.value[0])
