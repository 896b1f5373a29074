"""The days on which somebody else is known to be away, as one line that is typed and read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import Period
from wfhdesk.domain.plaintext import shortened
from wfhdesk.domain.planning import parse_when
from wfhdesk.language import gettext as _


def away_text(away: Iterable[Period]) -> str:
    """Return days as they are typed: `2026-12-21..2027-01-02, 2027-02-15`."""
    return ", ".join(f"{one.start}..{one.end}" if one.end > one.start else f"{one.start}" for one in away)


def parse_away(text: str, today: date, *, short_dutch: bool = False) -> tuple[Period, ...]:
    """Return the days that a line names, apart by commas, in order. Raises WrongInput for one that names none."""
    found = set()
    for said in filter(None, (part.strip() for part in text.split(","))):
        when = parse_when(said.split(), today, short_dutch=short_dutch)
        if when is None or when.words or when.part:
            raise WrongInput(
                _("“{text}” are no days; write them like 2026-12-21..2027-01-02 or next week.").format(
                    text=shortened(said)
                )
            )
        found.add(Period(when.first, when.last))
    return tuple(sorted(found))
