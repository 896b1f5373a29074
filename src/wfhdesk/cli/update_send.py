"""The ways out of `wfhdesk update`: each with a last look at what leaves and who gets it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, _MutuallyExclusiveGroup
from typing import TYPE_CHECKING

from wfhdesk.cli.speech import agrees, ask, complain, is_interactive, is_yes, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.attachments import attached_told
from wfhdesk.domain.delivery import UnknownOutcome, shown_state
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.updates import KINDS, Update
from wfhdesk.language import gettext as _

if TYPE_CHECKING:  # they load what mail takes, and wfhdesk check declares these ways too
    from wfhdesk.desk.drafts import Draft
    from wfhdesk.desk.ways_out import Left

_STOPPED = 130
"""The exit code after Ctrl-C, as shells have it."""

_WITHOUT_A_HAND = ("draft", "send", "pipe")
"""Ways on which the person's mail program shows nothing before it leaves, so that wfhdesk has to."""


def add_ways(parser: ArgumentParser, form: _MutuallyExclusiveGroup) -> None:
    """Declare the ways out, of which one can be taken."""
    for way, purpose in (
        ("copy", _("put it on the clipboard")),
        ("mailto", _("open your mail program with it")),
        ("draft", _("put it into the drafts of your mailbox (IMAP)")),
        ("send", _("send it (SMTP)")),
        ("pipe", _("hand it to the command of mail.command")),
    ):
        form.add_argument(f"--{way}", dest="way", action="store_const", const=way, help=purpose)
    parser.add_argument("--yes", action="store_true", help=_("don't ask; only for a text that was printed before"))


def let_out(desk: Desk, options: Namespace, written: Draft) -> int:
    """Write the update to the file that was asked for (`eml`, `html`), or let it out by the `way` that was; else print it."""
    if options.eml is not None or options.html is not None:
        way, path = ("html", options.html) if options.eml is None else ("eml", options.eml)
        update = desk.updates.export(written, way, path)
        print(path)
        say(
            _("Update {number} is in {path}. Once it went out: wfhdesk update sent {number}").format(
                number=update.number, path=path
            )
        )
    elif options.way:
        return run(desk, options, written)
    else:
        print_draft(desk, written)
    return 0


def run(desk: Desk, options: Namespace, written: Draft) -> int:
    """Let the update out by the way that was chosen, after a last look."""
    from wfhdesk.cli.password import ask_secretly
    from wfhdesk.desk.ways_out import NotOpened

    if options.way in _WITHOUT_A_HAND and not _is_wanted(desk, options, written):
        say(_("Nothing was sent."))
        return 1
    if is_interactive():
        desk.passwords.ask = ask_secretly
    if options.way in _WITHOUT_A_HAND:
        say(_("On its way; Ctrl-C stops it ..."))
    try:
        left = desk.delivery.by(options.way, written)
    except NotOpened as problem:
        print(problem.address)
        raise
    except UnknownOutcome as problem:
        complain(str(problem))
        return _say_what_is_known(desk, written, problem.exit_code)
    except KeyboardInterrupt:
        return _say_what_is_known(desk, written, _STOPPED)
    say(_told(options.way, left))
    return 1 if left.update.refused else 0


def _say_what_is_known(desk: Desk, written: Draft, code: int) -> int:
    """Say where an update stands whose way was cut short, and return the exit code."""
    known = [update for update in desk.updates.all() if update.number == written.number]
    say(_hint(known[0]) if known else _("Stopped. Nothing is recorded as gone out."))
    return code


def _is_wanted(desk: Desk, options: Namespace, written: Draft) -> bool:
    """Return whether the person wants this text to go to these people."""
    if options.way != "draft":
        desk.delivery.check_complete(written)
    if options.yes:
        desk.delivery.check_shown(written)
        return True
    if not is_interactive():
        raise WrongInput(_("Without a terminal this needs --yes, and a text that was printed before (wfhdesk update)."))
    print_draft(desk, written)
    if not sys.stdout.isatty():
        say(written.text)  # the person who is asked has to see it, wherever stdout goes
    if hour := desk.updates.hour_told(written):
        say(hour)
    people = ", ".join((*written.to, *written.cc)) or "–"
    question = (
        _("Into your drafts, for {people}? [y/N] ") if options.way == "draft" else _("Send this to {people}? [y/N] ")
    )
    return agrees(question.format(people=people))


def _told(way: str, left: Left) -> str:
    number = left.update.number
    if left.update.refused:
        return _("Update {number} went out, but not to everybody: {refused}").format(number=number, refused=left.by)
    told = {
        "copy": _("Update {number} is on the clipboard (by {by}). Once it went out: wfhdesk update sent {number}"),
        "mailto": _("Update {number} is in your mail program. Once it went out: wfhdesk update sent {number}"),
        "draft": _("Update {number} is in {by}. Once it went out: wfhdesk update sent {number}"),
        "send": _("Update {number} was sent."),
        "pipe": _("Update {number} was sent."),
    }[way]
    return told.format(number=number, by=left.by)


def print_draft(desk: Desk, written: Draft) -> None:
    """Print the text on stdout, and what there is to know of it on stderr."""
    from wfhdesk.domain.linter import summary

    sys.stdout.write(written.text)
    sys.stdout.flush()
    say(f"{written.subject} · {summary(written.kind, written.text, written.selection)}")
    if written.attachments:
        say(attached_told(written.attachments))
    for remark in written.remarks:
        say(f"  • {remark}")
    desk.delivery.was_shown(written)


def ask_about_former(desk: Desk, kind: str) -> None:
    """Ask once whether an update that was exported went out; of one that may have, until the person says so."""
    desk.delivery.see_to_cut_off()
    for update in desk.updates.to_ask_about(kind):
        if not is_interactive():
            say(_hint(update))
            continue
        answer = ask(_("Did update {number} go out ({subject})? [y/n, enter: I don't know] ").format(**_named(update)))
        if is_yes(answer):
            desk.updates.sent(update.number)
        elif answer.strip()[:1].lower() == "n":
            desk.updates.unsent(update.number)
        else:
            desk.updates.asked(update)


def tell_what_was_told(desk: Desk, kind: str) -> None:
    """Say why an update is nearly empty where the former one was made today and only the person knows whether it left."""
    newest = next((one for one in reversed(desk.updates.all()) if one.kind == kind), None)
    tells_once = kind in KINDS and KINDS[kind].once
    if newest and tells_once and newest.state == "exported" and newest.day == desk.accomplishments.today():
        said = _("What update {number} tells is left out here; wfhdesk update unsent {number} takes it back.")
        say(said.format(number=newest.number))


def _hint(update: Update) -> str:
    return _(
        "Update {number} is {state}. Did it go out? wfhdesk update sent {number}, or: wfhdesk update unsent {number}"
    ).format(number=update.number, state=shown_state(update.state))


def _named(update: Update) -> dict[str, object]:
    return {"number": update.number, "subject": update.subject}
