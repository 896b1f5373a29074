"""`wfhdesk projects`: where the work went, and where it stands."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from wfhdesk.cli.completers import completed_by, one_of, project_names
from wfhdesk.cli.speech import columns, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import coming_day, past_day, short_day
from wfhdesk.domain.projects import STATUSES, ProjectState, shown_status
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "See every project: how many entries, the last one, where it stands. Or say where one stands; what you don't\n"
        "say stays, and an empty text ('') takes away.\n\n"
        "  wfhdesk projects\n"
        "  wfhdesk projects set billing --status 'at risk' --line 'export is live, month end untested'\n"
        "  wfhdesk projects set billing --next 'month-end run' --by 2026-11-30 --objective 'faster invoices'"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("--json", action="store_true", help=_("print the list as JSON"))
    parser.set_defaults(run=show)
    acts = parser.add_subparsers(metavar="[set]", title=_("to say where one stands"), parser_class=type(parser))
    change = acts.add_parser("set", help=_("say where a project stands"))
    completed_by(change.add_argument("name", metavar=_("NAME"), help=_("the project")), project_names)
    status = change.add_argument(
        "--status", metavar=_("STATUS"), help=_("on track, at risk, off track, waiting, paused or done")
    )
    completed_by(status, one_of(STATUSES, shown_status))
    change.add_argument("--line", metavar=_("TEXT"), help=_("where it stands, in one line"))
    change.add_argument("--next", metavar=_("TEXT"), help=_("its next milestone"))
    change.add_argument("--by", metavar=_("DAY"), help=_("the date of that milestone"))
    change.add_argument("--objective", metavar=_("TEXT"), help=_("the objective it serves"))
    change.set_defaults(run=change_one)


def show(desk: Desk, options: Namespace) -> int:
    """List the projects."""
    states = desk.projects.states()
    today = desk.projects.today()
    if options.json:
        print_json([_fields(state, today) for state in states])
    elif states:
        print(columns(_row(state, today) for state in states))
    else:
        say(_("No projects yet; name one in an entry: wfhdesk log 'Fixed the export #billing'"))
    return 0


def change_one(desk: Desk, options: Namespace) -> int:
    """Say where a project stands."""
    said = {name: getattr(options, name) for name in ("status", "line", "next", "objective")}
    if options.by is None and all(text is None for text in said.values()):
        raise WrongInput(_("Say something of it: --status, --line, --next, --by or --objective."))
    by = _milestone_day(options.by, desk.projects.today()) if options.by else None
    project = desk.projects.set(options.name, by, undated=options.by == "", **said)
    say(
        _("{name}: {status}").format(
            name=project.name, status=" – ".join(filter(None, (shown_status(project.status), project.line)))
        )
    )
    return 0


def _milestone_day(word: str, today: date) -> date:
    day = coming_day(word, today) or past_day(word, today)
    if day is None:
        raise WrongInput(_("“{word}” is no day. Try friday or 2026-11-30.").format(word=word))
    return day


def _fields(state: ProjectState, today: date) -> dict[str, object]:
    project = state.project
    return {
        "name": project.name,
        "status": project.status or None,
        "line": project.line or None,
        "next": project.next or None,
        "by": project.by.isoformat() if project.by else None,
        "objective": project.objective or None,
        "entries": state.entries,
        "last": state.last.isoformat() if state.last else None,
        "quiet": state.is_quiet(today),
    }


def _row(state: ProjectState, today: date) -> list[str]:
    project = state.project
    status = shown_status(project.status)
    if state.is_quiet(today):
        status = ", ".join(filter(None, (status, _("quiet"))))
    by = f" ({short_day(project.by, today)})" if project.by else ""
    ahead = _("next: {milestone}").format(milestone=project.next) + by if project.next else ""
    last = short_day(state.last, today) if state.last else "–"
    return [project.name, str(state.entries), last, status, "; ".join(filter(None, (project.line, ahead)))]
