"""Stamps and ids: a clock may stop, run backwards or lie, and what was written keeps its order."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import AMSTERDAM, FrozenClock
from store.desks import ENTRIES, PEOPLE, Opener, all_records, number, numbers, records, second_versions, the_file
from wfhdesk.store.stamps import document_id, next_stamp
from wfhdesk.store.tables import DeskDB

SOME_DAYS = st.integers(min_value=1_577_836_800_000_000, max_value=4_000_000_000_000_000)


def stamps_in(folder: Path, pattern: str) -> list[int]:
    return [record["at"] for record in records(the_file(folder, pattern))]


def assert_strictly_increasing(stamps: list[int]) -> None:
    assert len(stamps) > 1
    assert all(earlier < later for earlier, later in pairwise(stamps))


# --- the clock ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("restarted", [False, True])
def test_stamps_increase_while_the_clock_runs_backwards(
    open_db: Opener, folder: Path, clock: FrozenClock, restarted: bool
) -> None:
    db = open_db()
    ids = []
    for _ in range(20):
        db = open_db() if restarted else db
        ids.append(db.table(ENTRIES).insert({"n": 1}))
        clock.forward(hours=-1)
    assert_strictly_increasing(stamps_in(folder, "2026.*"))
    assert len(set(ids)) == 20


@pytest.mark.parametrize("restarted", [False, True])
def test_stamps_increase_while_the_clock_stands_still(
    open_db: Opener, folder: Path, clock: FrozenClock, restarted: bool
) -> None:
    clock.stands = True
    db = open_db()
    ids = []
    for _ in range(20):
        db = open_db() if restarted else db
        ids += [db.table(ENTRIES).insert({"n": 1}), *db.table(ENTRIES).insert_multiple([{"n": 2}, {"n": 3}])]
    assert_strictly_increasing(stamps_in(folder, "2026.*"))
    acts = {record["act"] for record in all_records(folder)}
    assert len({*ids, *acts}) == 60 + 40


@pytest.mark.parametrize("table", [ENTRIES, PEOPLE])
@pytest.mark.parametrize("restarted", [False, True])
def test_the_version_written_last_shows_however_the_clock_runs(
    open_db: Opener, clock: FrozenClock, table: str, restarted: bool
) -> None:
    db = open_db()
    doc_id = db.table(table).insert({"n": 0})
    for n in range(1, 6):
        clock.forward(hours=-7)
        db = open_db() if restarted else db
        db.table(table).write(doc_id, {"n": n})
    assert number(open_db(), table, doc_id) == 5
    assert second_versions(open_db()) == {}


def test_stamps_stay_in_order_across_what_lasts_and_what_has_a_day(
    open_db: Opener, folder: Path, clock: FrozenClock
) -> None:
    for n in range(6):
        open_db().table(PEOPLE if n % 2 else ENTRIES).insert({"n": n})
        clock.forward(days=-1)
    by_stamp = sorted(all_records(folder), key=lambda record: record["at"])
    assert [record["doc"]["n"] for record in by_stamp] == list(range(6))


def test_a_change_is_stamped_after_the_version_it_changes_though_that_devices_clock_is_ahead(
    open_db: Opener, clock: FrozenClock
) -> None:
    clock.forward(days=3)
    doc_id = open_db("fast").table(ENTRIES).insert({"n": 1})
    clock.forward(days=-3)
    open_db("right").table(ENTRIES).write(doc_id, {"n": 2})
    open_db("right").table(ENTRIES).write(doc_id, {"n": 3})
    assert number(open_db("fast"), ENTRIES, doc_id) == 3
    assert second_versions(open_db("fast")) == {}


def test_stamps_are_counted_on_from_the_last_sound_line_where_the_end_is_damaged(
    open_db: Opener, folder: Path, clock: FrozenClock
) -> None:
    open_db().table(ENTRIES).insert({"n": 1})
    path = the_file(folder, "2026.*")
    path.write_bytes(path.read_bytes() + b"no record\n")
    clock.forward(days=-30)
    open_db().table(ENTRIES).insert({"n": 2})
    first, second = (line for line in open_db().lines.lines_of(open_db().lines.own_files()[0]))
    assert second["at"] == first["at"] + 3  # the ids of the act and of the document took one each


def test_an_absurd_stamp_at_the_end_of_a_file_stops_nobody(open_db: Opener, folder: Path) -> None:
    open_db().table(ENTRIES).insert({"n": 1})
    path = the_file(folder, "2026.*")
    path.write_bytes(path.read_bytes() + b'{"at":1e999}\n')
    open_db().table(ENTRIES).insert({"n": 2})
    assert numbers(open_db()) == [1, 2]


# --- the wrong year -----------------------------------------------------------------------------------------------


def test_after_a_clock_in_a_later_year_writing_goes_on_in_that_year(
    open_db: Opener, folder: Path, clock: FrozenClock
) -> None:
    right = clock.moment
    wrong_id = written_in(open_db(), clock, datetime(2031, 5, 1, tzinfo=AMSTERDAM), 1)
    for n in (2, 3):
        written_in(open_db(), clock, right, n)
    open_db().table(ENTRIES).write(wrong_id, {"n": 4})
    assert [path.name[:5] for path in folder.iterdir()] == ["2031."]
    assert_strictly_increasing(stamps_in(folder, "2031.*"))
    assert numbers(open_db()) == [2, 3, 4]


def test_windows_see_what_was_written_into_a_later_year(open_db: Opener, clock: FrozenClock) -> None:
    right = clock.moment
    early_id = written_in(open_db(), clock, right, 1)
    written_in(open_db(), clock, datetime(2031, 5, 1, tzinfo=AMSTERDAM), 2)
    written_in(open_db(), clock, right + timedelta(days=1), 3)
    open_db().table(ENTRIES).write(early_id, {"n": 4})
    window = open_db().table(ENTRIES).since(date(2026, 11, 20))
    assert sorted(entry["n"] for entry in window) == [2, 3, 4]
    assert number(open_db(), ENTRIES, early_id) == 4


def test_another_device_follows_into_the_newest_year(open_db: Opener, folder: Path, clock: FrozenClock) -> None:
    right = clock.moment
    doc_id = written_in(open_db("wrong"), clock, datetime(2031, 5, 1, tzinfo=AMSTERDAM), 1)
    clock.set(right)
    open_db("right").table(ENTRIES).write(doc_id, {"n": 2})
    assert [path.name[:5] for path in folder.iterdir()] == ["2031.", "2031."]
    assert [entry["n"] for entry in open_db().table(ENTRIES).since(date(2031, 1, 1))] == [2]


def test_a_clock_before_2020_makes_sound_stamps_and_ids(open_db: Opener, folder: Path, clock: FrozenClock) -> None:
    right = clock.moment
    ids = [written_in(open_db(), clock, datetime(1999, 1, 1, tzinfo=AMSTERDAM), n) for n in range(3)]
    ids += [written_in(open_db(), clock, right, n) for n in range(3, 6)]
    assert len({*ids}) == 6
    assert {len(doc_id) for doc_id in ids} == {12}
    assert [record["doc"]["n"] for record in sorted(all_records(folder), key=lambda one: one["at"])] == list(range(6))


def written_in(db: DeskDB, clock: FrozenClock, moment: datetime, n: int) -> str:
    clock.set(moment)
    return db.table(ENTRIES).insert({"n": n})


# --- ids ----------------------------------------------------------------------------------------------------------


def test_a_hundred_thousand_ids_are_short_and_unique(db: DeskDB) -> None:
    with db.lines.act():
        ids = {db.lines.new_id() for _ in range(100_000)}
    assert len(ids) == 100_000
    assert max(map(len, ids)) <= 12
    assert all(doc_id.isalnum() and doc_id == doc_id.lower() and doc_id.isascii() for doc_id in ids)


def test_one_character_tells_ids_apart_that_were_made_in_one_go(db: DeskDB) -> None:
    with db.lines.act():
        assert len({db.lines.new_id()[0] for _ in range(36)}) == 36


def test_five_characters_tell_a_years_entries_apart() -> None:
    stamps = [1_790_000_000_000_000 + minute * 60_000_000 for minute in range(0, 500_000, 100)]
    assert len({document_id(stamp, "k3f9")[:5] for stamp in stamps}) == len(stamps)


@given(st.sets(SOME_DAYS, min_size=2, max_size=20))
def test_two_stamps_never_make_one_id(stamps: set[int]) -> None:
    assert len({document_id(stamp, "k3f9") for stamp in stamps}) == len(stamps)


@given(SOME_DAYS)
def test_two_devices_make_two_ids_of_one_stamp(stamp: int) -> None:
    assert document_id(stamp, "k3f9") != document_id(stamp, "x7aa")


@given(st.integers(min_value=0, max_value=2**60), st.integers(min_value=0, max_value=2**60))
def test_a_stamp_lies_behind_the_highest_and_not_before_the_clock(clock: int, highest: int) -> None:
    stamp = next_stamp(clock, highest)
    assert stamp > highest
    assert stamp >= clock
