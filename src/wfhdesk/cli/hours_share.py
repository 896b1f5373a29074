"""`wfhdesk hours table`, `line`, `signature`, `card` and `copy`: one's hours for others, without what isn't for them."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from typing import Any

from wfhdesk.cli.speech import say
from wfhdesk.desk import availability_sharing as sharing
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.moments import parse_week
from wfhdesk.domain.periods import Period
from wfhdesk.language import LANGUAGES
from wfhdesk.language import gettext as _


def add_acts(acts: Any) -> None:
    """Declare what may follow `wfhdesk hours`."""
    for form, purpose in (
        (sharing.TABLE, _("print a week for others, to paste")),
        (sharing.LINE, _("print one line about today, for a chat")),
        (sharing.SIGNATURE, _("print what to put under your mails")),
    ):
        one = acts.add_parser(form, help=purpose)
        if form == sharing.TABLE:
            add_week(one)
        _add_language(one)
        one.set_defaults(run=show, form=form)
    copy = acts.add_parser("copy", help=_("put one of these on the clipboard"))
    copy.add_argument("form", nargs="?", choices=sharing.FORMS, default=sharing.TABLE, help=_("which one"))
    add_week(copy)
    _add_language(copy)
    copy.set_defaults(run=put_on_clipboard)
    acts.add_parser("card", help=_("print what to type into Google Calendar or Outlook")).set_defaults(run=show_card)


def add_week(parser: ArgumentParser, default: str = SUPPRESS) -> None:
    """Declare which week it is about."""
    parser.add_argument(
        "--week", metavar=_("WEEK"), default=default, help=_("another week: next, 2026-W47, or a day of it")
    )


def _add_language(parser: ArgumentParser) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, default="", help=_("the language of its readers (else: yours)"))


def show(desk: Desk, options: Namespace) -> int:
    """Print one's hours in the form that was asked for."""
    print(_written(desk, options).text)
    return 0


def put_on_clipboard(desk: Desk, options: Namespace) -> int:
    """Put one's hours on the clipboard."""
    text = _written(desk, options)
    by = sharing.copied(text)
    told = {
        sharing.TABLE: _("The table is on the clipboard (by {by})."),
        sharing.LINE: _("The line is on the clipboard (by {by})."),
        sharing.SIGNATURE: _("The signature is on the clipboard (by {by})."),
    }[options.form]
    say(told.format(by=by))
    return 0


def _written(desk: Desk, options: Namespace) -> sharing.Written:
    week: Period | None = None
    if options.week:
        week = parse_week(options.week, desk.availability.today(), short_dutch=desk.accomplishments.short_dutch)
    return sharing.written(desk, options.form, week, options.lang)


def show_card(desk: Desk, options: Namespace) -> int:
    """Print the card for other calendars."""
    print(sharing.card(desk))
    return 0
