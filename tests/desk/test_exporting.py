"""One JSON that holds everything: taken in elsewhere it gives the same desk, and a hostile one gives nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import FrozenClock
from wfhdesk.adapters import own_files
from wfhdesk.desk.bringing_back import Wishes, bring_back, compared
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.desk.export_tables import as_csv, write_tables
from wfhdesk.desk.exporting import as_json, read, read_file, write
from wfhdesk.desk.holding_records import holding_of
from wfhdesk.desk.sample import lay_out
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.holdings import TABLES

ADDING = Wishes(removes=False, overwrites=False)
EVERYTHING = Wishes(removes=False, overwrites=True, files=True)


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The sample desk, with what it has nothing of: an entry in the trash, own templates and checklists, a publication."""
    desk = lay_out(str(tmp_path_factory.mktemp("rich")), FrozenClock()).desk
    log = desk.accomplishments
    log.delete([log.all()[-1]])
    log.log("É ⇒ \u2028 emoji 🎉 and \\@name")
    desk.updates.copy_templates("nl")
    own_files.write_all(str(Path(desk.settings.path).parent), {"checklists/mine (2).toml": b"# mine\n"})
    with desk.db.lines.act(silent=True):
        desk.db.table("publications").insert({"form": "ics", "target": "/tmp/x.ics", "level": "busy", "device": "abcd"})
    return desk


def taken_in(desk: Desk, text: str, wishes: Wishes = EVERYTHING) -> int:
    holding = read(text.encode(), "x.json").holding
    return bring_back(desk, holding, compared(desk, holding, wishes), wishes, "took it in").documents


def test_an_export_of_a_rich_desk_gives_the_same_desk(rich: Desk, desk: Desk, folder: Path, clock: FrozenClock) -> None:
    text = as_json(rich)
    taken_in(desk, text)
    again = open_desk(str(folder), clock)
    theirs, ours = holding_of(rich), holding_of(again)
    assert len(theirs.tables) >= 10
    assert {*theirs.tables} <= {*TABLES}
    assert ours.tables == theirs.tables
    assert ours.trash == theirs.trash
    assert len(theirs.trash) >= 1
    assert ours.files == theirs.files
    assert {"config.toml", "templates/nl/topics.md.j2", "checklists/mine (2).toml"} <= {*ours.files}
    assert again.settings.all() == rich.settings.all()


def test_the_parts_of_the_desk_read_the_same_from_it(rich: Desk, desk: Desk, folder: Path, clock: FrozenClock) -> None:
    taken_in(desk, as_json(rich))
    again = open_desk(str(folder), clock)
    assert again.accomplishments.all() == rich.accomplishments.all()
    assert [one.entry for one in again.accomplishments.trash()] == [one.entry for one in rich.accomplishments.trash()]
    assert again.updates.all() == rich.updates.all()
    assert again.people.all() == rich.people.all()
    assert again.people.contacts() == rich.people.contacts()
    assert again.people.offers() == rich.people.offers()
    assert again.projects.all() == rich.projects.all()
    assert again.availability.patterns() == rich.availability.patterns()
    assert again.availability.occasions() == rich.availability.occasions()
    assert again.assessments.runs(whole=True) == rich.assessments.runs(whole=True)
    assert again.assessments.actions() == rich.assessments.actions()
    assert again.unreadable() == rich.unreadable()


def test_an_export_of_the_import_is_the_same_text(rich: Desk, desk: Desk, folder: Path, clock: FrozenClock) -> None:
    taken_in(desk, as_json(rich))
    one, other = json.loads(as_json(rich)), json.loads(as_json(open_desk(str(folder), clock)))
    assert {**one, "made": ""} == {**other, "made": ""}


def test_a_second_import_changes_nothing_and_undo_takes_all_of_it_back(
    rich: Desk, desk: Desk, folder: Path, clock: FrozenClock
) -> None:
    text = as_json(rich)
    assert taken_in(desk, text) > 100
    again = open_desk(str(folder), clock)
    assert taken_in(again, text) == 0
    assert again.care.undo() == "took it in"
    assert holding_of(open_desk(str(folder), clock)).tables == {}


