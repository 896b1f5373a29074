"""`wfhdesk snooze`: put somebody off; they stay as due as they are."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.completers import completed_by, person_names
from wfhdesk.cli.speech import say
from wfhdesk.cli.whom import whom
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Put somebody off: until tomorrow, for days or weeks, until next week, a day, or until they are back from leave.\n"
        "It moves the reminder, not the truth: they stay as due as they are.\n\n"
        "  wfhdesk snooze priya\n"
        "  wfhdesk snooze priya 3d\n"
        "  wfhdesk snooze priya next week\n"
        "  wfhdesk snooze priya back\n"
        "  wfhdesk snooze priya off"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    completed_by(
        parser.add_argument("person", metavar=_("PERSON"), help=_("a name, its beginning, or an id")), person_names
    )
    parser.add_argument(
        "until", nargs="*", metavar=_("UNTIL"), help=_("tomorrow (if you say nothing), 3d, next week, a day, back, off")
    )
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Put somebody off, or no longer."""
    people = desk.people
    person = whom(desk, options.person)
    words = " ".join(options.until) or "tomorrow"
    if words.casefold() == "off":
        people.wake(person)
        say(_("{name} is put off no longer.").format(name=person.name))
        return 0
    person = people.snooze(person, words)
    assert person.snoozed_until is not None
    say(_("{name} is put off until {day}.").format(name=person.name, day=short_day(person.snoozed_until)))
    if (standing := people.standing(person)).is_put_off_often:
        say(
            _(
                "That is the third time in a row or more. Perhaps a slower cadence (wfhdesk people edit {name} --every "
                "{days}d), a pause (wfhdesk pause {name}), or letting go (--relation none)?"
            ).format(name=people.names().mention(person) or person.id, days=2 * standing.person.every)
        )
    return 0
