"""`wfhdesk people meetings`: meetings of calendar files, proposed as contacts and logged once one said so."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from wfhdesk.cli.answers import moment_told
from wfhdesk.cli.people_texts import names_of
from wfhdesk.cli.speech import agrees, columns, is_interactive, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.capture import said_day
from wfhdesk.domain.contacts import shown_kind
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.meetings import Proposal, by_day, unread_told
from wfhdesk.domain.periods import Period, day_span, short_day
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

if TYPE_CHECKING:
    from wfhdesk.desk.meetings import Proposals


def describe() -> str:
    """Return what the words do, with examples."""
    return _(
        "Log meetings as contacts: those of the last four weeks with people you know, by their e-mail addresses. What was\n"
        "cancelled, what you or they declined, rooms and whole days don't count, nor does a meeting of more than twelve.\n"
        "What was logged from a calendar before isn't proposed again. A line with a + is logged, one with a - isn't: there is\n"
        "a contact of that day already, or you only said perhaps.\n\n"
        "  wfhdesk people meetings calendar.ics\n"
        "  wfhdesk people meetings ~/calendars/work --since 2026-11-02 --as ana@example.org\n"
        "  wfhdesk people meetings calendar.ics --json"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the words."""
    parser.add_argument("files", nargs="+", metavar=_("FILE"), help=_("calendar files (.ics), or folders of them"))
    parser.add_argument("--since", metavar=_("DAY"), help=_("from that day until today (else: the last four weeks)"))
    parser.add_argument(
        "--as",
        dest="mine",
        metavar=_("ADDRESS"),
        action="append",
        default=[],
        help=_("an address of yours, beside me.email; again for another"),
    )
    parser.add_argument("--yes", action="store_true", help=_("log them without asking"))
    parser.add_argument("--json", action="store_true", help=_("print the proposals as JSON and log nothing"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Show the meetings that were contacts, and log them where that is wanted."""
    if options.json and options.yes:
        raise WrongInput(_("--json only shows, --yes logs; leave one of them out."))
    told = _proposed(desk, options)
    if options.json:
        print_json([_fields(one) for one in told.found])
    else:
        _show(desk, told)
    _say_what_is_missing(told)
    likely = [one for one in told.found if one.is_likely]
    if options.json or not likely:
        return 0
    if not options.yes and not _is_wanted(len(likely)):
        say(_("Nothing was logged."))
        return 0
    kept = desk.meetings.take_in(likely)
    say(ngettext("Logged {n} meeting.", "Logged {n} meetings.", len(kept)).format(n=len(kept)))
    return 0


def _proposed(desk: Desk, options: Namespace) -> Proposals:
    period: Period | None = None
    if options.since is not None:
        today = desk.people.today()
        period = Period(said_day(options.since, today, short_dutch=desk.accomplishments.short_dutch), today)
    return desk.meetings.propose(options.files, period, options.mine)


# --- what is shown ---------------------------------------------------------------------------------------------


def _show(desk: Desk, told: Proposals) -> None:
    today = desk.people.today()
    for day, proposals in by_day(told.found).items():
        print(short_day(day, today))
        print("\n".join(f"  {line}" for line in columns(_row(desk, one) for one in proposals).split("\n")))
    if not told.found:
        say(
            _("No new meetings with people you know, {days}; events read: {n}.").format(
                days=day_span(told.period), n=told.read.events
            )
        )


def _row(desk: Desk, one: Proposal) -> list[str]:
    return [
        "-" if not one.is_likely else "+",
        f"{one.start:%H:%M}–{one.end:%H:%M}",
        shown_kind(one.contact.kind),
        names_of(desk, one.people),
        " ".join(filter(None, (one.contact.note, _remark(one)))),
    ]


def _remark(one: Proposal) -> str:
    if one.logged:
        return _("(already logged that day)")
    return _("(you said perhaps)") if one.unsure else ""


def _fields(one: Proposal) -> dict[str, object]:
    return {
        "day": one.contact.day.isoformat(),
        "start": moment_told(one.start),
        "end": moment_told(one.end),
        "people": [{"id": person.id, "name": person.name} for person in one.people],
        "kind": one.contact.kind,
        "summary": one.contact.note,
        "source": one.contact.source,
        "logged_that_day": one.logged,
        "tentative": one.unsure,
    }


def _say_what_is_missing(told: Proposals) -> None:
    for one in told.read.unread:
        say(unread_told(one))
    others = told.read.others
    if others:
        say(ngettext("{n} more can't be read.", "{n} more can't be read.", others).format(n=others))
    if told.found and not told.is_me_known:
        say(
            _(
                "None of your own addresses is in these calendars, so what you declined may be among the meetings: "
                "wfhdesk config set me.email ADDRESS, or --as ADDRESS"
            )
        )


def _is_wanted(number: int) -> bool:
    if not is_interactive():
        raise WrongInput(_("Without a terminal this needs --yes to log them, or --json to see them."))
    question = ngettext("Log {n} meeting as contact? [y/N] ", "Log {n} meetings as contacts? [y/N] ", number)
    return agrees(question.format(n=number))
