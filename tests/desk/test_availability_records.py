"""Documents of availability that somebody else wrote: what no calendar can hold counts as unreadable."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import FRIDAY
from wfhdesk.desk.availability_records import occasion_of, pattern_of, status_of
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.records import Unreadable
from wfhdesk.domain.periods import week_of
from wfhdesk.domain.publications import FORMS
from wfhdesk.domain.updates import MONTHLY

PATTERN = {"hours": "mon-fri 9-17", "zone": "Europe/Amsterdam", "start": "2026-01-05"}
OCCASION = {"kind": "leave", "first": "2026-11-23", "last": "2026-11-23"}
STATUS = {"state": "away", "since": "2026-11-20T14:00:00+01:00", "until": "2026-11-20T15:00:00+01:00"}
FAR: list[tuple[str, dict[str, Any]]] = [
    *(("patterns", {**PATTERN, "start": day}) for day in ("0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31")),
    *(("patterns", {**PATTERN, "end": day}) for day in ("3000-01-01", "9999-12-31")),
    *(("occasions", {**OCCASION, "first": day}) for day in ("0001-01-01", "1899-12-31")),
    *(("occasions", {**OCCASION, "last": day}) for day in ("3000-01-01", "9999-12-31")),
    ("occasions", {**OCCASION, "checked_in": "9999-12-31T23:59:59-14:00"}),
    *(("statuses", {**STATUS, "since": moment}) for moment in ("0001-01-01T00:00:00+14:00", "1899-12-31T00:00:00Z")),
    *(("statuses", {**STATUS, "until": moment}) for moment in ("9999-12-31T23:59:59-14:00", "3000-01-01T00:00:00Z")),
]
READERS = {"patterns": pattern_of, "occasions": occasion_of, "statuses": status_of}


@pytest.mark.parametrize(("table", "doc"), FAR)
def test_a_year_of_nobodys_life_is_not_read(table: str, doc: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        READERS[table](doc, "a1")


@pytest.mark.parametrize("doc", [{"first": "1900-01-01", "last": "2999-12-31"}, {"last": "2999-12-31", "part": [0, 1]}])
@pytest.mark.parametrize("more", [{}, {"tentative": True}, {"kind": "workday"}])
def test_what_lasts_for_centuries_is_shown_and_published_like_anything_else(
    desk: Desk, tmp_path: Path, doc: dict[str, Any], more: dict[str, Any]
) -> None:
    desk.availability.set_hours("mon-fri 9-17")
    with desk.db.lines.act("by hand"):
        for table, made in FAR:
            desk.db.table(table).insert(made)
        desk.db.table("occasions").insert({**OCCASION, **doc, **more})
        desk.db.table("patterns").insert({**PATTERN, "start": "1900-01-01", "end": "2999-12-31"})
    assert len(desk.availability.occasions()) == 1
    assert len(desk.availability.days(week_of(FRIDAY.date()))) == 7
    assert desk.availability.answer().state
    assert desk.updates.draft(MONTHLY).text
    for form in FORMS:
        one = desk.publishing.wanted(form, str(tmp_path / form), level="kind")
        assert desk.publishing.preview(one)
        assert desk.publishing.publish(one).is_written
