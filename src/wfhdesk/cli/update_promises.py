"""`wfhdesk update promises`: what was promised, until it is done, moved or dropped."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace

from wfhdesk.cli.entries import add_ids, tell
from wfhdesk.cli.speech import columns, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.updates import KINDS
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the words."""
    promising = [name for name, kind in KINDS.items() if "plan" in kind.open_points]
    parser.add_argument("--kind", choices=promising, default=SUPPRESS, help=_("to whom it was promised"))
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print the list as JSON"))
    parser.set_defaults(run=show_promises)
    acts = parser.add_subparsers(metavar=_("[WHAT]"), title=_("to settle them"), parser_class=type(parser))
    for name, purpose, run in (
        ("done", _("they are done"), keep_promises),
        ("moved", _("they come later; say why"), move_promises),
        ("dropped", _("they are given up; say why"), drop_promises),
    ):
        one = acts.add_parser(name, help=purpose)
        add_ids(one)
        if name != "done":
            one.add_argument("--why", metavar=_("TEXT"), required=True, help=_("the reason, for your reader"))
        one.set_defaults(run=run)


def show_promises(desk: Desk, options: Namespace) -> int:
    """List the open promises."""
    found = desk.updates.promised(options.kind)
    if options.json:
        print_json([_promise(entry) for entry in found])
    elif found:
        today = desk.accomplishments.today()
        print(
            columns(
                (entry.id[:SHORT], short_day(entry.day, today), _times_moved(entry), plain(entry.text))
                for entry in found
            )
        )
    else:
        say(_("Nothing is promised; plans become promises when an update tells them."))
    return 0


def _promise(entry: Accomplishment) -> dict[str, object]:
    moves = [{"at": move.at.isoformat(timespec="seconds"), "why": move.why} for move in entry.moves]
    return {"id": entry.id, "day": entry.day.isoformat(), "text": plain(entry.text), "moves": moves}


def _times_moved(entry: Accomplishment) -> str:
    times = len(entry.moves)
    return ngettext("moved {n} time", "moved {n} times", times).format(n=times) if times else ""


def keep_promises(desk: Desk, options: Namespace) -> int:
    """Settle promises as done."""
    entries = desk.accomplishments.several(options.ids)
    desk.accomplishments.resolve(entries)
    tell(_("Done"), entries)
    return 0


def move_promises(desk: Desk, options: Namespace) -> int:
    """Put promises off."""
    entries = desk.accomplishments.several(options.ids)
    desk.accomplishments.move_promises(entries, options.why)
    tell(_("Moved"), entries)
    return 0


def drop_promises(desk: Desk, options: Namespace) -> int:
    """Give promises up."""
    entries = desk.accomplishments.several(options.ids)
    desk.accomplishments.drop_promises(entries, options.why)
    tell(_("Dropped"), entries)
    return 0
