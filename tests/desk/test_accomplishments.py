"""What a person does with accomplishments, on a desk in a temporary folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from conftest import AMSTERDAM, FRIDAY, FrozenClock
from wfhdesk.adapters import editor
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.domain.capture import Said
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.periods import Period, week_of
from wfhdesk.store.tables import LinesTable

TODAY = FRIDAY.date()
DAY = timedelta(days=1)
OpenAgain = Callable[[], Desk]


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC).astimezone(AMSTERDAM)  # type: ignore[misc, arg-type]


def texts(desk: Desk) -> list[str]:
    return [entry.text for entry in desk.accomplishments.all()]


# --- logging --------------------------------------------------------------------------------------------------------


def test_what_is_logged_is_there_when_the_desk_is_opened_again(desk: Desk, open_again: OpenAgain) -> None:
    logged = desk.accomplishments.log("? Need it by Thu #billing !team => unblocks two")
    assert logged.id.isalnum()
    assert len(logged.id) <= 12
    assert open_again().accomplishments.all() == [
        logged._replace(logged=logged.logged and logged.logged.replace(microsecond=0))
    ]


def test_a_refused_line_leaves_no_trace(desk: Desk, folder: Path) -> None:
    with pytest.raises(WrongInput):
        desk.accomplishments.log("2027-01-01: Too early")
    assert not folder.exists()


def test_lines_are_kept_all_or_none(desk: Desk, folder: Path) -> None:
    with pytest.raises(WrongInput, match=r"^Line 3: "):
        desk.accomplishments.log_lines("one\ntwo\n!private\nfour")
    assert not folder.exists()
    assert [entry.text for entry in desk.accomplishments.log_lines("one\n\n- two")] == ["one", "two"]
    assert len({entry.id for entry in desk.accomplishments.all()}) == 2
    assert desk.care.undo() == "logged 2 entries"
    assert texts(desk) == []


def test_no_lines_are_no_act(desk: Desk, folder: Path) -> None:
    assert desk.accomplishments.log_lines("\n \n- \n") == []
    assert not folder.exists()


def test_options_count_beside_the_line(desk: Desk) -> None:
    logged = desk.accomplishments.log("Fixed it", Said(day=TODAY - DAY, project="billing"))
    assert (logged.day, logged.project) == (TODAY - DAY, "billing")


@pytest.mark.parametrize(
    ("moment", "day", "time"),
    [
        (utc(2026, 11, 20, 22, 30), date(2026, 11, 20), "23:30"),  # winter: 22:30 in UTC is still the same day here
        (utc(2026, 11, 20, 23, 5), date(2026, 11, 21), "00:05"),  # and 23:05 in UTC is not
        (utc(2026, 7, 1, 21, 30), date(2026, 7, 1), "23:30"),
        (utc(2026, 7, 1, 22, 5), date(2026, 7, 2), "00:05"),
        (utc(2026, 3, 28, 22, 30), date(2026, 3, 28), "23:30"),  # the evening before the clocks go forward
        (utc(2026, 3, 29, 0, 59), date(2026, 3, 29), "01:59"),
        (utc(2026, 3, 29, 1, 0), date(2026, 3, 29), "03:00"),
        (utc(2026, 3, 29, 21, 30), date(2026, 3, 29), "23:30"),  # the evening after: one hour less to UTC
        (utc(2026, 3, 29, 22, 0), date(2026, 3, 30), "00:00"),
        (utc(2026, 10, 24, 21, 30), date(2026, 10, 24), "23:30"),  # the evening before they go back
        (utc(2026, 10, 25, 0, 30), date(2026, 10, 25), "02:30"),  # half past two, the first time
        (utc(2026, 10, 25, 1, 30), date(2026, 10, 25), "02:30"),  # and the second time
        (utc(2026, 10, 25, 22, 30), date(2026, 10, 25), "23:30"),
        (utc(2026, 12, 31, 22, 59), date(2026, 12, 31), "23:59"),
    ],
)
def test_the_local_day_and_time_count(  # noqa: PLR0917
    desk: Desk, open_again: OpenAgain, clock: FrozenClock, moment: datetime, day: date, time: str
) -> None:
    clock.stands = True  # a ZoneInfo forgets which half past two it is when time is added
    clock.set(moment)
    assert (desk.accomplishments.log("Fixed it").day, desk.accomplishments.today()) == (day, day)
    kept = open_again().accomplishments.get("last")
    assert (kept.day, kept.time) == (day, time)
    assert kept.logged is not None
    assert kept.logged.timestamp() == int(moment.timestamp())


def test_entries_of_the_hour_that_comes_twice_stand_as_they_were_logged(desk: Desk, clock: FrozenClock) -> None:
    for text, moment in (("first", utc(2026, 10, 25, 0, 50)), ("second", utc(2026, 10, 25, 1, 10))):
        clock.set(moment)
        desk.accomplishments.log(text)
    assert texts(desk) == ["first", "second"]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_the_zone_that_is_set_says_which_day_it_is(folder: Path, zone: str) -> None:
    folder.mkdir()
    (folder / "config.toml").write_text(f'[me]\ntimezone = "{zone}"\n')
    before = datetime.now(ZoneInfo(zone)).date()
    logged = open_desk(str(folder)).accomplishments.log("Fixed it")
    assert before <= logged.day <= datetime.now(ZoneInfo(zone)).date()


def test_a_late_entry_has_no_time(desk: Desk, open_again: OpenAgain) -> None:
    desk.accomplishments.log("yesterday: Fixed it")
    assert open_again().accomplishments.get("last").time is None


def test_dutch_weekdays_count_where_the_language_is_dutch(folder: Path, clock: FrozenClock) -> None:
    folder.mkdir()
    (folder / "config.toml").write_text('[me]\nlanguage = "nl"\n')
    log = open_desk(str(folder), clock).accomplishments
    assert log.log("do: Gedaan").day == TODAY - DAY
    assert log.log_lines("- ma: Gedaan")[0].day == TODAY - 4 * DAY
    assert log.edit(log.get("last"), "wo: Gedaan").day == TODAY - 2 * DAY


# --- finding --------------------------------------------------------------------------------------------------------


def test_a_period_shows_its_days_in_order(desk: Desk) -> None:
    for line in ("Now", "mon: Start", "2026-11-15: Before", "2025-11-18: Last year", "mon: Start again"):
        desk.accomplishments.log(line)
    assert [entry.text for entry in desk.accomplishments.within(week_of(TODAY))] == ["Start", "Start again", "Now"]
    assert texts(desk) == ["Last year", "Before", "Start", "Start again", "Now"]


def test_a_period_of_the_past_finds_what_was_logged_in_a_later_year(
    desk: Desk, open_again: OpenAgain, clock: FrozenClock
) -> None:
    clock.set(datetime(2027, 1, 4, 9, 0, tzinfo=AMSTERDAM))
    desk.accomplishments.log("2026-12-30: Late")
    found = open_again().accomplishments.within(Period(date(2026, 12, 28), date(2026, 12, 31)))
    assert [entry.text for entry in found] == ["Late"]


def test_last_is_the_one_logged_last_whatever_its_day_and_year(
    desk: Desk, open_again: OpenAgain, clock: FrozenClock
) -> None:
    with pytest.raises(WrongInput, match="Nothing is logged yet; start with: wfhdesk log"):
        desk.accomplishments.get("last")
    desk.accomplishments.log("one")
    second = desk.accomplishments.log("yesterday: two")
    assert desk.accomplishments.get("last").text == "two"
    desk.accomplishments.edit(desk.accomplishments.all()[-1], "one, mended")
    assert desk.accomplishments.get("last").text == "two"
    clock.set(datetime(2028, 1, 1, 0, 5, tzinfo=AMSTERDAM))
    assert open_again().accomplishments.get("last").id == second.id


def test_an_id_may_be_typed_as_far_as_it_is_the_only_one(desk: Desk) -> None:
    logged = desk.accomplishments.log("one")
    for length in (1, 5, 12):
        assert desk.accomplishments.get(logged.id[:length].upper()).id == logged.id
    for wrong in ("", "zzzzzz" if logged.id[0] != "z" else "aaaaaa", logged.id + "0", "*", logged.id[1:]):
        with pytest.raises(WrongInput, match="There is no entry"):
            desk.accomplishments.get(wrong)


def test_a_beginning_that_several_ids_have_is_refused_with_them(desk: Desk) -> None:
    made = desk.accomplishments.log_lines("\n".join(f"entry {number}" for number in range(37)))
    firsts = [entry.id[0] for entry in made]
    twice = next(first for first in firsts if firsts.count(first) > 1)
    with pytest.raises(WrongInput, match=rf"ids begin with {twice}: {twice}.*, {twice}.*Type one more character"):
        desk.accomplishments.get(twice)
    assert len({desk.accomplishments.get(entry.id).id for entry in made}) == 37


def test_several_ids_are_taken_each_once(desk: Desk) -> None:
    one, two = desk.accomplishments.log_lines("one\ntwo")
    assert [entry.text for entry in desk.accomplishments.several([two.id, "last", one.id[:6]])] == ["two", "one"]


# --- changing -------------------------------------------------------------------------------------------------------


def test_an_entry_written_anew_keeps_its_id_day_time_and_pin(
    desk: Desk, open_again: OpenAgain, clock: FrozenClock
) -> None:
    logged = desk.accomplishments.log("Fixed it #billing => sooner !team")
    desk.accomplishments.replace(desk.accomplishments.get("last")._replace(pinned=True))
    clock.forward(days=2)
    desk.accomplishments.edit(desk.accomplishments.get("last"), "Fixed the export")
    kept = open_again().accomplishments.get("last")
    assert (kept.text, kept.project, kept.outcome, kept.visibility) == ("Fixed the export", "", "", "team")
    assert (kept.id, kept.day, kept.time, kept.pinned) == (logged.id, TODAY, "14:10", True)


def test_a_settled_plan_stays_settled_while_it_is_a_plan(desk: Desk) -> None:
    log = desk.accomplishments
    log.log("> Finish it")
    log.resolve([log.get("last")])
    assert log.edit(log.get("last"), "> Finish it all").settled == TODAY
    assert log.edit(log.get("last"), "Finished it").settled is None
    assert log.edit(log.get("last"), "> Finish it").settled is None


def test_another_kind_drops_what_it_cant_have(desk: Desk) -> None:
    log = desk.accomplishments
    log.log("? Need it by thu")
    log.resolve([log.get("last")])
    log.replace(log.get("last")._replace(kind="learned"))
    changed = log.get("last")
    assert (changed.kind, changed.by, changed.settled) == ("learned", None, None)


def test_an_edit_that_is_refused_changes_nothing(desk: Desk) -> None:
    log = desk.accomplishments
    before = log.log("Fixed it")
    for line in ("", "!private", "2027-01-01: Fixed it", "x" * 4001):
        with pytest.raises(WrongInput):
            log.edit(before, line)
    assert log.get("last").text == "Fixed it"


def test_an_entry_of_the_greatest_length_can_be_edited(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    log = desk.accomplishments
    one, two = log.log_lines("\n".join(letter * 4000 for letter in "ab"))
    merged = log.merge([one, two])
    monkeypatch.setattr(editor, "edited", lambda text: text)
    assert log.edit_in_editor(merged).text == merged.text


@pytest.mark.parametrize("left", ["", "\n \n", "one\ntwo\n"])
def test_an_editor_that_leaves_no_single_line_changes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, left: str
) -> None:
    log = desk.accomplishments
    entry = log.log("Fixed it")
    monkeypatch.setattr(editor, "edited", lambda _text: left)
    with pytest.raises(WrongInput, match="one line; nothing was changed"):
        log.edit_in_editor(entry)
    assert texts(desk) == ["Fixed it"]


def test_the_editor_shows_the_whole_entry_as_its_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    log = desk.accomplishments
    entry = log.log("yesterday: ? Need \\#it by 2026-12-01 #billing !team => go on")
    shown: list[str] = []

    def edited(text: str) -> str:
        shown.append(text)
        return text.replace("go on", "go home")

    monkeypatch.setattr(editor, "edited", edited)
    changed = log.edit_in_editor(log.get("last"))
    assert shown == ["2026-11-19: ? Need \\#it by 2026-12-01 #billing !team => go on\n"]
    assert changed._replace(outcome="go on", logged=None) == entry._replace(logged=None)


def test_entries_are_put_on_another_day(desk: Desk) -> None:
    log = desk.accomplishments
    entries = log.log_lines("one\ntwo")
    log.redate(entries, TODAY - 3 * DAY)
    assert [(entry.day, entry.time) for entry in log.all()] == [(TODAY - 3 * DAY, None)] * 2
    with pytest.raises(WrongInput, match="lies ahead"):
        log.redate(entries, TODAY + DAY)
    log.redate(log.all(), TODAY)
    assert [entry.time for entry in log.all()] == ["14:10", "14:10"]


def test_entries_move_to_another_project_or_to_none(desk: Desk) -> None:
    log = desk.accomplishments
    entries = log.log_lines("one #a\ntwo")
    log.move(entries, "#payroll")
    assert [entry.project for entry in log.all()] == ["payroll", "payroll"]
    with pytest.raises(WrongInput, match="can't be a project"):
        log.move(entries, "two words")
    log.move(log.all(), "")
    assert [entry.project for entry in log.all()] == ["", ""]
    assert desk.care.undo() == "moved 2 entries to -"
    assert [entry.project for entry in log.all()] == ["payroll", "payroll"]


def test_only_plans_and_blockers_are_resolved_and_only_once(desk: Desk, open_again: OpenAgain) -> None:
    log = desk.accomplishments
    plan, blocker, done = log.log_lines("> plan\n? blocker\ndone")
    with pytest.raises(WrongInput, match="is no plan and no blocker"):
        log.resolve([plan, done])
    assert log.get(plan.id).open
    log.resolve([plan, blocker])
    again = open_again().accomplishments
    assert [entry.settled for entry in again.all()] == [TODAY, TODAY, None]
    with pytest.raises(WrongInput, match="was resolved on 2026-11-20 already"):
        again.resolve([again.get(plan.id)])


# --- merging --------------------------------------------------------------------------------------------------------


def test_merged_entries_are_one_and_the_others_go_to_the_trash(desk: Desk, open_again: OpenAgain) -> None:
    log = desk.accomplishments
    one, two, three = log.log_lines("one #a\ntwo => sooner\nyesterday: three #b")
    log.merge([three, one, two])
    (kept,) = open_again().accomplishments.all()
    assert (kept.id, kept.day, kept.text) == (three.id, TODAY - DAY, "three; one; two")
    assert (kept.project, kept.outcome) == ("b", "sooner")
    assert {trashed.entry.text for trashed in log.trash()} == {"one", "two"}
    assert desk.care.undo() == "merged 3 entries"
    assert texts(desk) == ["three", "one", "two"]
    assert log.trash() == []


@pytest.mark.parametrize("lines", ["one\n> two", "one\ntwo !private", "one !team\ntwo !supervisor"])
def test_what_cant_be_one_stays_two(desk: Desk, lines: str) -> None:
    entries = desk.accomplishments.log_lines(lines)
    with pytest.raises(WrongInput):
        desk.accomplishments.merge(entries)
    assert len(desk.accomplishments.all()) == 2


def test_what_went_out_is_not_merged_with_what_didnt(desk: Desk, tmp_path: Path) -> None:
    old = desk.accomplishments.log_lines("one\ntwo")
    desk.updates.export(desk.updates.draft("weekly-supervisor"), "eml", str(tmp_path / "week.eml"))
    new = desk.accomplishments.log("three")
    with pytest.raises(WrongInput, match="some didn't"):
        desk.updates.merge([*old, new])
    assert len(desk.accomplishments.all()) == 3
    desk.updates.merge(old)
    assert texts(desk) == ["one; two", "three"]


# --- the trash ------------------------------------------------------------------------------------------------------


def test_what_was_deleted_comes_back_whole(desk: Desk, open_again: OpenAgain) -> None:
    log = desk.accomplishments
    logged = log.log_lines("? Need it by thu #billing => go on\ntwo")
    before = log.all()
    log.delete(logged)
    again = open_again().accomplishments
    assert again.all() == []
    assert [(one.entry, one.day) for one in again.trash()] == [(entry, TODAY) for entry in before]
    again.restore([logged[0].id[:6], logged[1].id])
    assert again.all() == before
    assert again.trash() == []


def test_last_in_the_trash_is_the_one_deleted_last(desk: Desk) -> None:
    log = desk.accomplishments
    one, two = log.log_lines("one\ntwo")
    log.delete([two])
    log.delete([one])
    assert [entry.text for entry in log.restore(["last"])] == ["one"]
    assert texts(desk) == ["one"]
    with pytest.raises(WrongInput, match="There is no entry"):
        log.restore([one.id])
    log.restore(["last"])
    with pytest.raises(WrongInput, match="The trash is empty"):
        log.restore(["last"])


def test_what_was_logged_last_year_and_deleted_this_one_is_in_the_trash(
    desk: Desk, open_again: OpenAgain, clock: FrozenClock
) -> None:
    clock.set(clock.moment.replace(year=2024))
    old = open_again().accomplishments.log("Fixed it long ago")
    clock.set(clock.moment.replace(year=2026, month=1, day=3))
    again = open_again().accomplishments
    again.log("Fixed it today")
    again.delete([again.get(old.id)])
    clock.set(clock.moment.replace(day=20))
    assert [(one.entry.text, one.day) for one in open_again().accomplishments.trash()] == [
        ("Fixed it long ago", date(2026, 1, 3))
    ]


def test_the_trash_is_kept_for_thirty_days(desk: Desk, open_again: OpenAgain, clock: FrozenClock) -> None:
    entry = desk.accomplishments.log("one")
    desk.accomplishments.delete([entry])
    clock.forward(days=29, hours=23)
    assert len(open_again().accomplishments.trash()) == 1
    clock.forward(days=1, hours=2)
    again = open_again()
    assert again.accomplishments.trash() == []
    with pytest.raises(WrongInput, match="The trash is empty"):
        again.accomplishments.restore([entry.id])


def test_what_was_deleted_is_found_by_no_command(desk: Desk) -> None:
    entry = desk.accomplishments.log("one")
    desk.accomplishments.delete([entry])
    for wrong in (entry.id, entry.id[:5]):
        with pytest.raises(WrongInput, match="There is no entry"):
            desk.accomplishments.get(wrong)


# --- two places at once ---------------------------------------------------------------------------------------------


@pytest.fixture
def edited_twice(desk: Desk, open_again: OpenAgain, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk on which an entry was edited in an editor while somebody else edited it too."""
    entry = desk.accomplishments.log("one #a")

    def edited(text: str) -> str:
        other = open_again().accomplishments
        other.edit(other.get("last"), "theirs #b")
        return text.replace("one", "mine")

    monkeypatch.setattr(editor, "edited", edited)
    desk.accomplishments.edit_in_editor(entry)
    return open_again()


