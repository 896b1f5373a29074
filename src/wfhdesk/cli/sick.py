"""`wfhdesk sick`: not working, and no more to say."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from wfhdesk.cli.planned import add_cancel, cancel, check_alone, keep, list_ahead, planned_by, when_of
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.occasions import SICK, Occasion
from wfhdesk.domain.planning import When
from wfhdesk.language import gettext as _

_UNTIL = ("until", "till", "tot")


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Say that you are sick: today, if you don't say when. Others read Away; that you are sick is told to nobody, unless\n"
        "you write it to them yourself.\n\n"
        "  wfhdesk sick\n"
        "  wfhdesk sick until wed\n"
        "  wfhdesk sick tomorrow\n"
        "  wfhdesk sick today 13-17\n"
        "  wfhdesk sick --list\n"
        "  wfhdesk sick --cancel 3k9"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument(
        "words", nargs="*", default=[], metavar=_("DAYS"), help=_("the days, or until DAY; then a note for yourself")
    )
    parser.add_argument("--list", action="store_true", help=_("list the days, today and ahead, with ids"))
    add_cancel(parser)
    parser.add_argument("--json", action="store_true", help=_("print the list as JSON"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Note sick days, list them, or take them away."""
    check_alone(options.words, options, "cancel", "list", "json")
    if options.cancel is not None:
        return cancel(desk, "sick", options.cancel)
    if options.list or options.json:
        return list_ahead(desk, [SICK], options)
    kept = keep(desk, planned_by(SICK, _when(desk, options.words)))
    say(
        _("The message for your supervisor, to read and send: wfhdesk update --kind absence --period {days}").format(
            days=_days(kept)
        )
    )
    return 0


def _days(occasion: Occasion) -> str:
    """Return the days of an occasion as `--period` takes them."""
    first, last = occasion.first.isoformat(), occasion.last.isoformat()
    return first if first == last else f"{first}..{last}"


def _when(desk: Desk, words: Sequence[str]) -> When:
    if not words:
        return when_of(desk, ["today"])
    first, *rest = " ".join(words).split() or [""]
    if first.casefold() in _UNTIL:
        if not rest:
            raise WrongInput(_("Say until which day: wfhdesk sick until wed"))
        return when_of(desk, ["today", *words])
    return when_of(desk, words)