def test_what_differs_stays_unless_theirs_is_to_win(desk: Desk) -> None:
    log = desk.accomplishments
    first, second = log.log("First"), log.log("Second")
    text = as_json(desk)
    log.replace(first._replace(text="First, mine"))
    log.delete([second])
    log.log("Third")
    assert taken_in(desk, text, ADDING) == 0
    assert [entry.text for entry in log.all()] == ["First, mine", "Third"]
    assert taken_in(desk, text, EVERYTHING) == 2
    assert [entry.text for entry in log.all()] == ["First", "Second", "Third"]
    desk.care.undo()
    assert [entry.text for entry in log.all()] == ["First, mine", "Third"]


def test_nothing_that_this_device_would_publish_comes_in_by_itself(desk: Desk) -> None:
    """Who makes an export must not choose where this device writes."""
    desk.accomplishments.log("x")
    device = desk.db.lines.device.id
    evil = {"form": "ics", "target": "/tmp/evil.ics", "level": "full", "device": device, "kept": True, "space": "x"}
    text = whole(tables={"publications": {"a1": evil}}).decode()
    assert taken_in(desk, text, ADDING) == 0
    assert desk.publishing.all() == []


def test_letters_that_have_no_form_in_utf8_survive(desk: Desk, tmp_path: Path, clock: FrozenClock) -> None:
    desk.db.table("projects").insert({"name": "lone \ud800"})
    other = open_desk(str(tmp_path / "other"), clock)
    taken_in(other, as_json(desk))
    assert holding_of(other).tables == holding_of(desk).tables


# --- hostile --------------------------------------------------------------------------------------------------------


def whole(**parts: Any) -> bytes:
    sound = {
        "kind": "wfhdesk export",
        "format": 1,
        "made": "2026-11-20T14:10:00+01:00",
        "tables": {},
        "trash": {},
        "files": {},
    }
    return json.dumps(sound | parts).encode()


def test_a_bare_one_is_read() -> None:
    assert read(whole(), "x").holding.tables == {}


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"[]", b"{}", b"null", b"\xff\xfe", b'{"kind": "wfhdesk export"}', b"[" * 200_000, b'{"a":' * 200_000),
        *(
            whole(kind="x"),
            whole(format="1"),
            whole(format=True),
            whole(made=3),
            whole(made="2026-11-20"),
            whole(made=None),
        ),
        *(whole(tables=[]), whole(tables=None), whole(tables={"people": []}), whole(tables={"people": {"a": 1}})),
        *(whole(tables={"../x": {}}), whole(tables={"": {}}), whole(tables={"people": {"a b": {}}})),
        *(whole(tables={"people": {"x" * 65: {}}}), whole(tables={"people": {"\x1b[2J": {}}}), whole(trash=3)),
        *(
            whole(trash={"a": []}),
            whole(files=[]),
            whole(files={"../../.bashrc": "x"}),
            whole(files={"config.toml": 3}),
        ),
        *(whole(files={"/etc/passwd": "x"}), whole(files={"checklists/x.toml": "x" * 1_000_001})),
        *(whole(tables={"people": {"a": {"n": float("nan")}}}), whole(tables={"people": {"a": {"n": float("inf")}}})),
        whole(tables={"people": {"a": {"x": json.loads("[" * 40 + "]" * 40)}}}),
        b'{"kind":"wfhdesk export","format":1,"x":' + b"9" * 5000 + b"}",
    ],
    ids=lambda data: f"{data[:40]!r}-{len(data)}",
)
def test_what_is_no_export_is_refused_whole_with_a_sentence(data: bytes) -> None:
    with pytest.raises(WrongInput, match=r"no export of wfhdesk: .*Nothing was changed") as refused:
        read(data, "evil\x1b[2J.json")
    assert str(refused.value).isprintable()


