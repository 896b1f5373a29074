"""`wfhdesk doctor`: whether the desk is sound, and what to do where it isn't."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from wfhdesk.cli.completers import completed_by, desk_of
from wfhdesk.cli.speech import say
from wfhdesk.desk.care import Conflict
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.plaintext import one_line, several_lines
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Look whether every line of the desk can be read, whether others can read it, and whether something was changed\n"
        "in two places at once. Exits with 1 where there is something to do.\n\n"
        "  wfhdesk doctor\n"
        "  wfhdesk doctor --settle 3k9 --keep 2"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    completed_by(
        parser.add_argument("--settle", metavar="ID", help=_("choose between the versions of this")), _conflicts
    )
    parser.add_argument(
        "--keep", metavar="N", type=int, default=1, help=_("the version to keep (1, the newest, if not said)")
    )
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Look, or settle."""
    if options.settle:
        desk.care.settle(options.settle, options.keep)
        say(_("Settled; wfhdesk undo brings the choice back."))
        return 0
    found = [*desk.settings.warnings, *desk.care.damage(), *desk.unreadable()]
    found += [
        _("{path} can be read by others; chmod go= {path}").format(path=path) for path in desk.care.readable_by_others()
    ]
    found += [_told(conflict) for conflict in desk.care.conflicts()]
    print(_("The desk is in {folder}").format(folder=desk.places.desk))
    print(several_lines("\n".join(found)) if found else _("All is well."))
    return 1 if found else 0


def _told(conflict: Conflict) -> str:
    lines = [
        _("{id} was changed in two places at once. Keep one: wfhdesk doctor --settle {id} --keep N").format(
            id=conflict.id[:SHORT]
        )
    ]
    for number, line in enumerate(conflict.versions, 1):
        doc = line.get("doc")
        text = one_line(json.dumps(doc, ensure_ascii=False)) if doc is not None else _("deleted")
        lines.append(f"  {number}. {text}")
    return "\n".join(lines)


def _conflicts(prefix: str, parsed_args: Namespace, **_rest: object) -> list[str]:
    conflicts = desk_of(parsed_args).care.conflicts()
    return [conflict.id for conflict in conflicts if conflict.id.startswith(prefix)]
