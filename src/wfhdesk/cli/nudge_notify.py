"""`wfhdesk nudge --notify` and `wfhdesk nudge test`: nudges on the desktop, or else in the terminal."""

from __future__ import annotations

import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from typing import Any

from wfhdesk.cli.help_layout import HelpLayout
from wfhdesk.cli.nudge_lines import lines
from wfhdesk.cli.speech import bold, complain, say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.nudges import Claim
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.notifications import Button, Notification, Server
from wfhdesk.domain.nudge_texts import quiet_told
from wfhdesk.domain.nudges import Nudge
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_BELL = "\a"
_USUAL = "5"
"""Minutes that buttons work where nothing is set: a message stands as long on some desktops, and more would be in the way."""
_LONGEST = 60.0
"""Minutes that buttons can work at most: by then the scheduler has looked again several times."""
_MINUTE = 60
_TEST = "test"


def add_wait(parser: ArgumentParser) -> None:
    """Declare how long buttons work."""
    parser.add_argument(
        "--wait",
        metavar=_("MINUTES"),
        type=_minutes,
        help=_("how long buttons work (else: as the setting nudges.wait says); 0 for not at all"),
    )


def add_words(acts: Any) -> None:
    """Declare `wfhdesk nudge test`."""
    told = _(
        "Show a notification now and say through what it went, whatever the hour. Press its button, and it says so.\n\n"
        "  wfhdesk nudge test"
    )
    parser = acts.add_parser(
        "test",
        help=_("show one now, and say through what"),
        description=told,
        formatter_class=HelpLayout,
    )
    parser.add_argument(
        "--wait", metavar=_("MINUTES"), type=_minutes, default=SUPPRESS, help=_("how long the button works")
    )
    parser.set_defaults(run=test)


def _minutes(text: str) -> float:
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        found = -1
    if not 0 <= found <= _LONGEST:
        raise WrongInput(_("--wait takes minutes from 0 to 60, such as 10 or 0.5."))
    return found


def _seconds(desk: Desk, options: Namespace) -> float:
    minutes = options.wait if options.wait is not None else float(desk.settings.text("nudges.wait") or _USUAL)
    return minutes * _MINUTE


def _time_told(seconds: float) -> str:
    if seconds < _MINUTE:
        return _("{n} s").format(n=f"{seconds:g}")
    return _("{n} min").format(n=f"{seconds / _MINUTE:g}")


# --- nudges -----------------------------------------------------------------------------------------------------


def run(desk: Desk, options: Namespace) -> int:
    """Show what nobody was shown yet."""
    if desk.is_sample:
        raise DeskError(_("This is the sample desk: it notifies nobody."))
    _back_up(desk)
    if not desk.nudges.has_news():
        return _nothing_new(desk)
    from wfhdesk.cli.ending import run_to_the_end  # and with it asyncio: most times there is nothing new

    return run_to_the_end(_show(desk, _seconds(desk, options)))


def _back_up(desk: Desk) -> None:
    """Make the day's backup, for whoever rarely types a word; here, for a scheduler ends what a job leaves running."""
    try:
        desk.backups.make_if_due()
    except DeskError as problem:
        complain(str(problem))


def _nothing_new(desk: Desk) -> int:
    if quiet := desk.quieting.quiet():
        told = quiet_told(quiet, desk.availability.now())
        say(_("Nothing new is shown now: {quiet}; wfhdesk nudge tells what waits.").format(quiet=told))
    else:
        say(_("Nothing new to show; wfhdesk nudge tells what waits."))
    return 0


async def _show(desk: Desk, wait: float) -> int:
    from wfhdesk.desk import notifying

    heard, claim = notifying.Heard(say, complain, lambda nudge: _open(desk, nudge)), None
    try:
        service = await notifying.service(desk)
        # Not before: where there is no desktop nothing is written, however often the scheduler asks.
        claim = desk.nudges.claim()
        if not claim.nudges:
            return _nothing_new(desk)
        _tell_way(claim, service, wait)
        await notifying.show_nudges(desk, service, claim, heard, wait)
    except DeskError as problem:
        return _in_the_terminal(desk, claim, problem)
    return 0


