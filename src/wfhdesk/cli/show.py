"""`wfhdesk show`: what was done, in a period or in all the years."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser, Namespace

from wfhdesk.cli import listing
from wfhdesk.cli.completers import completed_by, person_names, project_names
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.accomplishments import KINDS, same_name
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import Period, day_span
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.search import Wanted, matching
from wfhdesk.domain.typed_periods import parse_period
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Show the entries of a period; without one, of this week. --find searches every year, unless a period is named.\n\n"
        "  wfhdesk show\n"
        "  wfhdesk show last week --project billing\n"
        "  wfhdesk show 2026-11-02..2026-11-13 --markdown\n"
        "  wfhdesk show --find payroll export\n\n"
        "A period is: today, yesterday, a weekday, week, last week, month, last month, quarter, year, 2026-W47,\n"
        "2026-Q4, 2026-11, 2026, a date, or two of these: FROM..TO."
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("period", nargs="*", default=[], metavar=_("PERIOD"), help=_("the days to show"))
    parser.add_argument("--all", action="store_true", help=_("show every year"))
    parser.add_argument("--find", nargs="+", metavar=_("WORDS"), help=_("show what has all these words in it"))
    project = parser.add_argument("--project", metavar=_("NAME"), help=_("show what belongs to this project"))
    completed_by(project, project_names)
    person = parser.add_argument("--person", metavar=_("NAME"), help=_("show what names this person"))
    completed_by(person, person_names)
    parser.add_argument("--kind", choices=KINDS, help=_("show entries of this kind"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("print JSON, complete and for programs"))
    form.add_argument("--markdown", action="store_true", help=_("print Markdown, to paste"))
    form.add_argument("--csv", action="store_true", help=_("print CSV, for a spreadsheet"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Print the entries in the form that was asked for."""
    log = desk.accomplishments
    if options.all and options.period:
        raise WrongInput(_("--all shows every year; leave it out, or the period."))
    for option in ("project", "person", "find"):
        said = getattr(options, option)
        if said is not None and not "".join(said).strip():
            raise WrongInput(_("--{option} is empty; say what to look for, or leave it out.").format(option=option))
    everything = options.all or (options.find and not options.period)
    period = None if everything else _period(desk, " ".join(options.period))
    wanted = Wanted(options.find or [], options.project or "", options.person or "", options.kind or "")
    entries = matching(log.within(period) if period else log.all(), wanted)
    if options.json or options.csv:
        reported = desk.updates.reported(period.start if period else None)
        text = listing.as_json(entries, reported) if options.json else listing.as_csv(entries, reported)
    elif options.markdown:
        text = listing.as_markdown(entries)
    else:
        text = listing.as_text(entries, log.today())
    if not entries and not (options.json or options.csv):
        nothing = _("Nothing from {days}.").format(days=day_span(period)) if period else _("Nothing found.")
        say(_unknown_project(desk, wanted.project) or nothing)
    if text:
        print(text)
    return 0


def _period(desk: Desk, text: str) -> Period:
    """Return the period that was named. Raises WrongInput, which says how to search where no day can be meant."""
    log = desk.accomplishments
    try:
        return parse_period(text, log.today(), short_dutch=log.short_dutch)
    except WrongInput as problem:
        if any(sign.isdecimal() for sign in text):
            raise
        words = shlex.quote(shortened(one_line(text)))
        raise WrongInput(
            _("{problem} To search: wfhdesk show --find {words}").format(problem=problem, words=words)
        ) from None


def _unknown_project(desk: Desk, name: str) -> str:
    """Return what to say of a project that was asked for and isn't there; nothing where it is, or none was."""
    name = name.strip().removeprefix("#")
    known = [state.project.name for state in desk.projects.states()] if name else []
    if not name or any(same_name(one, name) for one in known):
        return ""
    from wfhdesk.cli.meant import no_such_project

    return no_such_project(name, known)