def test_both_versions_of_an_entry_edited_twice_are_kept(edited_twice: Desk) -> None:
    assert texts(edited_twice) == ["mine"]
    (conflict,) = edited_twice.care.conflicts()
    assert [line["doc"]["text"] for line in conflict.versions] == ["mine", "theirs"]
    assert conflict.table == "accomplishments"


@pytest.mark.parametrize(("choice", "text", "project"), [(1, "mine", "a"), (2, "theirs", "b")])
def test_one_version_is_chosen_and_the_choice_can_be_undone(
    edited_twice: Desk, choice: int, text: str, project: str
) -> None:
    (conflict,) = edited_twice.care.conflicts()
    edited_twice.care.settle(conflict.id[:5], choice)
    assert edited_twice.care.conflicts() == []
    (entry,) = edited_twice.accomplishments.all()
    assert (entry.text, entry.project) == (text, project)
    edited_twice.care.undo()
    (again,) = edited_twice.care.conflicts()
    assert [line["doc"]["text"] for line in again.versions] == ["mine", "theirs"]
    assert texts(edited_twice) == ["mine"]


@pytest.mark.parametrize("choice", [0, 3, -1])
def test_a_version_that_isnt_there_cant_be_chosen(edited_twice: Desk, choice: int) -> None:
    (conflict,) = edited_twice.care.conflicts()
    with pytest.raises(WrongInput, match="has versions 1 to 2"):
        edited_twice.care.settle(conflict.id, choice)
    assert len(edited_twice.care.conflicts()) == 1


