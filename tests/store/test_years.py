"""Files of years: what is read is what is needed, and across New Year everything is still seen right."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import AMSTERDAM, FrozenClock
from store.desks import ENTRIES, PEOPLE, Opener, any_table, number, numbers, opened, second_versions, the_file
from wfhdesk.store.tables import DeskDB, LinesTable

EVE = datetime(2026, 12, 31, 17, tzinfo=AMSTERDAM)
SECOND = datetime(2027, 1, 2, 9, tzinfo=AMSTERDAM)
DECEMBER = date(2026, 12, 1)
JANUARY = date(2027, 1, 1)


def read_years(db: DeskDB) -> list[str]:
    """Return the beginnings of the names of the files that were read."""
    return sorted(name.split(".")[0] for name in db.lines._known)


def days(table: LinesTable) -> list[str]:
    return sorted(entry["day"] for entry in table)


# --- across New Year ------------------------------------------------------------------------------------------------


@pytest.fixture
def entry_id(open_db: Opener, clock: FrozenClock) -> str:
    """An entry written on New Year's Eve; afterwards it is the second of January."""
    clock.set(EVE)
    doc_id = open_db().table(ENTRIES).insert({"day": "2026-12-31"})
    clock.set(SECOND)
    return doc_id


@pytest.mark.parametrize("day", ["2026-12-30", "2026-12-31", "2027-01-01"])
def test_an_entry_put_on_another_day_across_new_year_is_seen_right_from_both_years(
    open_db: Opener, folder: Path, entry_id: str, day: str
) -> None:
    open_db().table(ENTRIES).write(entry_id, {"day": day, "changed": True})
    assert sorted(path.name[:5] for path in folder.iterdir()) == ["2026.", "2027."]
    for since in (DECEMBER, JANUARY):
        assert days(open_db().table(ENTRIES).since(since)) == [day]
    assert days(open_db().table(ENTRIES)) == [day]
    assert open_db().table(ENTRIES).find(entry_id) == {"day": day, "changed": True}
    assert second_versions(open_db()) == {}


def test_an_entry_of_the_new_year_put_back_into_the_old_one_is_seen_from_there(
    open_db: Opener, clock: FrozenClock
) -> None:
    clock.set(SECOND)
    doc_id = open_db().table(ENTRIES).insert({"day": "2027-01-02"})
    open_db().table(ENTRIES).write(doc_id, {"day": "2026-12-31"})
    for since in (DECEMBER, date(2025, 1, 1)):
        assert days(open_db().table(ENTRIES).since(since)) == ["2026-12-31"]


def test_an_entry_removed_in_the_new_year_is_gone_from_both(open_db: Opener, entry_id: str) -> None:
    open_db().table(ENTRIES).write(entry_id, None)
    for since in (DECEMBER, JANUARY):
        assert days(open_db().table(ENTRIES).since(since)) == []
    assert open_db().table(ENTRIES).find(entry_id) is None


def test_a_window_that_stays_open_across_new_year_sees_the_new_file(
    open_db: Opener, clock: FrozenClock, entry_id: str
) -> None:
    clock.set(EVE)
    window = open_db().table(ENTRIES).since(DECEMBER)
    assert days(window) == ["2026-12-31"]
    clock.set(SECOND)
    open_db().table(ENTRIES).insert({"day": "2027-01-02"})
    open_db().table(ENTRIES).write(entry_id, {"day": "2026-12-30"})
    assert days(window) == ["2026-12-30", "2027-01-02"]


def test_a_writer_that_stays_open_across_new_year_sees_what_it_writes(open_db: Opener, clock: FrozenClock) -> None:
    clock.set(EVE)
    db = open_db()
    any_table(db, ENTRIES).update({"day": "x"})
    doc_id = db.table(ENTRIES).insert({"day": "2026-12-31"})
    clock.set(SECOND)
    db.table(ENTRIES).write(doc_id, {"day": "2026-12-30"})
    db.table(ENTRIES).insert({"day": "2027-01-02"})
    assert days(db.table(ENTRIES)) == days(open_db().table(ENTRIES)) == ["2026-12-30", "2027-01-02"]


def test_the_year_is_the_local_one(open_db: Opener, folder: Path, clock: FrozenClock) -> None:
    clock.set(datetime(2027, 1, 1, 0, 20, tzinfo=AMSTERDAM))
    open_db().table(ENTRIES).insert({"day": "2027-01-01"})
    assert [path.name[:5] for path in folder.iterdir()] == ["2027."]


Written = tuple[int, int, int, int]
"""Days since the last act, days between the entry's day and today, which entry, and what is done with it."""

HISTORIES = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 500), st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=15
)


@given(HISTORIES, st.dates(date(2024, 1, 1), date(2036, 1, 1)))
@settings(max_examples=100)
def test_a_window_shows_every_entry_of_its_days_as_the_whole_desk_does(history: list[Written], since: date) -> None:
    with TemporaryDirectory() as root:
        clock = FrozenClock(datetime(2024, 6, 1, 12, tzinfo=AMSTERDAM))
        for written in history:
            live(Path(root), clock, written)
        whole = opened(Path(root), Path(root) / "state", clock.now).table(ENTRIES)
        window = opened(Path(root), Path(root) / "state", clock.now).table(ENTRIES).since(since)
        assert days_from(window, since) == days_from(whole, since)


def live(root: Path, clock: FrozenClock, written: Written) -> None:
    pause, age, which, what = written
    clock.forward(days=pause)
    table = opened(root, root / "state", clock.now).table(ENTRIES)
    ids = sorted(str(entry.doc_id) for entry in table)
    doc = {"day": (clock.moment.date() - timedelta(days=age)).isoformat()}
    if which >= len(ids) or not what:
        table.insert(doc)
    else:
        table.write(ids[which], None if what == 1 else doc)


