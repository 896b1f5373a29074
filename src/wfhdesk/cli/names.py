"""Names in a line that is logged: whoever sits at the terminal is asked once whom one means; anybody else is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfhdesk.cli.speech import is_interactive
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.capture import NOTHING_SAID, Said
from wfhdesk.domain.understood import understood
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk
    from wfhdesk.domain.named_people import Unsure
    from wfhdesk.domain.people import Person

# What knows people is loaded where a line names somebody: everybody pays for what stands above.


def sure_names(
    desk: Desk, line: str, said: Said = NOTHING_SAID, standing: Accomplishment | None = None
) -> tuple[str, Said]:
    """Return a line, and what options say, in which every name means one person; ask where one doesn't.

    `standing` is the entry that is written anew. Raises WrongInput where nobody is there to be asked.
    """
    if "@" not in line and "@" not in said.outcome:
        return line, said
    from wfhdesk.desk.naming_lines import asked

    return asked(desk, line, _choose, said, standing)


def sure_outcome(desk: Desk, entry: Accomplishment) -> str:
    """Return the outcome of an entry with names that mean one person each; ask where one doesn't. Raises WrongInput."""
    if "@" not in entry.outcome:
        return entry.outcome
    from wfhdesk.desk.naming_lines import asked_of

    return asked_of(desk, entry, _choose).outcome


def check_lines(desk: Desk, text: str, said: Said) -> None:
    """Raise WrongInput where a name in one of several lines can mean several people."""
    if "@" in text or "@" in said.outcome:
        from wfhdesk.desk.naming_lines import check_lines

        check_lines(desk, text, said)


def told(desk: Desk, entry: Accomplishment, done: str = "") -> list[str]:
    """Return what is said of an entry that was logged: with whom contact is down, and how to add who isn't known yet."""
    if "@" not in entry.text and "@" not in entry.outcome:
        return [understood(entry, done)]
    from wfhdesk.desk.naming_lines import known_names, named_in

    names = known_names(desk)
    found = named_in(entry, names, entry.logged_on)
    # Who keeps no people isn't told of it at every line.
    return [understood(entry, done, found.known), *(map(_how_to_add, found.unknown) if names else ())]


def _how_to_add(name: str) -> str:
    import shlex

    from wfhdesk.domain.names import shown_name

    whole = shlex.quote(shown_name(name))
    return _("Nobody is called so yet: wfhdesk people add {name}").format(name=whole)


def _choose(unsure: Unsure) -> Person:
    """Ask whom a name means; without anybody there, raise WrongInput."""
    from wfhdesk.cli.whom import choose
    from wfhdesk.domain.named_people import Named, check_sure

    if not is_interactive():
        check_sure(Named({}, [unsure]))
    return choose(f"@{unsure.name}", unsure.people)