def test_an_entry_deleted_while_it_was_edited_is_kept(
    desk: Desk, open_again: OpenAgain, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = desk.accomplishments.log("one")
    at = desk.db.lines.shown_key("accomplishments", entry.id)
    other = open_again().accomplishments
    other.delete([other.get("last")])
    desk.accomplishments.edit(entry, "mine", at)
    again = open_again()
    assert texts(again) == ["mine"]
    (conflict,) = again.care.conflicts()
    assert [line.get("doc", {}).get("text") for line in conflict.versions] == ["mine", None]
    again.care.settle(conflict.id, 2)
    assert texts(again) == []
    again.care.undo()
    assert texts(again) == ["mine"]


def test_an_edit_made_after_the_other_was_read_is_no_conflict(desk: Desk, open_again: OpenAgain) -> None:
    desk.accomplishments.log("one")
    for text in ("two", "three"):
        log = open_again().accomplishments
        log.edit(log.get("last"), text)
    assert open_again().care.conflicts() == []


# --- what somebody else wrote ---------------------------------------------------------------------------------------

GOOD: dict[str, Any] = {"day": "2026-11-20", "kind": "done", "text": "good"}


def write_by_hand(folder: Path, *docs: tuple[str, Any], removed: str = "") -> None:
    """Write documents as somebody does who edits the files, or as another program would."""
    folder.mkdir(exist_ok=True)
    lines: list[dict[str, Any]] = [{"format": 1}]
    for number, (doc_id, doc) in enumerate(docs):
        lines.append(
            {"at": 1_795_000_000_000_000 + number, "act": "hand", "table": "accomplishments", "id": doc_id, "doc": doc}
        )
    if removed:
        base = f"{lines[-1]['at']}.hand"
        stamp = int(FRIDAY.timestamp() * 1_000_000)
        lines.append({"at": stamp, "act": "x", "table": "accomplishments", "id": removed, "base": [base]})
    (folder / "2026.hand.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": 5},
        {"text": None},
        {"text": ["x"]},
        {"day": "2026-13-01"},
        {"day": 20261120},
        {"day": None},
        {"kind": "finished"},
        {"kind": ["done"]},
        {"kind": None},
        {"visibility": "boss"},
        {"visibility": None},
        {"project": 5},
        {"outcome": {}},
        {"by": "soon"},
        {"by": None},
        {"settled": 5},
        {"logged": "yesterday"},
        {"logged": 1795000000},
    ],
    ids=str,
)
def test_an_entry_that_cant_be_one_is_named_and_costs_no_other(
    folder: Path, open_again: OpenAgain, wrong: dict[str, Any]
) -> None:
    write_by_hand(folder, ("goodone", GOOD), ("badone", {**GOOD, **wrong}))
    desk = open_again()
    assert texts(desk) == ["good"]
    assert desk.warnings() == ["Entry badone holds something that is no entry; it is left as it is."]
    assert desk.unreadable() == desk.warnings()
    with pytest.raises(WrongInput, match="Entry badone can't be read; wfhdesk doctor tells more"):
        desk.accomplishments.get("bad")
    desk.accomplishments.log("another")
    assert {*texts(open_again())} == {"good", "another"}


