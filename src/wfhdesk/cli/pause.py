"""`wfhdesk pause`: let somebody's clock stand still."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.completers import completed_by, person_names
from wfhdesk.cli.people_texts import due_next
from wfhdesk.cli.speech import say
from wfhdesk.cli.whom import whom
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Let somebody's clock stand still, until a day or until you say so; it goes on where it stood.\n\n"
        "  wfhdesk pause lena\n"
        "  wfhdesk pause lena until 2027-03-01\n"
        "  wfhdesk pause lena off"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    completed_by(
        parser.add_argument("person", metavar=_("PERSON"), help=_("a name, its beginning, or an id")), person_names
    )
    parser.add_argument("until", nargs="*", metavar=_("DAY"), help=_("the last day of it; off: let it tick again"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Pause somebody, or let the clock tick again."""
    people = desk.people
    person = whom(desk, options.person)
    words = [word for word in options.until if word.casefold() not in ("until", "till", "tot")]
    if [word.casefold() for word in words] == ["off"]:
        person = people.resume(person)
        told = _("{name} is paused no longer").format(name=person.name)
        say(" · ".join(filter(None, (told, due_next(desk, person)))))
        return 0
    day = people.pause_until(person, " ".join(words))
    people.pause(person, day)
    if day:
        say(_("{name} is paused until {day}.").format(name=person.name, day=short_day(day, people.today())))
    else:
        short = people.names().mention(person) or person.id
        say(_("{name} is paused; wfhdesk pause {first} off ends it.").format(name=person.name, first=short))
    return 0