def test_one_of_a_newer_wfhdesk_is_refused_with_what_to_do() -> None:
    with pytest.raises(DeskError, match="upgrade wfhdesk"):
        read(whole(format=2), "x")


def test_a_huge_one_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("wfhdesk.desk.exporting.LARGEST", 1000)
    (tmp_path / "x.json").write_bytes(whole(x="x" * 1000))
    with pytest.raises(WrongInput, match="larger than an export"):
        read_file(str(tmp_path / "x.json"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=8), inside, max_size=4),
    max_leaves=20,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    tables=st.dictionaries(
        st.sampled_from(TABLES),
        st.dictionaries(st.from_regex("[0-9a-z]{1,12}", fullmatch=True), JSON, max_size=3),
        max_size=3,
    )
)
def test_whatever_documents_say_they_are_refused_or_a_desk_can_be_read_with_them(
    tmp_path_factory: pytest.TempPathFactory, tables: Any
) -> None:
    folder = tmp_path_factory.mktemp("desk") / "desk"
    desk = open_desk(str(folder), FrozenClock())
    try:
        taken_in(desk, whole(tables=tables).decode(), ADDING)
    except WrongInput:
        assert not folder.exists()
        return
    again = open_desk(str(folder), FrozenClock())
    assert holding_of(again).tables == {table: documents for table, documents in tables.items() if documents}
    again.unreadable()
    again.accomplishments.trash()
    as_json(again)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_field_that_holds_something_else_than_it_should_keeps_no_desk_from_being_read(
    tmp_path_factory: pytest.TempPathFactory, rich: Desk, data: st.DataObject
) -> None:
    tables: Any = json.loads(as_json(rich))["tables"]
    for _time in range(3):
        documents = tables[data.draw(st.sampled_from(sorted(tables)))]
        doc = documents[data.draw(st.sampled_from(sorted(documents)))]
        doc[data.draw(st.sampled_from(sorted(doc)))] = data.draw(JSON)
    desk = open_desk(str(tmp_path_factory.mktemp("desk") / "desk"), FrozenClock())
    assert taken_in(desk, whole(tables=tables).decode(), ADDING)
    desk.unreadable()
    desk.people.standings()
    desk.nudges.choice()
    assert holding_of(desk).tables == tables


# --- files ----------------------------------------------------------------------------------------------------------


def test_an_export_is_for_its_owner_only_and_writes_over_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    write(str(path), b"1")
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(WrongInput, match="there already"):
        write(str(path), b"2")
    write(str(path), b"3", force=True)
    assert path.read_bytes() == b"3"


def test_tables_are_csv_with_every_field_and_no_formula(desk: Desk, tmp_path: Path) -> None:
    desk.accomplishments.log('=1+1 said "so", and\tmore #billing')
    desk.accomplishments.log("-2 bugs => +3 tests")
    paths = write_tables(desk, str(tmp_path / "tables"))
    assert [Path(path).name for path in paths] == ["accomplishments.csv"]
    data = Path(paths[0]).read_bytes()
    assert data.endswith(b"\r\n")
    first, second = csv.DictReader(io.StringIO(data.decode(), newline=""))
    assert first["text"].startswith('\'=1+1 said "so", and')
    assert (second["text"], second["outcome"]) == ("'-2 bugs", "'+3 tests")
    assert {"id", "day", "project", "outcome"} <= {*first}
    with pytest.raises(WrongInput, match="--force"):
        write_tables(desk, str(tmp_path / "tables"))
    assert write_tables(desk, str(tmp_path / "tables"), force=True) == paths


@given(
    st.dictionaries(st.text(min_size=1, max_size=5), st.dictionaries(st.text(max_size=5), JSON, max_size=4), max_size=5)
)
def test_any_documents_make_a_table_whose_cells_run_nothing(documents: Any) -> None:
    rows = list(csv.reader(io.StringIO(as_csv(documents), newline="")))
    assert len(rows) == len(documents) + 1
    assert len({len(row) for row in rows}) == 1
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r"))
            assert not cell.startswith("-") or float(cell) <= 0