@pytest.mark.parametrize("missing", ["text", "day", "kind"])
def test_an_entry_that_lacks_something_is_named(folder: Path, open_again: OpenAgain, missing: str) -> None:
    write_by_hand(folder, ("badone", {name: value for name, value in GOOD.items() if name != missing}))
    desk = open_again()
    assert texts(desk) == []
    assert len(desk.warnings()) == 1


def test_a_deleted_entry_that_cant_be_read_is_named_and_costs_no_other(folder: Path, open_again: OpenAgain) -> None:
    write_by_hand(folder, ("badone", {**GOOD, "day": "x"}), removed="badone")
    desk = open_again()
    assert desk.accomplishments.trash() == []
    assert desk.unreadable() == ["Entry badone holds something that is no entry; it is left as it is."]


def test_a_day_written_without_hyphens_is_that_day(folder: Path, open_again: OpenAgain) -> None:
    write_by_hand(folder, ("goodone", {**GOOD, "day": "20261110"}))
    log = open_again().accomplishments
    assert [entry.day for entry in log.within(week_of(date(2026, 11, 10)))] == [date(2026, 11, 10)]
    assert log.within(week_of(TODAY)) == []


def test_what_an_entry_has_beyond_ours_doesnt_matter(folder: Path, open_again: OpenAgain) -> None:
    write_by_hand(folder, ("goodone", {**GOOD, "mood": ["fine"], "pinned": "very"}))
    desk = open_again()
    assert [entry.pinned for entry in desk.accomplishments.all()] == [False]
    assert desk.warnings() == []


