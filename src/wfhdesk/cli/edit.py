"""`wfhdesk edit`: an entry written anew, or parts of it changed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from wfhdesk.cli.completers import completed_by, entry_ids
from wfhdesk.cli.entries import tell
from wfhdesk.cli.names import sure_names, sure_outcome, told
from wfhdesk.cli.options import add_said
from wfhdesk.cli.speech import is_interactive, say
from wfhdesk.desk.accomplishments import Accomplishments
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.accomplishments import Accomplishment, dated
from wfhdesk.domain.capture import bounded_line, project_name, said_by, said_day
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.understood import doubts
from wfhdesk.language import gettext as _

_PARTS = ("on", "by", "project", "outcome", "kind", "visibility", "pinned")
"""The options that change parts of an entry."""


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Write an entry anew from a line, or change parts of one or several with options. With neither, your editor opens\n"
        "with the entry's line. What a line doesn't name (its day, when it was logged, the pin) stays.\n\n"
        "  wfhdesk edit last 'Fixed the billing export #billing => out a day earlier'\n"
        "  wfhdesk edit 3k9 --on yesterday --project payroll\n"
        "  wfhdesk edit 3k9 a07 --private\n"
        "  wfhdesk edit 3k9 --pin"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    entry = parser.add_argument("id", metavar=_("ID"), help=_("the beginning of an entry's id, or last"))
    completed_by(entry, entry_ids)
    parser.add_argument(
        "line",
        nargs="*",
        default=[],
        metavar=_("LINE"),
        help=_("the whole entry, written anew; with options, more ids"),
    )
    add_said(parser)
    pin = parser.add_mutually_exclusive_group()
    pin.add_argument("--pin", dest="pinned", action="store_true", default=None, help=_("make it the one big thing"))
    pin.add_argument("--unpin", dest="pinned", action="store_false", help=_("make it one of many again"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Write one entry anew, or change parts of one or several, and say what they are now."""
    log = desk.accomplishments
    if any(getattr(options, name) is not None for name in _PARTS):
        return _change_parts(options, desk)
    entry = log.get(options.id)
    if options.line:
        changed = log.edit(entry, sure_names(desk, " ".join(options.line), standing=entry)[0])
    else:
        if not is_interactive():
            raise WrongInput(
                _("Say what to change: wfhdesk edit ID 'the new line', or options such as --project NAME.")
            )
        changed = log.edit_in_editor(entry, lambda line: sure_names(desk, line, standing=entry)[0])
    _tell(desk, changed, entry)
    for doubt in doubts(" ".join(options.line)):
        say(doubt)
    return 0


def _change_parts(options: Namespace, desk: Desk) -> int:
    """Change parts of all entries that are named, or of none."""
    log = desk.accomplishments
    entries = _named(options, log)
    changed = [entry._replace(**_changes(options, entry, log)) for entry in entries]
    if options.outcome:
        changed = [entry._replace(outcome=sure_outcome(desk, entry)) for entry in changed]
    first = log.replace(*changed)
    if len(changed) == 1:
        _tell(desk, first, entries[0])
    else:
        tell(_("Changed"), changed)
        print("\n".join(entry.id for entry in changed))
    return 0


def _named(options: Namespace, log: Accomplishments) -> list[Accomplishment]:
    try:
        return log.several([options.id, *options.line])
    except WrongInput as problem:
        if not options.line:
            raise
        hint = _("With options every word is an id; write one entry anew with a line, and without options.")
        raise WrongInput(f"{problem} {hint}") from None


def _tell(desk: Desk, changed: Accomplishment, before: Accomplishment) -> None:
    say("\n".join(told(desk, changed, _("Changed"))) if changed != before else _("It is as it was."))
    print(changed.id)


def _changes(options: Namespace, entry: Accomplishment, log: Accomplishments) -> dict[str, Any]:
    """Return the fields that options change; an empty text takes project, outcome or date away."""
    changes: dict[str, Any] = {}
    if options.on is not None:
        day = said_day(options.on, log.today(), short_dutch=log.short_dutch)
        changes["day"] = dated(entry, day, log.today()).day
    if options.by is not None:
        if (options.kind or entry.kind) != "blocker":
            raise WrongInput(_("--by says until when a blocker can wait; this entry is none."))
        changes["by"] = _until(options.by, changes.get("day", entry.day), log)
    if options.project is not None:
        changes["project"] = project_name(options.project) if options.project else ""
    if options.outcome is not None:
        changes["outcome"] = bounded_line(options.outcome)
    for name in ("kind", "visibility", "pinned"):
        if getattr(options, name) is not None:
            changes[name] = getattr(options, name)
    return changes


def _until(word: str, day: date, log: Accomplishments) -> date | None:
    return said_by(word, day, short_dutch=log.short_dutch) if word else None
