"""`wfhdesk doctor`: whether the desk is sound, and what to do where it isn't."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from wfhdesk.cli.completers import completed_by, desk_of
from wfhdesk.cli.speech import columns, is_interactive, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.health import MAIL, NOTE, OK, PROBLEM, Finding, Look, problems, shown_subject, worth_telling
from wfhdesk.domain.plaintext import several_lines
from wfhdesk.language import gettext as _

_SIGNS = {PROBLEM: "!", NOTE: "-", OK: " "}


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Look whether the desk is sound: its folder and files, who else can read them, what was changed in two places at\n"
        "once, settings, own templates and checklists, mail, nudges, the scheduler, the terminal, backups. Says what to do\n"
        "where something isn't well, and exits with 1 then. Nothing is sent, no server is reached, no keyring is unlocked.\n\n"
        "  wfhdesk doctor\n"
        "  wfhdesk doctor --all\n"
        "  wfhdesk doctor --online\n"
        "  wfhdesk doctor --settle 3k9 --keep 2"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument(
        "--all",
        action="store_true",
        help=_("tell of what is well too, and look at the keyring also where nothing needs it"),
    )
    parser.add_argument(
        "--online", action="store_true", help=_("also log in to your mail servers; nothing is sent by this")
    )
    parser.add_argument("--json", action="store_true", help=_("print it as JSON"))
    completed_by(
        parser.add_argument("--settle", metavar=_("ID"), help=_("choose between the versions of this")), _conflicts
    )
    parser.add_argument(
        "--keep", metavar=_("N"), type=int, default=1, help=_("the version to keep (1, the newest, if not said)")
    )
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Look, or settle."""
    if options.settle:
        if options.all or options.online or options.json:
            raise WrongInput(_("--settle mends one thing; it goes with --keep only."))
        desk.care.settle(options.settle, options.keep)
        say(_("Settled; wfhdesk undo brings the choice back."))
        return 0
    return _tell(desk, options)


def _tell(desk: Desk, options: Namespace) -> int:
    from wfhdesk.desk.examining import examined

    if options.online:
        _get_ready_to_log_in(desk)
    found = examined(desk, Look(at_all=options.all, online=options.online))
    if options.json:
        print_json([finding._asdict() for finding in found])
    else:
        print(_("The desk is in {folder}").format(folder=desk.places.desk))
        if options.all:
            own = os.path.dirname(desk.settings.path)
            print(_("Settings, own templates and checklists are in {folder}").format(folder=own))
            print(_("This device's state and its backups are in {folder}").format(folder=desk.places.state))
        print(*_lines(found, options), sep="\n")
    return 1 if problems(found) else 0


def _get_ready_to_log_in(desk: Desk) -> None:
    from wfhdesk.cli.password import ask_secretly

    if is_interactive():
        desk.passwords.ask = ask_secretly
    say(_("Logging in to your mail servers; nothing is sent by this."))


def _lines(found: Sequence[Finding], options: Namespace) -> list[str]:
    """Return what to print: every subject, or only what a person has to hear of."""
    if options.all:
        lines = _in_columns(found)
    else:
        told = [finding for finding in found if finding.subject in _asked_for(options) and finding.state == OK]
        lines = [several_lines(_said(finding)) for finding in (*worth_telling(found), *told)]
    return lines if problems(found) else [*lines, _("All is well.")]


def _asked_for(options: Namespace) -> tuple[str, ...]:
    """Return the subjects of which a person wants to hear also where all is well."""
    return (MAIL,) if options.online else ()


def _said(finding: Finding) -> str:
    return _("Note: {text}").format(text=finding.told) if finding.state == NOTE else finding.told


def _in_columns(found: Sequence[Finding]) -> list[str]:
    """Return a line a finding: its sign, its subject, and what was found; what goes on below stays as it is."""
    rows = []
    for finding in found:
        first, *more = several_lines(finding.told).split("\n")
        rows.append((f"{_SIGNS[finding.state]} {shown_subject(finding.subject)}", first))
        rows += [("", line) for line in more]
    return columns(rows).split("\n")


def _conflicts(prefix: str, parsed_args: Namespace, **_rest: object) -> list[str]:
    conflicts = desk_of(parsed_args).care.conflicts()
    return [conflict.id for conflict in conflicts if conflict.id.startswith(prefix)]
