"""`wfhdesk update`: the e-mail that gets credit."""

from __future__ import annotations

import json
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace

from wfhdesk.cli import update_promises, update_send, update_topics
from wfhdesk.cli.completers import completed_by, entry_ids, update_numbers
from wfhdesk.cli.speech import columns, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.drafts import Draft, Wishes
from wfhdesk.domain.delivery import shown_state
from wfhdesk.domain.typed_periods import parse_period
from wfhdesk.domain.updates import ABSENCE, AUDIENCES, SUPERVISOR, Update
from wfhdesk.language import LANGUAGES
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Write the update from what you logged since the last one. It prints the text and records nothing; --eml writes a\n"
        "message that your mail program opens as a draft, and records it as exported.\n\n"
        "  wfhdesk update\n"
        "  wfhdesk update --kind weekly-team --lang nl\n"
        "  wfhdesk update --kind monthly\n"
        "  wfhdesk update --kind review --period 2026-Q4\n"
        "  wfhdesk update --kind absence\n"
        "  wfhdesk update --eml week.eml\n"
        "  wfhdesk update list\n"
        "  wfhdesk update show 3\n"
        "  wfhdesk update sent 3\n"
        "  wfhdesk update unsent 3\n"
        "  wfhdesk update promises\n"
        "  wfhdesk update promises done 3k9\n"
        "  wfhdesk update promises moved 3k9 --why 'the test server came a week late'\n"
        "  wfhdesk update promises dropped 3k9 --why 'the customer left'\n"
        "  wfhdesk update topics\n"
        "  wfhdesk update templates"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument(
        "--kind", choices=(*AUDIENCES, ABSENCE), default=SUPERVISOR, help=_("for whom it is, or what for")
    )
    parser.add_argument(
        "--period", metavar=_("PERIOD"), nargs="+", help=_("the days it is about (else: since the last one)")
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="", help=_("its language"))
    parser.add_argument(
        "--to", metavar=_("ADDRESS"), nargs="+", default=[], help=_("who gets it (else: as in the settings)")
    )
    parser.add_argument("--cc", metavar=_("ADDRESS"), nargs="+", default=[], help=_("who gets a copy"))
    out = parser.add_argument(
        "--leave-out", metavar=_("ID"), nargs="+", default=[], help=_("entries to leave out for good")
    )
    completed_by(out, entry_ids)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("print the draft as JSON"))
    form.add_argument("--eml", metavar=_("FILE"), help=_("write it as a draft for your mail program"))
    form.add_argument("--html", metavar=_("FILE"), help=_("write it as a page"))
    update_send.add_ways(parser, form)
    parser.set_defaults(run=draft)
    _add_acts(parser)


def _add_acts(parser: ArgumentParser) -> None:
    acts = parser.add_subparsers(metavar=_("[WHAT]"), title=_("updates that went out"), parser_class=type(parser))
    past = acts.add_parser("list", help=_("list them"))
    past.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print the list as JSON"))
    past.set_defaults(run=show_list)
    for name, purpose, run in (
        ("show", _("print one, word for word"), show_one),
        ("sent", _("say that one went out"), settle),
        ("unsent", _("say that one did not go out"), take_back),
    ):
        one = acts.add_parser(name, help=purpose)
        completed_by(one.add_argument("number", metavar=_("N"), type=int, help=_("its number")), update_numbers)
        one.set_defaults(run=run)
    update_promises.arguments(acts.add_parser("promises", help=_("see and settle what you promised")))
    update_topics.arguments(acts.add_parser("topics", help=_("points for the 1:1 with your supervisor")))
    copy = acts.add_parser("templates", help=_("copy the templates to where you may change them"))
    copy.add_argument("--lang", choices=LANGUAGES, default=SUPPRESS, help=_("the language of the templates"))
    copy.set_defaults(run=copy_templates)


def draft(desk: Desk, options: Namespace) -> int:
    """Print the next update, or let it out."""
    update_send.ask_about_former(desk, options.kind)
    update_send.tell_what_was_told(desk, options.kind)
    written = desk.updates.draft(options.kind, _wishes(desk, options))
    for warning in written.warnings:
        say(warning)
    if options.json:
        print_json(_fields(written))
        desk.delivery.was_shown(written)
        return 0
    return update_send.let_out(desk, options, written)


def _wishes(desk: Desk, options: Namespace) -> Wishes:
    log = desk.accomplishments
    period = (
        parse_period(" ".join(options.period), log.today(), short_dutch=log.short_dutch) if options.period else None
    )
    return Wishes(period, options.lang, options.to, options.cc, options.leave_out)


def _fields(written: Draft) -> dict[str, object]:
    selection = written.selection
    return {
        "number": written.number,
        "kind": written.kind,
        "subject": written.subject,
        "to": list(written.to),
        "cc": list(written.cc),
        "from": selection.period.start.isoformat(),
        "until": selection.period.end.isoformat(),
        "text": written.text,
        "carries": list(selection.carries),
        "left_out": [entry.id for entry in selection.left_out],
        "remarks": list(written.remarks),
    }


def show_list(desk: Desk, options: Namespace) -> int:
    """List the updates."""
    desk.delivery.see_to_cut_off()
    updates = desk.updates.all()
    if options.json:
        print_json([_listed(update) for update in updates])
    elif updates:
        print(
            columns(
                (str(one.number), one.kind, shown_state(one.state), one.day.isoformat(), one.subject) for one in updates
            )
        )
    else:
        say(_("No update went out yet; see the next one with: wfhdesk update"))
    return 0


def _listed(update: Update) -> dict[str, object]:
    record = update._asdict()
    record.update({"from": update.start.isoformat(), "until": update.until.isoformat(), "day": update.day.isoformat()})
    record["made"] = update.made.isoformat(timespec="seconds")
    return json.loads(json.dumps({name: value for name, value in record.items() if name != "start"}))  # type: ignore[no-any-return]


def show_one(desk: Desk, options: Namespace) -> int:
    """Print what went out, word for word."""
    desk.delivery.see_to_cut_off()
    update = desk.updates.get(options.number)
    got = [address for address in (*update.to, *update.cc) if address not in update.refused]
    say(f"{update.subject} · {shown_state(update.state)} · {', '.join(got) or '–'}")
    if update.refused:
        say(_("Refused by the server: {addresses}").format(addresses=", ".join(update.refused)))
    if update.attached:
        say(_("Attached: {files}").format(files=", ".join(update.attached)))
    sys.stdout.write(update.text)
    return 0


def settle(desk: Desk, options: Namespace) -> int:
    """Say that an update went out."""
    desk.delivery.see_to_cut_off()
    update = desk.updates.sent(options.number)
    say(_("Update {number} is down as sent: {subject}").format(number=update.number, subject=update.subject))
    return 0


def take_back(desk: Desk, options: Namespace) -> int:
    """Say that an update did not go out."""
    desk.delivery.see_to_cut_off()
    update = desk.updates.unsent(options.number)
    say(_("Update {number} did not go out; what it told comes with the next one.").format(number=update.number))
    return 0


def copy_templates(desk: Desk, options: Namespace) -> int:
    """Copy the templates, and say where they are."""
    from wfhdesk import language

    spoken = options.lang or language.current()
    for path in desk.updates.copy_templates(spoken):
        say(_("Copied {path}").format(path=path))
    print(desk.updates.templates_folder)
    return 0
