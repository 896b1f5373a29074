"""What becomes of an action: it was done, it helped, it didn't; each with what to say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfhdesk.domain.actions import fixed, reopened, verified
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.assessments import Assessments
    from wfhdesk.domain.actions import Action

_LONGEST = 40


def fix(assessments: Assessments, action: Action) -> str:
    """Say that an action was done, and return that in words. Raises WrongInput where it was done before."""
    text = shortened(action.text, _LONGEST)
    done = fixed(action, assessments.today())
    kept = assessments.change_action(done, _("fixed “{text}”").format(text=text))
    assert kept.check_on is not None
    again = short_day(kept.check_on, assessments.today())
    return _("Fixed: “{text}”. On {day} you look whether it helped.").format(text=text, day=again)


def say_it_helped(assessments: Assessments, action: Action) -> str:
    """Say that what was done solved it, and return that in words. Raises WrongInput where it isn't done, or checked already."""
    text = shortened(action.text, _LONGEST)
    solved = verified(action, assessments.today())
    assessments.change_action(solved, _("checked “{text}”").format(text=text))
    return _("It helped: “{text}”").format(text=text)


def open_again(assessments: Assessments, action: Action) -> str:
    """Say that what was done didn't solve it, and return that in words. Raises WrongInput where it is open."""
    text = shortened(action.text, _LONGEST)
    today = assessments.today()
    kept = assessments.change_action(reopened(action, today), _("opened “{text}” again").format(text=text))
    assert kept.due is not None
    return _("Open again: “{text}”, by {day}").format(text=text, day=short_day(kept.due, today))
