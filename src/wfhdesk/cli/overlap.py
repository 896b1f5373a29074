"""`wfhdesk overlap`: when one and others can be reached at the same time."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.answers import moment_told
from wfhdesk.cli.completers import completed_by, person_names
from wfhdesk.cli.remarks import remark_on_zone
from wfhdesk.cli.speech import columns, print_json, say
from wfhdesk.cli.whom import each_whom
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.overlap import Overlap, overlap
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.moments import parse_week
from wfhdesk.domain.names import joined
from wfhdesk.domain.overlap import SharedDay
from wfhdesk.domain.overlap_texts import overlap_rows
from wfhdesk.domain.periods import Period, day_span
from wfhdesk.domain.plaintext import shortened
from wfhdesk.domain.planning import parse_when
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "See when you and others can be reached at the same time, by your clocks and by theirs. Each day is looked at by\n"
        "itself: in a week in which only one side changes its clocks, the shared hours change with them. Hours, leave and\n"
        "holidays of others are what you noted: wfhdesk people edit NAME --hours 'mon-fri 9-17' --zone ...\n\n"
        "  wfhdesk overlap priya\n"
        "  wfhdesk overlap priya omar --week next\n"
        "  wfhdesk overlap priya --on fri"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    people = parser.add_argument("people", nargs="+", metavar=_("PERSON"), help=_("a name, its beginning, or an id"))
    completed_by(people, person_names)
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--week", metavar=_("WEEK"), help=_("a whole week: this, next, 2026-W47, or a day of it"))
    when.add_argument(
        "--on",
        metavar=_("DAY"),
        help=_("one day: tomorrow, fri, 2026-11-20 (else: what is left of this week, or the next)"),
    )
    parser.add_argument("--json", action="store_true", help=_("print JSON, every time with its offset"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Print the shared hours of some days."""
    found = overlap(desk, each_whom(desk, options.people), _period(desk, options))
    if options.json:
        print_json([_fields(day, found) for day in found.days])
        return 0
    head, *rows = overlap_rows(found.days, found.sides)
    if rows:
        print(columns([head, *rows]))
    if not any(day.spans for day in found.days):
        names = joined([side.name for side in found.sides[1:]])
        days = day_span(Period(found.days[0].date, found.days[-1].date))
        say(_("No hours in which you and {names} can all be reached, {days}.").format(names=names, days=days))
    remark_on_zone(desk)
    return 0


def _period(desk: Desk, options: Namespace) -> Period | None:
    today, short_dutch = desk.people.today(), desk.accomplishments.short_dutch
    if options.week is not None:
        return parse_week(options.week, today, short_dutch=short_dutch)
    if options.on is None:
        return None
    when = parse_when(options.on.split(), today, short_dutch=short_dutch)
    if when is None or when.words or when.part:
        raise WrongInput(
            _("“{text}” is no day; write it like tomorrow, fri or 2026-11-20.").format(text=shortened(options.on))
        )
    return Period(when.first, when.last)


def _fields(day: SharedDay, found: Overlap) -> dict[str, object]:
    return {
        "date": day.date.isoformat(),
        "with": [{"id": person.id, "name": person.name} for person in found.people],
        "shared": [{"start": moment_told(start), "end": moment_told(end)} for start, end in day.spans],
        "absent": [{"id": found.people[one.who - 1].id if one.who else None, "why": one.why} for one in day.absent],
    }
