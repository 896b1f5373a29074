"""`wfhdesk people import`: cards of an address book taken in, after a look at what they would change."""

from __future__ import annotations

import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence

from wfhdesk.cli.changes_shown import check_asking
from wfhdesk.cli.completers import completed_by, one_of
from wfhdesk.cli.speech import agrees, bold, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.card_matching import CHANGED, NEW, SAME, Comparison, Proposal, Wishes
from wfhdesk.domain.card_texts import counts_line, difference_line, proposal_line, value_text
from wfhdesk.domain.cards import Card, Unreadable
from wfhdesk.domain.filling import Difference
from wfhdesk.domain.people import RELATIONS, parse_relation, shown_relation
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_STDIN = "-"
_MOST_SHOWN = 20
"""Lines of each group that are shown before something is taken in; a dry run prints all."""


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Take in people from vCards (2.1, 3.0, 4.0), from the CSV of Outlook, Google or Thunderbird, or from a folder with a\n"
        "card in each file. You see first what is new and what would change. What is empty is filled, addresses and nicknames\n"
        "are added; where a card says something else than you, yours stays.\n\n"
        "  wfhdesk people import contacts.vcf\n"
        "  wfhdesk people import ~/contacts --relation team\n"
        "  wfhdesk people import outlook.csv --dry-run\n"
        "  wfhdesk people import backup.vcf --overwrite --yes"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("paths", nargs="+", metavar=_("FILE"), help=_("files or folders of cards; - reads stdin"))
    parser.add_argument(
        "--overwrite", action="store_true", help=_("let a card win where it says something else than you")
    )
    relation = parser.add_argument(
        "--relation", metavar=_("RELATION"), default="", help=_("what they are to you, where you didn't say yet")
    )
    completed_by(relation, one_of(RELATIONS, shown_relation))
    parser.add_argument(
        "--join-names", action="store_true", help=_("take people of one name for one person, whatever their addresses")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("print what would change, and change nothing"))
    parser.add_argument("--yes", action="store_true", help=_("don't ask"))
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print it as JSON"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Read, show, ask, take in."""
    wishes = Wishes(options.overwrite, options.join_names, parse_relation(options.relation))
    check_asking(options, is_piped=_STDIN in options.paths)
    comparison = desk.address_book.compare(_cards(desk, options.paths), wishes)
    wanted = [one for one in comparison.proposals if one.is_wanted]
    _show(comparison, options)
    if not comparison.proposals:
        return 1 if comparison.unreadable else 0
    if options.dry_run or not wanted:
        return 0
    if not options.yes and not _is_wanted(wanted):
        say(_("Nobody was taken in."))
        return 1
    kept = desk.address_book.take_in(comparison)
    say(ngettext("Took in {n} person.", "Took in {n} people.", len(kept)).format(n=len(kept)))
    return 0


def _cards(desk: Desk, paths: Sequence[str]) -> list[Card | Unreadable]:
    files = [path for path in paths if path != _STDIN]
    desk.address_book.check(files)
    progress = _Progress()
    piped = desk.address_book.read_bytes(sys.stdin.buffer.read(), progress.told) if _STDIN in paths else []
    found = piped + desk.address_book.read(files, progress.told)
    progress.end()
    return found


class _Progress:
    """Says on a terminal how far the reading is."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()
        self._width = 0

    def told(self, count: int) -> bool:
        """Show how many cards were read so far; Ctrl-C is how a person stops it here."""
        if self._is_shown:
            text = ngettext("{n} card read ...", "{n} cards read ...", count).format(n=count)
            sys.stderr.write(f"\r{text}")
            sys.stderr.flush()
            self._width = max(self._width, len(text))
        return True

    def end(self) -> None:
        """Take it away."""
        if self._width:
            sys.stderr.write(f"\r{' ' * self._width}\r")
            sys.stderr.flush()


def _is_wanted(wanted: Sequence[Proposal]) -> bool:
    question = ngettext("Take in {n} person? [y/N] ", "Take in {n} people? [y/N] ", len(wanted)).format(n=len(wanted))
    return agrees(question)


def _show(comparison: Comparison, options: Namespace) -> None:
    if options.json:
        print_json(_as_json(comparison))
        return
    lines = _lines(comparison, None if options.dry_run else _MOST_SHOWN)
    if options.dry_run:
        print("\n".join(lines))
    else:
        say("\n".join(lines))


def _lines(comparison: Comparison, most: int | None) -> list[str]:
    lines = []
    for state, title in ((NEW, _("New")), (CHANGED, _("Changed"))):
        lines += _group(
            title, [_proposal_lines(one) for one in sorted(comparison.of(state), key=lambda one: not one.remark)], most
        )
    unreadable = [[f"  {one.place}: {one.why}"] for one in comparison.unreadable]
    return [*lines, *_group(_("Unreadable"), unreadable, most), counts_line(comparison)]


def _group(title: str, told: list[list[str]], most: int | None) -> list[str]:
    if not told:
        return []
    heading = f"{title} ({len(told)})"
    lines = [bold(heading) if most is None else heading, *(line for one in told[:most] for line in one)]
    if most is not None and len(told) > most:
        lines.append("  " + _("and {n} more").format(n=len(told) - most))
    return lines


def _proposal_lines(one: Proposal) -> list[str]:
    remarks = [f"    ! {one.remark}"] if one.remark else []
    return [f"  {proposal_line(one)}", *(f"    {difference_line(each)}" for each in one.differences), *remarks]


# --- for programs ----------------------------------------------------------------------------------------------


def _as_json(comparison: Comparison) -> dict[str, object]:
    groups: dict[str, object] = {
        state: [_proposal_json(one) for one in comparison.of(state)] for state in (NEW, CHANGED)
    }
    groups[SAME] = [one.person.id for one in comparison.of(SAME)]
    return groups | {"unreadable": [one._asdict() for one in comparison.unreadable]}


def _proposal_json(one: Proposal) -> dict[str, object]:
    person = one.person
    return {
        "id": person.id or None,
        "name": person.name,
        "emails": list(person.emails),
        "places": list(one.places),
        "differences": [_difference_json(each) for each in one.differences],
        "remark": one.remark or None,
    }


def _difference_json(one: Difference) -> dict[str, object]:
    old, new = value_text(one.field, one.old), value_text(one.field, one.new)
    return {"field": one.field, "old": old or None, "new": new or None, "taken": one.is_taken}
