"""`wfhdesk check compare`: two runs of a checklist side by side."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence

from wfhdesk.cli.check_fields import Fields, head_fields, score_of
from wfhdesk.cli.check_input import finished_run
from wfhdesk.cli.check_texts import wrapped
from wfhdesk.cli.completers import completed_by, run_ids
from wfhdesk.cli.speech import bold, columns, print_json
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.assessments import Reply, Run
from wfhdesk.domain.comparing import CHANGES, SAME, Difference, check_alike, compare, shown_change
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.result_texts import answer_told
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Put two runs of the same checklist side by side: what got worse, what got better, what else is different. The\n"
        "earlier one stands first, whichever you name first.\n\n"
        "  wfhdesk check compare 3k9 last\n"
        "  wfhdesk check compare 3k9 a07 --all\n"
        "  wfhdesk check compare 3k9 a07 --json"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the words."""
    for name in ("one", "other"):
        completed_by(parser.add_argument(name, metavar=_("RUN"), help=_("a run's id or its beginning")), run_ids)
    parser.add_argument("--all", action="store_true", default=SUPPRESS, help=_("also the answers that are the same"))
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print every question as JSON"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Compare two runs."""
    one, other = (finished_run(desk, beginning) for beginning in (options.one, options.other))
    check_alike(one, other)
    before, after = sorted((one, other), key=lambda run: run.at.timestamp())
    found = compare(before, after)
    if options.json:
        print_json(
            {
                "before": head_fields(desk, before),
                "after": head_fields(desk, after),
                "differences": [_fields(difference) for difference in found],
            }
        )
        return 0
    print(columns(_head(desk, label, run) for label, run in ((_("Before"), before), (_("After"), after))))
    _show(found, with_same=options.all)
    return 0


def _head(desk: Desk, label: str, run: Run) -> list[str]:
    found = score_of(run)
    day = short_day(run.day, desk.assessments.today())
    place = desk.assessments.place_name(run.workstation)
    return [label, run.id[:SHORT], day, run.title, place, found.told if found else "–"]


def _show(found: Sequence[Difference], *, with_same: bool) -> None:
    for change in CHANGES:
        told = [one for one in found if one.change == change]
        if not told or (change == SAME and not with_same):
            continue
        print()
        print(bold(shown_change(change).capitalize()))
        for one in told:
            print(wrapped(one.asked, "  "))
            print(
                wrapped(
                    " → ".join(answer_told(reply) for reply in dict.fromkeys((one.before, one.after)) if reply),
                    "      ",
                )
            )
    same = sum(one.change == SAME for one in found)
    if same and not with_same:
        print()
        print(ngettext("{n} answer is the same.", "{n} answers are the same.", same).format(n=same))


def _fields(difference: Difference) -> Fields:
    one = difference.after or difference.before
    assert one is not None
    return {
        "item": one.item,
        "asked": difference.asked,
        "section": difference.section,
        "change": difference.change,
        "before": _answer(difference.before),
        "after": _answer(difference.after),
    }


def _answer(reply: Reply | None) -> Fields | None:
    if reply is None:
        return None
    return {
        "value": list(reply.value),
        "said": reply.said,
        "risk": reply.risk or None,
        "way": reply.way or None,
        "points": reply.points,
    }
