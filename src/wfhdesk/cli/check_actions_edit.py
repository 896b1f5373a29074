"""`wfhdesk check actions add|fix|verify|reopen|edit|delete`: what becomes of actions."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from wfhdesk.cli.check_input import add_at, day_by, place_at
from wfhdesk.cli.check_texts import standing_told
from wfhdesk.cli.completers import action_ids, completed_by, one_of
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.actions import ME, OWNERS, Action, fixed, parse_owner, reopened, shown_owner, usual_due, verified
from wfhdesk.domain.checklists import MEDIUM, RISKS
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _

_LONGEST = 50
"""Characters of an action in the words of an act."""


def add_acts(acts: Any) -> None:
    """Declare the words behind `check actions` that change something."""
    new = acts.add_parser("add", help=_("add something to do that no check asked for"))
    new.add_argument("text", nargs="+", metavar=_("TEXT"), help=_("what is to be done, in a line"))
    new.gathers = "text"
    _add_parts(new)
    new.set_defaults(run=add)
    for word, purpose, change in (
        ("fix", _("it was done"), _fix),
        ("verify", _("it was done, and it helped"), _verify),
        ("reopen", _("it didn't help; open it again"), _reopen),
    ):
        one = acts.add_parser(word, help=purpose)
        _add_ids(one)
        if word != "reopen":
            one.add_argument("--note", metavar=_("TEXT"), default="", help=_("what was done, or how it helped"))
        one.set_defaults(run=settle, change=change)
    change = acts.add_parser("edit", help=_("change what is said of them; what you don't say stays"))
    _add_ids(change)
    change.add_argument("--text", metavar=_("TEXT"), help=_("what is to be done"))
    _add_parts(change)
    change.set_defaults(run=edit)
    gone = acts.add_parser("delete", help=_("take them away; undo brings them back"))
    _add_ids(gone)
    gone.set_defaults(run=delete)


def _add_ids(parser: ArgumentParser) -> None:
    completed_by(
        parser.add_argument("ids", nargs="+", metavar=_("ID"), help=_("their ids or beginnings, or last")), action_ids
    )


def _add_parts(parser: ArgumentParser) -> None:
    owner = parser.add_argument("--owner", metavar=_("WHO"), help=_("who sees to it: me, manager or assessor"))
    completed_by(owner, one_of(OWNERS, shown_owner))
    parser.add_argument("--by", metavar=_("DAY"), help=_("by when: fri, 2026-12-15 (else: by how much it matters)"))
    parser.add_argument("--risk", choices=RISKS, help=_("how much it matters"))
    parser.add_argument("--note", metavar=_("TEXT"), help=_("what else there is to say"))
    add_at(parser, _("at which workstation"))


def _said(desk: Desk, options: Namespace) -> dict[str, Any]:
    """Return what the options say of an action. Raises WrongInput."""
    place = place_at(desk, options)
    said = {
        "owner": parse_owner(options.owner) if options.owner is not None else None,
        "due": day_by(desk, options.by),
        "risk": options.risk,
        "note": options.note,
        "workstation": place.id if place else None,
    }
    return {name: value for name, value in said.items() if value is not None}


def add(desk: Desk, options: Namespace) -> int:
    """Add an action; print only the new id."""
    today = desk.assessments.today()
    said = {"owner": ME, "risk": MEDIUM} | _said(desk, options)
    said.setdefault("due", usual_due(said["risk"], today))
    action = desk.assessments.add_action(Action(" ".join(options.text), today, **said))
    say(
        _("Added: {text} ({owner}, {when})").format(
            text=action.text, owner=shown_owner(action.owner), when=standing_told(action, today)
        )
    )
    print(action.id)
    return 0


def settle(desk: Desk, options: Namespace) -> int:
    """Say of actions that they were done, that they helped, or that they didn't."""
    today = desk.assessments.today()
    before = _actions(desk, options.ids)
    after, words = options.change(before, today, getattr(options, "note", ""))
    kept = desk.assessments.change_actions(after, words)
    for one in kept:
        if one.check_on is not None:
            day = short_day(one.check_on, today)
            told = _("Fixed: {text}. On {day} look whether it helped: wfhdesk check actions verify {id}")
            say(told.format(text=one.text, day=day, id=one.id[:SHORT]))
        else:
            say(_("{text}: {state}").format(text=one.text, state=standing_told(one, today)))
    return 0


Changed = tuple[list[Action], str]


def _fix(actions: Sequence[Action], today: date, note: str) -> Changed:
    return [fixed(one, today, note) for one in actions], _("fixed “{text}”").format(text=_named(actions))


def _verify(actions: Sequence[Action], today: date, note: str) -> Changed:
    return [verified(one, today, note) for one in actions], _("checked “{text}”").format(text=_named(actions))


def _reopen(actions: Sequence[Action], today: date, _note: str) -> Changed:
    return [reopened(one, today) for one in actions], _("reopened “{text}”").format(text=_named(actions))


def edit(desk: Desk, options: Namespace) -> int:
    """Change what is said of actions, of all of them alike."""
    said = _said(desk, options)
    if options.text is not None:
        said["text"] = options.text
    if not said:
        raise WrongInput(_("Say what changes: --text, --owner, --by, --risk, --note or --at."))
    actions = _actions(desk, options.ids)
    if len(actions) > 1 and "text" in said:
        raise WrongInput(_("A text is one action's; name only that one."))
    for one in desk.assessments.change_actions([one._replace(**said) for one in actions]):
        told = standing_told(one, desk.assessments.today())
        say(_("{text}: {owner}, {when}").format(text=one.text, owner=shown_owner(one.owner), when=told))
    return 0


def delete(desk: Desk, options: Namespace) -> int:
    """Take actions away."""
    actions = _actions(desk, options.ids)
    desk.assessments.delete_actions(actions)
    say(_("Deleted: {text} (wfhdesk undo brings it back)").format(text="; ".join(one.text for one in actions)))
    return 0


def _actions(desk: Desk, ids: Sequence[str]) -> list[Action]:
    """Return the actions that ids mean, each once. Raises WrongInput."""
    find: Callable[[str], Action] = desk.assessments.action
    return list(dict.fromkeys(map(find, ids)))


def _named(actions: Sequence[Action]) -> str:
    return shortened("; ".join(one.text for one in actions), _LONGEST)
