"""What a person does with self-assessments: go through a checklist, and decide what becomes of each risk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wfhdesk import language
from wfhdesk.desk.assessment_acts import AssessmentActs
from wfhdesk.desk.assessment_records import action_doc, reply_doc, run_doc, trigger_doc
from wfhdesk.domain.actions import OPEN, Action
from wfhdesk.domain.answering import parse_value, reply_to
from wfhdesk.domain.answers_told import told
from wfhdesk.domain.asking import carried_over, dropped_out, next_item, replies_of
from wfhdesk.domain.assessments import NEEDS_ACTION, PAIN, Reply, Run, Workstation
from wfhdesk.domain.checklists import DISCOMFORT, WORKSTATION, Checklist, Item
from wfhdesk.domain.checkups import new_pain, review_agreed
from wfhdesk.domain.deciding import Decision, action_of, decided
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line
from wfhdesk.language import gettext as _


class Assessments(AssessmentActs):
    """Goes through checklists, and sees to what they find."""

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
        """Return a run that was begun as its checklist asks and counts now."""
        now = run._replace(version=checklist.version, scoring=checklist.scoring, private=checklist.private)
        kept = {one.item: one for one in carried_over(checklist, run)}
        now = now._replace(replies=tuple(kept.values()))
        if now == run:
            return run
        now = now._replace(title=str(checklist.title))
        with self._db.lines.act(silent=True):
            self._runs.write(run.id, run_doc(now))
            for reply in run.replies:
                self._carry_over(run, reply, kept.get(reply.item))
        return now

    def _carry_over(self, run: Run, reply: Reply, now: Reply | None) -> None:
        if now is None:
            self._take_back(run, reply)
        elif now != reply:
            if now.way != reply.way:
                self._drop_actions(run, reply)
            self._replies.write(reply.id, reply_doc(now, run.id))

    def answer(self, checklist: Checklist, run: Run, item: Item, said: object, note: str = "") -> Run:
        """Keep the answer to a question at once, and return the run with it. Raises WrongInput.

        Answers to questions that it rules out go, with the actions they led to; so does what was decided about another answer.
        Without a new note the one that was there stays.
        """
        reply = reply_to(checklist, item, parse_value(item, said, self.today()), self.now(), note)
        run = self._going_on(run)
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
        run = self._as_it_is(run)
        reply = _replied(run, item_id)
        if len(note) > LONGEST_LINE:
            raise WrongInput(_("That is too long for a line."))
        return self._rewritten(run, reply._replace(note=one_line(note)))

    def decide(self, run: Run, item_id: str, decision: Decision) -> Run:
        """Keep what becomes of a risk. Raises WrongInput where it can't be: no reason, nothing to do, no risk.

        What was decided before goes, with the action it led to while that is open: `open_actions` tells which that would be.
        """
        run = self._as_it_is(run)
        reply = _replied(run, item_id)
        changed = decided(reply, decision)
        with self._db.lines.act(silent=True):
            self._drop_actions(run, reply)
            if decision.way == NEEDS_ACTION:
                self._actions.insert(action_doc(action_of(run, reply, decision, self.today())))
            return self._rewritten(run, changed)

    def open_actions(self, run: Run, item_id: str) -> list[Action]:
        """Return the actions that an answer led to and that are open still: to decide or answer anew takes them away."""
        return [one for one in self.actions_of(run) if one.item == item_id and one.state == OPEN]

    def finish(self, checklist: Checklist, run: Run) -> Run:
        """Say that a run is done. Raises WrongInput where a question has no answer.

        Pain told in it that wasn't there last time makes the checks of the workstation due; undo takes back both.
        """
        run = self._going_on(run)
        missing = next_item(checklist, replies_of(run), decided=False)
        if missing is not None:
            raise WrongInput(
                _("{item} has no answer yet: {question}").format(item=missing.id, question=missing.question)
            )
        gone = dropped_out(checklist, replies_of(run))
        run = run._replace(replies=tuple(one for one in run.replies if one not in gone))
        done = run._replace(finished=self.now(), review=review_agreed(checklist, run, self.today()))
        with self._db.lines.act(_("finished “{title}”").format(title=run.title)):
            for reply in gone:
                self._take_back(run, reply)
            self._runs.write(run.id, run_doc(done))
            self._note_pain(done)
        return done

    def _note_pain(self, run: Run) -> None:
        if run.scoring != DISCOMFORT:
            return
        due_by_pain = {one.id for one in self.checklists.heads() if one.about == WORKSTATION and PAIN in one.triggers}
        looked = next((one for one in self.runs() if one.finished and one.checklist in due_by_pain), None)
        if found := new_pain(run, self.former(run), looked, self.triggers()):
            self._triggers.insert(trigger_doc(found))

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
        for one in self.open_actions(run, reply.item):
            self._actions.write(one.id, None)

    def _as_it_is(self, run: Run) -> Run:
        """Return a run with all that was answered by now, in another window too. Raises WrongInput where it is deleted."""
        if self._runs.find(run.id) is None:
            raise WrongInput(_("“{title}” was deleted in another window.").format(title=run.title))
        return self.whole(run)

    def _going_on(self, run: Run) -> Run:
        """Return a run as it is. Raises WrongInput where another window finished it: what was answered then stands."""
        run = self._as_it_is(run)
        if "finished" in (self._runs.find(run.id) or {}):
            raise WrongInput(_("“{title}” was finished in another window.").format(title=run.title))
        return run


def _replied(run: Run, item_id: str) -> Reply:
    reply = run.reply(item_id)
    if reply is None:
        raise WrongInput(_("{item} has no answer yet.").format(item=item_id))
    return reply
