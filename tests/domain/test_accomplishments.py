"""What is true of an entry, and of several that become one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from conftest import FRIDAY
from wfhdesk.domain.accomplishments import (
    KINDS,
    Accomplishment,
    dated,
    in_order,
    merged,
    not_ahead,
    same_name,
    settled,
)
from wfhdesk.domain.errors import WrongInput
from wfhdesk.store.stamps import document_id

TODAY = FRIDAY.date()
DAY = timedelta(days=1)


def entry(text: str = "x", **fields: Any) -> Accomplishment:
    return Accomplishment(text, TODAY)._replace(**fields)


def test_the_time_is_that_of_logging_and_none_for_another_day() -> None:
    assert entry(logged=FRIDAY).time == "14:10"
    assert entry(logged=FRIDAY + DAY).time is None
    assert entry(logged=None).time is None
    assert entry(logged=FRIDAY.replace(hour=0, minute=5)).time == "00:05"


@pytest.mark.parametrize("kind", KINDS)
def test_only_plans_and_blockers_can_be_open_and_are_settled_once(kind: str) -> None:
    one = entry(kind=kind, id="3k9")
    if kind in ("plan", "blocker"):
        assert one.open
        assert not settled(one, TODAY).open
        with pytest.raises(WrongInput, match="3k9 was resolved on 2026-11-20 already"):
            settled(settled(one, TODAY), TODAY + DAY)
    else:
        assert not one.open
        with pytest.raises(WrongInput, match="3k9 is no plan and no blocker"):
            settled(one, TODAY)


def test_no_day_lies_ahead() -> None:
    assert not_ahead(TODAY, TODAY) == TODAY
    assert dated(entry(), TODAY - DAY, TODAY).day == TODAY - DAY
    with pytest.raises(WrongInput, match="lies ahead"):
        dated(entry(), TODAY + DAY, TODAY)


def test_entries_stand_by_day_and_then_as_they_were_logged() -> None:
    stamps = [1_800_000_000_000_000 + number for number in (0, 1, 35, 36, 1296, 10**9)]
    first, *others = [entry(id=document_id(stamp, "ab12")) for stamp in stamps]
    earlier = entry(day=TODAY - DAY, id=document_id(stamps[-1] + 9, "ab12"))
    assert in_order([*reversed(others), earlier, first]) == [earlier, first, *others]


def test_names_are_the_same_whatever_their_case() -> None:
    assert same_name("Straße", "STRASSE")
    assert not same_name("Zoe", "Zoë")


# --- merging --------------------------------------------------------------------------------------------------------


def test_merged_entries_say_everything_once_and_the_first_gives_the_frame() -> None:
    first = entry("Fixed it", id="a", outcome="sooner", logged=FRIDAY)
    second = entry("Tested it", id="b", project="billing", outcome="safer", day=TODAY - DAY, pinned=True)
    third = entry("Fixed it", id="c", project="payroll", outcome="sooner")
    assert merged([first, second, third]) == entry(
        "Fixed it; Tested it", id="a", outcome="sooner; safer", project="billing", pinned=True, logged=FRIDAY
    )
    assert merged([third, second, first]) == entry(
        "Fixed it; Tested it", id="c", outcome="sooner; safer", project="payroll", pinned=True
    )


def test_merged_blockers_wait_for_the_earliest_day_and_are_open_while_one_is() -> None:
    one = entry("a", kind="blocker", by=TODAY + 3 * DAY, settled=TODAY)
    two = entry("b", kind="blocker", by=TODAY + DAY)
    both = merged([one, two])
    assert both.by == TODAY + DAY
    assert both.open
    assert merged([one, one._replace(text="c", settled=TODAY)]).settled == TODAY


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ([], "takes two"),
        ([entry()], "takes two"),
        ([entry(), entry(kind="plan")], "different kinds"),
        ([entry(), entry(visibility="private")], "different readers"),
        ([entry(), entry(), entry(visibility="team")], "different readers"),
    ],
)
def test_entries_that_cant_be_one_are_refused(entries: list[Accomplishment], why: str) -> None:
    with pytest.raises(WrongInput, match=why):
        merged(entries)
