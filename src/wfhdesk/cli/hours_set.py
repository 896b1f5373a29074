"""`wfhdesk hours set`, `patterns`, `plans` and `week`: say when one works, see what was said, confirm the week ahead."""

from __future__ import annotations

from argparse import SUPPRESS, Namespace
from datetime import date
from typing import Any

from wfhdesk.cli.completers import completed_by, pattern_ids
from wfhdesk.cli.planned import list_ahead
from wfhdesk.cli.speech import ask, columns, is_interactive, is_yes, print_json, say
from wfhdesk.desk.availability_sharing import no_hours, unset
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.availability_texts import week_table
from wfhdesk.domain.days import bare_weeks
from wfhdesk.domain.hours_text import hours_text, shown_hours
from wfhdesk.domain.moments import parse_week
from wfhdesk.domain.occasions import OCCASIONS
from wfhdesk.domain.patterns import Pattern, hiding, pattern_on
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.planning import parse_day
from wfhdesk.language import gettext as _


def add_acts(acts: Any) -> None:
    """Declare what may follow `wfhdesk hours`."""
    change = acts.add_parser("set", help=_("say when you work, where, and your core hours"))
    change.add_argument("hours", nargs="+", metavar=_("HOURS"), help=_("such as 'mon-fri 9:00-17:30 core 10-15'"))
    change.add_argument(
        "--from",
        dest="start",
        metavar=_("DAY"),
        help=_("the first day they hold (else: today; for your first hours: this week)"),
    )
    change.add_argument("--until", dest="end", metavar=_("DAY"), help=_("the last one (else: for good)"))
    change.set_defaults(run=set_hours)
    for name, purpose, run in (
        ("patterns", _("list the hours you set, now and before"), show_patterns),
        ("plans", _("list all that is planned, with ids"), show_plans),
    ):
        one = acts.add_parser(name, help=purpose)
        one.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print the list as JSON"))
        one.set_defaults(run=run)
        if name == "patterns":
            gone = one.add_argument("--delete", metavar=_("ID"), help=_("take hours away that you set"))
            completed_by(gone, pattern_ids)
    week = acts.add_parser("week", help=_("see next week, and confirm that it will be so"))
    week.add_argument("day", metavar=_("WEEK"), nargs="?", default="next", help=_("another week, or a day of it"))
    week.add_argument("--yes", action="store_true", help=_("confirm it without a question"))
    week.set_defaults(run=confirm)


def set_hours(desk: Desk, options: Namespace) -> int:
    """Set the hours, and print the week that was understood."""
    start, end = (_day(desk, word) for word in (options.start, options.end))
    pattern = desk.availability.set_hours(" ".join(options.hours), start, end)
    print("\n\n".join(_understood(desk, pattern)))
    say(_("Your hours {days}. wfhdesk undo takes them back.").format(days=_days(pattern, desk.availability.today())))
    for other in hiding(desk.availability.patterns(), pattern):
        said = _("Other hours hold {days}; to take them away: wfhdesk hours patterns --delete {id}")
        say(said.format(days=_days(other, desk.availability.today()), id=other.id[:SHORT]))
    return 0


def _day(desk: Desk, word: str | None) -> date | None:
    if word is None:
        return None
    return parse_day(word, desk.availability.today(), short_dutch=desk.accomplishments.short_dutch)


def _understood(desk: Desk, pattern: Pattern) -> list[str]:
    """Return the weeks of a pattern as they are without anything else."""
    name = desk.settings.text("me.name")
    return [week_table(name, week, for_others=False) for week in bare_weeks(pattern)]


def _days(pattern: Pattern, today: date) -> str:
    start = short_day(pattern.start, today)
    if pattern.end:
        return _("from {day} until {last}").format(day=start, last=short_day(pattern.end, today))
    return _("from {day} on").format(day=start)


def show_patterns(desk: Desk, options: Namespace) -> int:
    """List the patterns, or take one away."""
    if options.delete is not None:
        return _delete(desk, options)
    patterns, today = desk.availability.patterns(), desk.availability.today()
    current = pattern_on(patterns, today)
    if options.json:
        print_json([_fields(one, is_current=one is current) for one in patterns])
    elif patterns:
        print(columns(_row(one, today, is_current=one is current) for one in patterns))
    else:
        say(str(unset()))
    return 0


def _delete(desk: Desk, options: Namespace) -> int:
    pattern = desk.availability.pattern(options.delete)
    desk.availability.delete_hours(pattern)
    say(
        _("Deleted (wfhdesk undo brings them back): {hours}, {days}").format(
            hours=shown_hours(pattern.weeks), days=_days(pattern, desk.availability.today())
        )
    )
    return 0


def _row(pattern: Pattern, today: date, *, is_current: bool) -> list[str]:
    mark = _("now") if is_current else ""
    return [pattern.id[:SHORT], mark, _days(pattern, today), pattern.zone, shown_hours(pattern.weeks)]


def _fields(pattern: Pattern, *, is_current: bool) -> dict[str, object]:
    return {
        "id": pattern.id,
        "from": pattern.start.isoformat(),
        "until": pattern.end.isoformat() if pattern.end else None,
        "zone": pattern.zone,
        "hours": hours_text(pattern.weeks),
        "now": is_current,
    }


def show_plans(desk: Desk, options: Namespace) -> int:
    """List everything that is planned."""
    return list_ahead(desk, OCCASIONS, options)


def confirm(desk: Desk, options: Namespace) -> int:
    """Show the week ahead, and let the person say that it will be so."""
    availability = desk.availability
    period = parse_week(options.day, availability.today(), short_dutch=desk.accomplishments.short_dutch)
    table = week_table(desk.settings.text("me.name"), availability.days(period), for_others=False)
    if not table:
        raise no_hours(desk, period.start)
    print(table, flush=True)
    monday = short_day(period.start, availability.today())
    if availability.is_confirmed(period.start):
        say(_("The week of {day} is confirmed.").format(day=monday))
    elif options.yes or (is_interactive() and _is_confirmed(ask(_("Confirm? [Y/n] ")))):
        availability.confirm(period.start)
        say(_("The week of {day} is confirmed; wfhdesk undo takes it back.").format(day=monday))
    elif is_interactive():
        say(_("Not confirmed."))
    else:
        say(_("To confirm it: wfhdesk hours week --yes"))
    return 0


def _is_confirmed(answer: str) -> bool:
    return not answer.strip() or is_yes(answer)
