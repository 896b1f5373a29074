"""Options that several words share."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from wfhdesk.domain.accomplishments import KINDS, VISIBILITIES
from wfhdesk.domain.capture import NOTHING_SAID, Said, project_name, said_by, said_day
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.accomplishments import Accomplishments


def add_said(parser: ArgumentParser) -> None:
    """Declare what can be said of an entry beside its line."""
    project = parser.add_argument("--project", metavar=_("NAME"), help=_("the project it belongs to, as #NAME says"))
    project.completer = _projects  # type: ignore[attr-defined]
    parser.add_argument("--outcome", metavar=_("TEXT"), help=_("what changed because of it, with the number"))
    parser.add_argument("--kind", choices=KINDS, help=_("what kind of entry it is"))
    parser.add_argument("--on", metavar=_("DAY"), help=_("the day it is about: yesterday, a weekday, 2026-11-20"))
    parser.add_argument(
        "--by", metavar=_("DAY"), help=_("until when a blocker can wait: tomorrow, a weekday, 2026-11-26")
    )
    readers = parser.add_mutually_exclusive_group()
    readers.add_argument("--visibility", choices=VISIBILITIES, help=_("whose updates may tell it"))
    readers.add_argument(
        "--private", dest="visibility", action="store_const", const="private", help=_("keep it to yourself")
    )


def _projects(prefix: str, **rest: Any) -> list[str]:
    from wfhdesk.cli.completers import project_names  # not on the way of `wfhdesk log`

    return project_names(prefix, **rest)


def said(options: Namespace, log: Accomplishments) -> Said:
    """Return what the options say of an entry. Raises WrongInput for a day or a project that can't be, such as an empty one."""
    told = (options.project, options.outcome, options.kind, options.on, options.by, options.visibility)
    if all(one is None for one in told):
        return NOTHING_SAID
    today = log.today()
    day = None if options.on is None else said_day(options.on, today, short_dutch=log.short_dutch)
    return Said(
        day=day,
        kind=options.kind or "",
        project="" if options.project is None else project_name(options.project),
        outcome=options.outcome or "",
        visibility=options.visibility or "",
        by=None if options.by is None else said_by(options.by, day or today, short_dutch=log.short_dutch),
    )