def test_terminal_escapes_in_a_file_never_get_out(folder: Path, open_again: OpenAgain) -> None:
    nasty = {name: f"a\x1b[2J\u202e{name}\x07" for name in ("text", "project", "outcome")}
    write_by_hand(folder, ("goodone", {**GOOD, **nasty}), ("\x1b[2Jbad", GOOD))
    desk = open_again()
    (entry,) = desk.accomplishments.all()
    assert (entry.text, entry.project, entry.outcome) == ("a[2Jtext", "a[2Jproject", "a[2Joutcome")
    assert desk.warnings() == ["Entry [2Jbad holds something that is no entry; it is left as it is."]


def test_an_entry_without_its_moment_has_no_time(folder: Path, open_again: OpenAgain) -> None:
    write_by_hand(folder, ("goodone", GOOD))
    assert open_again().accomplishments.get("good").time is None


def test_a_time_without_its_offset_is_shown_as_it_stands(folder: Path, open_again: OpenAgain) -> None:
    write_by_hand(folder, ("goodone", {**GOOD, "logged": "2026-11-20T09:15:00"}))
    assert open_again().accomplishments.get("good").time == "09:15"


def test_nothing_to_undo_is_an_error(desk: Desk) -> None:
    with pytest.raises(DeskError, match="nothing to undo"):
        desk.care.undo()


