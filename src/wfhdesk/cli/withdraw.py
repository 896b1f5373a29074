"""`wfhdesk withdraw`: take back what was published."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from wfhdesk.cli.completers import completed_by, desk_of
from wfhdesk.cli.speech import agrees, is_interactive, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.publications import EVENTS, FOLDER, Publication
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Take back what was published. Events are taken out of a folder, so that the server loses them at its next sync. A\n"
        "file to import becomes one that cancels its events: import it once more. Nothing else is touched.\n\n"
        "  wfhdesk withdraw my-week.ics\n"
        "  wfhdesk withdraw ~/calendars/availability\n"
        "  wfhdesk withdraw"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    target = parser.add_argument("target", nargs="?", metavar=_("TARGET"), help=_("the file or folder, or its id"))
    completed_by(target, _targets)
    parser.add_argument("--yes", action="store_true", help=_("don't ask"))
    parser.set_defaults(run=run)


def _targets(prefix: str, parsed_args: Namespace, **_rest: Any) -> list[str]:
    return [one.target for one in desk_of(parsed_args).publishing.all() if one.target.startswith(prefix)]


def run(desk: Desk, options: Namespace) -> int:
    """Withdraw one publication."""
    one = desk.publishing.get(options.target) if options.target else _only(desk)
    if not _is_wanted(one, agreed=options.yes):
        say(_("Nothing was withdrawn."))
        return 1
    outcome = desk.publishing.withdraw(one)
    print(one.target)
    say(_told(one, outcome.went).format(path=one.target, n=outcome.went))
    if outcome.warning:
        say(outcome.warning)
    return 0


def _only(desk: Desk) -> Publication:
    known = desk.publishing.all()
    if not known:
        raise WrongInput(_("Nothing is published, so there is nothing to withdraw."))
    if len(known) > 1:
        named = ", ".join(one.target for one in known)
        raise WrongInput(_("Several things are published; name one of them: {known}").format(known=named))
    return known[0]


def _is_wanted(one: Publication, *, agreed: bool) -> bool:
    return agreed or not is_interactive() or agrees(_("Withdraw {target}? [y/N] ").format(target=one.target))


def _told(one: Publication, number: int) -> str:
    if one.form == EVENTS:
        return ngettext(
            "{n} event is cancelled in {path}. Import it once more where you imported it before.",
            "{n} events are cancelled in {path}. Import it once more where you imported it before.",
            number,
        )
    if one.form == FOLDER:
        return ngettext(
            "{n} event was taken out of {path}; the server loses it at its next sync.",
            "{n} events were taken out of {path}; the server loses them at its next sync.",
            number,
        )
    return _("{path} was taken away.")