def _open(desk: Desk, nudge: Nudge | None) -> None:
    from wfhdesk.desk.notifying import open_app

    try:
        open_app(desk, nudge)
    except DeskError as problem:
        complain(str(problem))


def _tell_way(claim: Claim, service: Server, wait: float) -> None:
    number = len(claim.nudges)
    said = ngettext("{n} nudge shown by {service}", "{n} nudges shown by {service}", number)
    told = said.format(n=number, service=service.name)
    if service.has_buttons and wait:
        said = _("{shown}; the buttons work for {time}, as long as this runs.")
        say(said.format(shown=told, time=_time_told(wait)))
    else:
        say(f"{told}.")


def _in_the_terminal(desk: Desk, claim: Claim | None, problem: DeskError) -> int:
    """Show nudges here, with the bell; where nobody sees that either, they count as not shown."""
    if not sys.stdout.isatty():
        if claim:
            desk.nudges.release(claim)
        raise DeskError(_("Nothing was shown. {problem}").format(problem=problem))
    claim = claim or desk.nudges.claim()
    if not claim.nudges:
        return _nothing_new(desk)
    now = desk.availability.now()
    _ring(*(line for nudge in claim.nudges for line in lines(desk, nudge, now)))
    say(_("Shown here, with the bell. {problem}").format(problem=problem))
    return 0


def _ring(*lines: str) -> None:
    """Print lines, and ring the bell where there is one."""
    print(*lines, sep="\n")
    sys.stdout.write(_BELL if sys.stdout.isatty() else "")
    sys.stdout.flush()


def way(desk: Desk) -> tuple[Server | None, str]:
    """Return what shows notifications here, or else why nothing does."""
    import asyncio

    from wfhdesk.desk import notifying

    try:
        return asyncio.run(notifying.service(desk)), ""
    except DeskError as problem:
        return None, str(problem)


# --- a test -----------------------------------------------------------------------------------------------------


def test(desk: Desk, options: Namespace) -> int:
    """Show a notification that is about nothing, and say which way it went."""
    from wfhdesk.cli.ending import run_to_the_end

    return run_to_the_end(_test(desk, _seconds(desk, options)))


async def _test(desk: Desk, wait: float) -> int:
    from wfhdesk.desk import notifying

    try:
        service = await notifying.service(desk)
        if service.has_buttons and wait:
            await _test_button(service, wait)
        else:
            await notifying.show(service, [_without_button()], lambda _key, _act: None, 0)
            say(_("Shown by {service}.").format(service=service.name))
    except DeskError as problem:
        told = _without_button()
        _ring(f"{bold(told.title)}  {told.body}")
        shown = _("Shown here, with the bell. {problem}") if sys.stdout.isatty() else _("Shown here. {problem}")
        say(shown.format(problem=problem))
    return 0


def _without_button() -> Notification:
    return Notification(_TEST, _("This is how a nudge looks"), _("The reason stands here."))


async def _test_button(service: Server, wait: float) -> None:
    """Show a notification with a button, and say whether it was pressed."""
    import asyncio

    from wfhdesk.desk import notifying

    body, button = _("Press the button, and wfhdesk hears it."), Button(_TEST, _("It works"))
    told = _without_button()._replace(body=body, buttons=(button,))
    said = _("Shown by {service}; the button works for {time}. Press it, or Ctrl-C.")
    say(said.format(service=service.name, time=_time_told(wait)))
    pressed: list[str] = []
    now = asyncio.get_running_loop().time
    over = now() + wait
    await notifying.show(service, [told], lambda _key, act: pressed.append(act), wait)
    if pressed:
        say(_("The button was pressed."))
    elif now() < over:
        say(_("It went away; the button was not pressed."))
    else:
        say(_("The time is over; the button was not pressed."))