def test_a_private_entry_written_anew_stays_private(desk: Desk) -> None:
    log = desk.accomplishments
    entry = log.log("Asked for a raise !private")
    assert log.edit(entry, "Asked for more money").visibility == "private"
    assert log.edit(entry, "Asked for more money !supervisor").visibility == "supervisor"


def test_a_days_entries_are_those_about_it_and_those_logged_on_it(desk: Desk, clock: FrozenClock) -> None:
    """Each once, oldest first; what was logged today about another year is among them."""
    log = desk.accomplishments
    clock.set(datetime(2026, 11, 19, 9, 0, tzinfo=AMSTERDAM))
    log.log("yesterday, about yesterday")
    clock.set(datetime(2026, 11, 20, 9, 0, tzinfo=AMSTERDAM))
    log.log("today")
    log.log("2025-03-03: long ago")
    log.log("2026-11-03: some weeks ago")
    clock.set(datetime(2026, 11, 21, 9, 0, tzinfo=AMSTERDAM))
    log.log("yesterday: told later")
    assert [entry.text for entry in log.of_day(date(2026, 11, 20))] == [
        "long ago",
        "some weeks ago",
        "today",
        "told later",
    ]


def test_a_days_entries_are_found_without_reading_former_years(
    desk: Desk, open_again: Callable[[], Desk], clock: FrozenClock
) -> None:
    """Today shows them at every change."""
    clock.set(datetime(2025, 11, 20, 9, 0, tzinfo=AMSTERDAM))
    desk.accomplishments.log("old")
    clock.set(datetime(2026, 11, 20, 9, 0, tzinfo=AMSTERDAM))
    desk.accomplishments.log("new")
    again = open_again()
    assert [entry.text for entry in again.accomplishments.of_day(date(2026, 11, 20))] == ["new"]
    assert not again.db.lines.versions.chain("accomplishments", desk.accomplishments.all()[0].id)


def test_a_whole_id_that_is_gone_begins_no_other(
    desk: Desk, open_again: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked for by itself: going through every entry would hold the app up."""
    entry = desk.accomplishments.log("one")
    desk.accomplishments.delete([entry])
    monkeypatch.setattr(LinesTable, "all", None)
    with pytest.raises(WrongInput, match="There is no entry"):
        open_again().accomplishments.get(entry.id)
