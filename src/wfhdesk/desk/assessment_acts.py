"""What a person does about self-assessments beside answering: say where one works, see to actions, say what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wfhdesk.desk.assessed import Assessed
from wfhdesk.desk.assessment_records import action_doc, trigger_doc, workstation_doc
from wfhdesk.domain.actions import OWNERS, Action
from wfhdesk.domain.assessments import HOME, Trigger, Workstation, parse_trigger
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import check_in_sight
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line, shortened
from wfhdesk.language import gettext as _

_LONGEST = 50
"""Characters of a text in the words of an act."""
_LONGEST_NAME = 60


class AssessmentActs(Assessed):
    """Keeps where one works, what is done about risks, and what makes checks due."""

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
