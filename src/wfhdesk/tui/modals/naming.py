"""Names in a line that is logged in the app: asked about once where they can mean several, told where nobody has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from textual.app import App

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.understood import understood
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.domain.named_people import Unsure
    from wfhdesk.tui.app import DeskApp

# What knows people is loaded where a line names somebody, not on the way to the first screen.


async def made_sure(app: App[Any], desk: Desk, line: str, unsure: Sequence[Unsure]) -> str | None:
    """Return a line with every name sure, the person asked once for each; None for going back to the line. WrongInput."""
    from wfhdesk.desk import naming_lines
    from wfhdesk.tui.modals.who import Who

    for one in unsure:
        chosen = await app.push_screen_wait(Who(one))
        person = next((person for person in one.people if person.id == chosen), None)
        if person is None:
            return None
        line = naming_lines.made_sure(desk, line, one, person)
    return line


def told(app: App[Any], desk: Desk, entry: Accomplishment, done: str = "", *, first: str = "") -> str:
    """Return what is said of an entry that was logged: with whom contact is down, and which keys add who isn't known yet.

    `first` is the key that has to be pressed before these.
    """
    if "@" not in entry.text and "@" not in entry.outcome:
        return understood(entry, done)
    from wfhdesk.desk import naming_lines
    from wfhdesk.domain.named_people import shown_names

    found = naming_lines.named_in(entry, desk.people.names(), entry.logged_on)
    words = understood(entry, done, found.known)
    if not found.unknown:
        return words
    keys = [cast("DeskApp", app).key_of(command) for command in ("app.people", "people.new")]
    return _("{words}. Nobody is called {names} yet: {keys} adds them").format(
        words=words, names=shown_names(found.unknown), keys=" ".join(filter(None, [first, *keys]))
    )
