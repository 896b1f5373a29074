"""What the words that plan something have in common: days, lists, taking away."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from wfhdesk.cli.plan_texts import WORD_OF, days_told, described, fields
from wfhdesk.cli.remarks import remark_on_clashes, remark_on_zone
from wfhdesk.cli.speech import columns, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.occasions import SICK, Occasion, shown_occasion
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.planning import When, parse_part, parse_when
from wfhdesk.language import gettext as _


def add_cancel(parser: ArgumentParser) -> None:
    """Declare how one of the word's plans is taken away."""
    option = parser.add_argument("--cancel", metavar=_("ID"), help=_("take one away; the days are as usual again"))
    option.completer = occasion_ids  # type: ignore[attr-defined]


def occasion_ids(prefix: str, **rest: Any) -> dict[str, str]:
    """Return the ids of what the word planned, for the shell to complete."""
    from wfhdesk.cli import completers  # not on the way of `wfhdesk away 30m`

    return completers.occasion_ids(prefix, **rest)


def when_of(desk: Desk, words: Sequence[str]) -> When:
    """Return when words plan something; a part of a day alone is today's. Raises WrongInput where they don't say."""
    found = maybe_when(desk, words)
    if found is None:
        raise WrongInput(
            _("“{text}” is no day; write it like today, fri, 2026-12-24..2027-01-02 or next week.").format(
                text=shortened(one_line(words[0]))
            )
        )
    return found


def maybe_when(desk: Desk, words: Sequence[str]) -> When | None:
    """Return when words plan something; None where they begin with neither a day nor a part of one. Raises WrongInput."""
    today = desk.availability.today()
    if (of_today := parse_part(words, today)) is not None:
        return of_today
    # Only names of days can be Dutch, so numbers don't load the log for its language.
    short_dutch = not words[0][:1].isdecimal() and desk.accomplishments.short_dutch
    return parse_when(words, today, short_dutch=short_dutch)


def planned_by(kind: str, when: When) -> Occasion:
    """Return what was planned, with the words behind the days as the person's own note."""
    return Occasion(kind, when.first, when.last, when.part, note=when.words)


def keep(desk: Desk, occasion: Occasion) -> Occasion:
    """Keep a plan, print its id, and say what was understood."""
    kept = desk.availability.plan(occasion)
    tell(_("Noted") if occasion.kind == SICK else _("Planned"), kept, desk.availability.today())
    if kept.last < desk.availability.today():
        say(_("That lies in the past."))  # it may be a slip
    remark_on_clashes(desk, [kept])
    remark_on_zone(desk)
    print(kept.id)
    return kept


def cancel(desk: Desk, word: str, beginning: str) -> int:
    """Take away one of a word's plans. Raises WrongInput for another one's."""
    occasion = desk.availability.occasion(beginning)
    right = WORD_OF[occasion.kind]
    if right != word:
        raise WrongInput(
            _("{id} is something else ({what}). To take it away: wfhdesk {word} --cancel {id}").format(
                id=occasion.id[:SHORT], what=shown_occasion(occasion.kind), word=right
            )
        )
    desk.availability.cancel(occasion)
    tell(_("Taken away (wfhdesk undo brings it back)"), occasion, desk.availability.today())
    return 0


def tell(done: str, occasion: Occasion, today: date) -> None:
    """Say what was done with a plan."""
    parts = [shown_occasion(occasion.kind), days_told(occasion, today), described(occasion)]
    say(f"{done}: {', '.join(filter(None, parts))}")


def list_ahead(desk: Desk, kinds: Iterable[str], options: Namespace) -> int:
    """List what is planned of some kinds, as text or JSON."""
    wanted = {*kinds}
    found = [one for one in desk.availability.ahead() if one.kind in wanted]
    today = desk.availability.today()
    if options.json:
        print_json([fields(one) for one in found])
    elif found:
        print(columns(_row(one, today, with_kind=len(wanted) > 1) for one in found))
    else:
        say(_("Nothing is planned."))
    return 0


def _row(occasion: Occasion, today: date, *, with_kind: bool) -> list[str]:
    kind = [shown_occasion(occasion.kind)] if with_kind else []
    return [occasion.id[:SHORT], days_told(occasion, today), *kind, described(occasion)]


def check_alone(words: Sequence[str], options: Namespace, *names: str) -> None:
    """Raise WrongInput where an option that stands alone comes with something to plan."""
    if words:
        for name in names:
            if getattr(options, name.replace("-", "_")):
                raise WrongInput(_("--{option} stands alone; leave it out, or the days.").format(option=name))
