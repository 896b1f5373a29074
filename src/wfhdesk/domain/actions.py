"""Actions: what is done about a risk, by whom, by when, and whether it helped."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from wfhdesk.domain.checklists import HIGH, LOW, MEDIUM, RISKS
from wfhdesk.domain.choices import chosen
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _
from wfhdesk.language import pgettext

OPEN, FIXED, CHECKED = "open", "fixed", "checked"
STATES = (OPEN, FIXED, CHECKED)
ME, MANAGER, ASSESSOR = "me", "manager", "assessor"
OWNERS = (ME, MANAGER, ASSESSOR)
CHECKED_AFTER = 14 * DAY
"""How long after it was fixed one looks whether that solved it: HSE's checklist asks whether the action was done and helped."""
_USUAL = {LOW: 30 * DAY, MEDIUM: 14 * DAY, HIGH: 3 * DAY}


class Action(NamedTuple):
    """What is to be done, or was.

    `about` is the risk in words, `run` and `item` where it was found. `owner` is one of OWNERS. It is `open` until it is
    `fixed`, and `checked` once somebody saw that this solved it. `note` is what was done. What comes of a private checklist
    stays out of reports too.
    """

    text: str
    made: date
    due: date | None = None
    owner: str = ME
    state: str = OPEN
    risk: str = MEDIUM
    about: str = ""
    workstation: str = ""
    run: str = ""
    item: str = ""
    private: bool = False
    fixed: date | None = None
    checked: date | None = None
    note: str = ""
    id: str = ""

    def is_due(self, today: date) -> bool:
        """Return whether its day has come."""
        return self.state == OPEN and self.due is not None and self.due <= today

    def is_to_be_checked(self, today: date) -> bool:
        """Return whether it is time to look whether it helped."""
        return self.check_on is not None and self.check_on <= today

    def is_overdue(self, today: date) -> bool:
        """Return whether it was to be done before today."""
        return self.state == OPEN and self.due is not None and self.due < today

    @property
    def check_on(self) -> date | None:
        """The day from which to look whether it helped; None where there is nothing to look at."""
        return self.fixed + CHECKED_AFTER if self.state == FIXED and self.fixed else None


def usual_due(risk: str, today: date) -> date:
    """Return the day by which a risk is usually dealt with: three days for a high one, two weeks, thirty days."""
    return today + _USUAL[risk]


def fixed(action: Action, today: date, note: str = "") -> Action:
    """Return an action that was done. Raises WrongInput where it was done before."""
    if action.state != OPEN:
        raise WrongInput(_("“{text}” is {state} already.").format(text=_cut(action), state=shown_state(action.state)))
    return action._replace(state=FIXED, fixed=today, note=one_line(note) or action.note)


def verified(action: Action, today: date, note: str = "") -> Action:
    """Return an action of which somebody saw that it solved the problem. Raises WrongInput where it isn't done yet."""
    if action.state == OPEN:
        raise WrongInput(
            _("“{text}” isn't fixed yet; say that first: wfhdesk check actions fix {id}").format(
                text=_cut(action), id=action.id
            )
        )
    if action.state == CHECKED:
        raise WrongInput(_("“{text}” is checked already.").format(text=_cut(action)))
    return action._replace(state=CHECKED, checked=today, note=one_line(note) or action.note)


def reopened(action: Action, today: date) -> Action:
    """Return an action that didn't solve it, open once more with a new day. Raises WrongInput where it is open."""
    if action.state == OPEN:
        raise WrongInput(_("“{text}” is open already.").format(text=_cut(action)))
    return action._replace(state=OPEN, fixed=None, checked=None, due=usual_due(action.risk, today))


def most_pressing_first(actions: list[Action]) -> list[Action]:
    """Return actions as one works them off: open ones by day, then what is to be checked, then what is done, newest first."""

    def place(one: Action) -> tuple[int, int, int]:
        day = {OPEN: one.due, FIXED: one.check_on, CHECKED: one.checked}[one.state] or one.made
        return STATES.index(one.state), -day.toordinal() if one.state == CHECKED else day.toordinal(), -_weight(one)

    return sorted(actions, key=place)


def _weight(action: Action) -> int:
    return RISKS.index(action.risk)


def _cut(action: Action) -> str:
    return shortened(action.text)


def parse_owner(text: str) -> str:
    """Return who a text says has to act. Raises WrongInput."""
    found = chosen(text, {owner: shown_owner(owner) for owner in OWNERS})
    if found is None:
        known = ", ".join(map(shown_owner, OWNERS))
        raise WrongInput(
            _("“{text}” can't own an action; it is one of: {known}.").format(
                text=shortened(one_line(text)), known=known
            )
        )
    return found


def shown_owner(owner: str) -> str:
    """Return who has to act, in the person's language."""
    return {ME: pgettext("owner", "me"), MANAGER: _("manager"), ASSESSOR: _("assessor")}[owner]


def shown_state(state: str) -> str:
    """Return how far an action is, in the person's language."""
    return {
        OPEN: pgettext("action", "open"),
        FIXED: pgettext("action", "fixed"),
        CHECKED: pgettext("action", "checked"),
    }[state]
