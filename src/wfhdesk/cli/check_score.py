"""`wfhdesk check score`: a score from the numbers of its worksheet, for those who have them from elsewhere."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace

from wfhdesk.cli.check_input import object_told
from wfhdesk.cli.speech import columns, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain import rosa
from wfhdesk.domain.result_texts import driver_told
from wfhdesk.domain.rosa_changes import drivers
from wfhdesk.domain.rosa_texts import shown_band, shown_part
from wfhdesk.language import gettext as _

_RULES = ("rosa",)


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Score a workstation from the numbers of the ROSA worksheet, read from stdin as a JSON object. Each part has a base\n"
        "(seat_height, seat_depth, armrest, back, monitor, phone, mouse, keyboard), what is added to it (seat_height_add; 0\n"
        "where you leave it out), and a time from -1 to 1 (dur_chair, dur_monitor, dur_phone, dur_mouse, dur_keyboard). A\n"
        "phone of null isn't used. Nothing is kept.\n\n"
        "  wfhdesk check score rosa < inputs.json\n"
        "  wfhdesk check score rosa --json < inputs.json"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the words."""
    parser.add_argument("rule", choices=_RULES, metavar=_("RULE"), help=_("the rule that scores: rosa"))
    parser.add_argument(
        "--json", action="store_true", default=SUPPRESS, help=_("print every part of the score as JSON")
    )
    parser.set_defaults(run=run)


def run(_desk: Desk, options: Namespace) -> int:
    """Read, score, print."""
    inputs = object_told(None)
    found = rosa.score(inputs)
    if options.json:
        print_json(found._asdict())
        return 0
    names = {
        "seat": _("seat height and depth"),
        "armback": _("armrests and back"),
        "table_a": _("chair, without its time"),
        "monitor_peripherals": _("screen, telephone, mouse and keyboard"),
        "final": _("final score"),
    }
    rows = found._asdict().items()
    print(columns([names.get(part) or shown_part(part), str(value)] for part, value in rows))
    say(_("ROSA {score}: {band}").format(score=found.final, band=shown_band(rosa.band(found.final))))
    say(_("What drives it: {drivers}").format(drivers="; ".join(map(driver_told, drivers(inputs)))))
    return 0