def days_from(table: LinesTable, since: date) -> list[str]:
    return [day for day in days(table) if date.fromisoformat(day) >= since]


# --- what is read ---------------------------------------------------------------------------------------------------


@pytest.fixture
def four_years(open_db: Opener, clock: FrozenClock) -> dict[int, str]:
    """A desk with one entry a year from 2024 to 2027, and something that lasts; the ids of the entries."""
    ids = {}
    for year in range(2024, 2028):
        clock.set(datetime(year, 5, 1, 12, tzinfo=AMSTERDAM))
        ids[year] = open_db().table(ENTRIES).insert({"n": year})
    open_db().table(PEOPLE).insert({"n": 0})
    return ids


@pytest.mark.parametrize(
    ("since", "read"),
    [
        (date(2027, 12, 31), ["2027"]),
        (date(2027, 1, 1), ["2027"]),
        (date(2026, 12, 31), ["2026", "2027"]),
        (date(2024, 2, 29), ["2024", "2025", "2026", "2027"]),
        (date(2028, 1, 1), []),
    ],
)
@pytest.mark.usefixtures("four_years")
def test_a_window_reads_the_files_of_its_first_days_year_and_later(
    open_db: Opener, since: date, read: list[str]
) -> None:
    db = open_db()
    shown = sorted(str(entry["n"]) for entry in db.table(ENTRIES).since(since))
    assert read_years(db) == shown == read


@pytest.mark.usefixtures("four_years")
def test_windows_of_several_lengths_read_no_file_twice_and_none_too_many(open_db: Opener) -> None:
    db = open_db()
    for year, read in ((2027, ["2027"]), (2026, ["2026", "2027"]), (2027, ["2026", "2027"])):
        list(db.table(ENTRIES).since(date(year, 6, 1)))
        assert read_years(db) == read
    assert numbers(db) == [2024, 2025, 2026, 2027]


@pytest.mark.usefixtures("four_years")
def test_what_lasts_is_read_alone(open_db: Opener) -> None:
    db = open_db()
    assert numbers(db, PEOPLE) == [0]
    assert read_years(db) == ["lasting"]


@pytest.mark.parametrize(
    ("year", "read"), [(2027, ["2027"]), (2026, ["2026", "2027"]), (2024, ["2024", "2025", "2026", "2027"])]
)
def test_finding_an_entry_reads_back_only_as_far_as_it_lies(
    open_db: Opener, four_years: dict[int, str], year: int, read: list[str]
) -> None:
    db = open_db()
    assert number(db, ENTRIES, four_years[year]) == year
    assert read_years(db) == read


def test_finding_an_entry_that_was_changed_later_reads_back_only_to_the_change(
    open_db: Opener, clock: FrozenClock, four_years: dict[int, str]
) -> None:
    clock.set(datetime(2027, 6, 1, 12, tzinfo=AMSTERDAM))
    open_db().table(ENTRIES).write(four_years[2024], {"n": "changed"})
    open_db().table(ENTRIES).write(four_years[2025], None)
    db = open_db()
    assert number(db, ENTRIES, four_years[2024]) == "changed"
    assert db.table(ENTRIES).find(four_years[2025]) is None
    assert read_years(db) == ["2027"]


def test_finding_what_was_never_there_reads_everything_and_finds_nothing(
    open_db: Opener, four_years: dict[int, str]
) -> None:
    db = open_db()
    assert db.table(ENTRIES).find("000000000000") is None
    assert read_years(db) == ["2024", "2025", "2026", "2027"]


def test_changing_an_entry_reads_back_only_as_far_as_it_lies(open_db: Opener, four_years: dict[int, str]) -> None:
    db = open_db()
    db.table(ENTRIES).write(four_years[2027], {"n": 1})
    assert read_years(db) == ["2027"]
    db = open_db()
    any_table(db, ENTRIES).update({"n": 1}, doc_ids=[four_years[2026]])
    assert read_years(db) == ["2026", "2027"]
    db = open_db()
    any_table(db, ENTRIES).remove(doc_ids=[four_years[2025]])
    assert read_years(db) == ["2025", "2026", "2027"]
    assert numbers(open_db()) == [1, 1, 2024]


# --- a flat cost ----------------------------------------------------------------------------------------------------


def _insert(db: DeskDB) -> None:
    db.table(ENTRIES).insert({"n": 1})


def _insert_several(db: DeskDB) -> None:
    db.table(ENTRIES).insert_multiple([{"n": 1}, {"n": 2}])


def _insert_in_two_files(db: DeskDB) -> None:
    with db.lines.act("words"):
        db.table(ENTRIES).insert({"n": 1})
        db.table(PEOPLE).insert({"n": 1})


@pytest.mark.parametrize("insert", [_insert, _insert_several, _insert_in_two_files])
def test_an_insert_reads_no_document_and_costs_the_same_on_a_full_desk(
    open_db: Opener, folder: Path, monkeypatch: pytest.MonkeyPatch, insert: Callable[[DeskDB], None]
) -> None:
    for table in (ENTRIES, PEOPLE):
        open_db().table(table).insert_multiple({"n": n, "text": "x" * 100} for n in range(5000))
    assert the_file(folder, "2026.*").stat().st_size > 500_000
    read: list[int] = []
    whole = os.read

    def counted(file: int, length: int) -> bytes:
        data = whole(file, length)
        read.append(len(data))
        return data

    monkeypatch.setattr(os, "read", counted)
    db = open_db()
    insert(db)
    assert read_years(db) == []
    assert 0 < sum(read) < 100_000
    assert numbers(open_db())[-1] == 4999
