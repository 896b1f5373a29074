"""`edit`, `move`, `merge`, `delete`, `restore`, `resolve`, `undo` and `redo`, as a person runs them."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from cli.conftest import Contents, Refused, Shown
from cli.terminal import on_a_terminal
from conftest import Run
from wfhdesk.domain.periods import short_day

TODAY = date.today()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def ids(run: Run) -> list[str]:
    """The ids of three entries: a plan, a blocker, something done."""
    lines = "> Finish it #guide\n? Need it from @omar by 2999-01-01\nFixed it #billing => sooner\n"
    return run("log", "-", stdin=lines).stdout.split()


# --- edit -----------------------------------------------------------------------------------------------------------


def test_an_entry_is_written_anew(run: Run, shown: Shown, ids: list[str]) -> None:
    done = run("edit", ids[2][:6], "Fixed", "it all #payroll => much sooner")
    assert done.stdout == ids[2] + "\n"
    assert done.stderr == "Changed under payroll · outcome: much sooner\n"
    entry = shown()[2]
    assert (entry["id"], entry["text"], entry["project"]) == (ids[2], "Fixed it all", "payroll")
    assert entry["time"]


@pytest.mark.parametrize(
    ("options", "changed"),
    [
        (["--on", "yesterday"], {"day": str(YESTERDAY), "time": None}),
        (["--project", "payroll"], {"project": "payroll"}),
        (["--project", ""], {"project": None}),
        (["--outcome", " two  days "], {"outcome": "two days"}),
        (["--outcome", ""], {"outcome": None}),
        (["--kind", "learned"], {"kind": "learned"}),
        (["--kind", "blocker", "--by", "2999-01-01"], {"kind": "blocker", "by": "2999-01-01"}),
        (["--private"], {"visibility": "private"}),
        (["--visibility", "team"], {"visibility": "team"}),
        (["--pin"], {"pinned": True}),
        (["--unpin"], {"pinned": False}),
        (
            ["--pin", "--project", "a", "--on", "2020-01-01"],
            {"pinned": True, "project": "a", "day": "2020-01-01", "time": None},
        ),
    ],
    ids=" ".join,
)
def test_options_change_parts_of_an_entry_and_leave_the_rest(
    run: Run, shown: Shown, ids: list[str], options: list[str], changed: dict[str, object]
) -> None:
    before = next(entry for entry in shown() if entry["id"] == ids[2])
    assert run("edit", "last", *options).stdout == ids[2] + "\n"
    after = next(entry for entry in shown() if entry["id"] == ids[2])
    assert after == {**before, **changed}


def test_a_blocker_that_becomes_another_kind_loses_its_date(run: Run, shown: Shown, ids: list[str]) -> None:
    run("edit", ids[1], "--by", "")
    assert shown("--kind", "blocker")[0]["by"] is None
    run("edit", ids[1], "--by", "2999-02-01")
    run("resolve", ids[1])
    run("edit", ids[1], "--kind", "done")
    entry = next(entry for entry in shown() if entry["id"] == ids[1])
    assert (entry["by"], entry["settled"]) == (None, None)


def test_by_is_seen_from_the_day_the_same_edit_names(run: Run, shown: Shown, ids: list[str]) -> None:
    run("edit", ids[1], "--on", "2026-11-18", "--by", "thu")  # a Wednesday
    assert next(entry for entry in shown() if entry["id"] == ids[1])["by"] == "2026-11-19"


def test_options_change_several_entries_at_once(run: Run, shown: Shown, ids: list[str]) -> None:
    done = run(
        "edit", ids[0], ids[1][:6], "last", "last", "--on", "yesterday", "--project", "guide", "--private", "--pin"
    )
    assert done.stdout.split() == ids
    assert done.stderr == "Changed: Finish it\nChanged: Need it from @omar\nChanged: Fixed it\n"
    for entry in shown():
        assert (entry["day"], entry["project"], entry["visibility"], entry["pinned"]) == (
            str(YESTERDAY),
            "guide",
            "private",
            True,
        )
    assert run("undo").stderr == "Took back: changed 3 entries. wfhdesk redo does it again.\n"
    assert {entry["day"] for entry in shown()} == {str(TODAY)}


def test_several_are_changed_or_none(refused: Refused, ids: list[str]) -> None:
    assert "this entry is none" in refused("edit", ids[1], ids[0], "--by", "2999-01-01")
    told = refused("edit", ids[0], ids[1], "Finished it all", "--private")
    assert told.startswith("There is no entry finished it all.")
    assert told.endswith("With options every word is an id; write one entry anew with a line, and without options.")


def test_a_line_written_anew_may_begin_like_an_id(run: Run, shown: Shown, ids: list[str]) -> None:
    run("edit", ids[2], ids[0][:5], "is done")
    assert shown()[2]["text"] == f"{ids[0][:5]} is done"


def test_what_looks_like_a_sign_in_a_new_line_is_told(run: Run, ids: list[str]) -> None:
    assert run("edit", ids[2], "Fixed it !privat").stderr == "Changed\n“!privat” is text; did you mean !private?\n"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "the following arguments are required: ID"),
        (["zzzzz", "x"], "There is no entry zzzzz. wfhdesk show lists them with their ids."),
        (["last"], "Say what to change: wfhdesk edit ID 'the new line', or options"),
        (["last", ""], "says nothing that was done"),
        (
            ["last", "a new line", "--pin"],
            "With options every word is an id; write one entry anew with a line, and without",
        ),
        (["last", "--private", "--visibility", "all"], "--visibility: not allowed with argument --private"),
        (["last", "--pin", "--unpin"], "not allowed with argument --pin"),
        (["last", "--on", "tomorrow"], "“tomorrow” is no day"),
        (["last", "--on", ""], "“” is no day"),
        (["last", "--on", "2999-01-01"], "lies ahead"),
        (["last", "--by", "thu"], "--by says until when a blocker can wait; this entry is none."),
        (["last", "--kind", "blocker", "--by", "x"], "“x” is no day"),
        (["last", "--project", "a b"], "can't be a project"),
        (["last", "--kind", "x"], "“x” can't be --kind; it is one of: done, "),
        (["last", "2999-01-01: x"], "lies ahead"),
        (["last", "--outcome", "x" * 4001], "at most 4000 characters"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_an_edit_that_cant_be_is_refused(refused: Refused, ids: list[str], arguments: list[str], why: str) -> None:
    assert ids
    assert why.lower() in refused("edit", *arguments).lower()


def test_an_id_that_several_begin_with_is_refused_with_them(run: Run, refused: Refused) -> None:
    made = run("log", "-", stdin="\n".join(map(str, range(40)))).stdout.split()
    first = next(one[0] for one in made if [other[0] for other in made].count(one[0]) > 1)
    for word in ("delete", "resolve", "edit"):
        sentence = refused(word, first, *(["x"] if word == "edit" else []))
        assert f"ids begin with {first}: {first}" in sentence
        assert sentence.endswith("Type one more character.")


Editor = Callable[[str], dict[str, str]]


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    """An editor that is a shell script, as the environment names it; `$1` is the file."""

    def editor(script: str) -> dict[str, str]:
        path = tmp_path / "my editor"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o700)
        return {"EDITOR": shlex.quote(str(path)), "VISUAL": ""}

    return editor


def test_at_a_terminal_the_editor_opens_with_the_entrys_line(
    folder: Path, tmp_path: Path, shown: Shown, ids: list[str], editor: Editor
) -> None:
    seen = tmp_path / "seen"
    script = editor(f'cp "$1" "{seen}"; sed -i s/Fixed/Mended/ "$1"')
    done = on_a_terminal("edit", "last", WFHDESK_DIR=str(folder), **script)
    assert done.code == 0, done.text
    assert seen.read_text() == f"{TODAY}: Fixed it #billing => sooner\n"
    assert "Changed under billing · outcome: sooner" in done.text
    entry = shown()[2]
    assert (entry["id"], entry["text"], entry["project"]) == (ids[2], "Mended it", "billing")


@pytest.mark.parametrize(
    ("script", "code", "why"),
    [
        ("exit 1", 1, "ended with an error; nothing was changed."),
        (": > $1", 2, "An entry is one line; nothing was changed."),
        ("printf 'a\\nb\\n' > $1", 2, "An entry is one line; nothing was changed."),
        ("echo '2999-01-01: x' > $1", 2, "lies ahead"),
        ("printf '\\377\\n' > $1", 1, "nothing was changed."),
        ("rm $1", 1, "nothing was changed."),
    ],
)
def test_an_editor_that_goes_wrong_changes_nothing(  # noqa: PLR0917
    folder: Path, contents: Contents, ids: list[str], editor: Editor, script: str, code: int, why: str
) -> None:
    assert ids
    before = contents()
    done = on_a_terminal("edit", "last", WFHDESK_DIR=str(folder), **editor(script))
    assert done.code == code
    assert done.text.startswith("wfhdesk: ")
    assert why in done.text
    assert contents() == before


def test_without_an_editor_it_says_what_to_set(folder: Path, ids: list[str]) -> None:
    assert ids
    done = on_a_terminal("edit", "last", WFHDESK_DIR=str(folder), EDITOR="/no/such/editor", VISUAL="")
    assert done == (1, "wfhdesk: The editor “/no/such/editor” could not be started; set EDITOR to the one you use.\n")


def test_what_somebody_else_wrote_meanwhile_is_kept_too(
    folder: Path, run: Run, shown: Shown, ids: list[str], editor: Editor
) -> None:
    other = f'"{sys.executable}" -m wfhdesk edit {ids[2]} "Theirs" >/dev/null 2>&1'
    script = editor(f'{other}; sed -i s/Fixed/Mine/ "$1"')
    assert on_a_terminal("edit", ids[2], WFHDESK_DIR=str(folder), **script).code == 0
    assert shown()[2]["text"] == "Mine it"
    told = run("doctor", check=False)
    assert told.returncode == 1
    assert (
        f"{ids[2][:5]} was changed in two places at once. Keep one: wfhdesk doctor --settle {ids[2][:5]} --keep N"
        in told.stdout
    )
    one, two = told.stdout.splitlines()[-2:]
    assert one.startswith("  1. ")
    assert one.endswith("  Mine it; project: billing; outcome: sooner")
    assert two.startswith("  2. ")
    assert two.endswith("  Theirs; project: –; outcome: –")
    assert (
        run("doctor", "--settle", ids[2][:5], "--keep", "2").stderr == "Settled; wfhdesk undo brings the choice back.\n"
    )
    assert shown()[2]["text"] == "Theirs"
    assert run("doctor").stdout.endswith("All is well.\n")
    run("undo")
    assert shown()[2]["text"] == "Mine it"
    assert run("doctor", check=False).returncode == 1


# --- move, merge, resolve -------------------------------------------------------------------------------------------


def test_entries_move_to_a_project_or_to_none(run: Run, shown: Shown, ids: list[str]) -> None:
    done = run("move", ids[0], ids[2][:6], "#Payroll")
    assert done.stdout == ""
    assert done.stderr == "Moved to Payroll: Finish it\nMoved to Payroll: Fixed it\n"
    assert [entry["project"] for entry in shown()] == ["Payroll", None, "Payroll"]
    assert run("move", "last", "-").stderr == "Taken out of its project: Fixed it\n"
    assert [entry["project"] for entry in shown()] == ["Payroll", None, None]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["last"], "required"),
        (["last", "a b"], "can't be a project"),
        (["last", ""], "can't be a project"),
        (["zzzzz", "last", "billing"], "There is no entry zzzzz"),
        (["last", "zzzzz", "billing"], "There is no entry zzzzz"),
    ],
    ids=str,
)
def test_a_move_that_cant_be_is_refused_whole(refused: Refused, ids: list[str], arguments: list[str], why: str) -> None:
    assert ids
    assert why in refused("move", *arguments)


def test_several_become_one(run: Run, shown: Shown, ids: list[str]) -> None:
    other = run("log", "Tested it => safer").stdout.strip()
    done = run("merge", other, ids[2])
    assert done.stdout == other + "\n"
    assert done.stderr == "Merged: Tested it; Fixed it\n"
    one = shown()[-1]
    assert (one["id"], one["text"], one["outcome"], one["project"]) == (
        other,
        "Tested it; Fixed it",
        "safer; sooner",
        "billing",
    )
    assert json.loads(run("restore", "--json").stdout)[0]["id"] == ids[2]
    run("undo")
    assert [entry["id"] for entry in shown()] == [*ids, other]


def test_what_cant_be_one_is_refused(run: Run, refused: Refused, ids: list[str], tmp_path: Path) -> None:
    assert "To merge takes two entries or more." in refused("merge", ids[0])
    assert "To merge takes two entries or more." in refused("merge", ids[2], "last")
    assert "different kinds" in refused("merge", *ids)
    assert "different readers" in refused("merge", ids[2], run("log", "x !private").stdout.strip())
    run("update", "--eml", str(tmp_path / "week.eml"))
    assert "some didn't" in refused("merge", ids[2], run("log", "x").stdout.strip())


def test_plans_and_blockers_are_resolved_once(run: Run, shown: Shown, refused: Refused, ids: list[str]) -> None:
    assert "is no plan and no blocker; only these are resolved." in refused("resolve", *ids)
    assert run("resolve", ids[0], ids[1]).stderr == "Resolved: Finish it\nResolved: Need it from @omar\n"
    assert [entry["settled"] for entry in shown()] == [str(TODAY), str(TODAY), None]
    assert f"was resolved on {TODAY} already." in refused("resolve", ids[0])


# --- delete, restore ------------------------------------------------------------------------------------------------


def test_what_was_deleted_comes_back(run: Run, shown: Shown, refused: Refused, ids: list[str]) -> None:
    before = shown()
    assert run("restore").stderr == "The trash is empty.\n"
    done = run("delete", ids[0], "last")
    assert done.stderr == (
        "Deleted (wfhdesk undo brings it back): Finish it\nDeleted (wfhdesk undo brings it back): Fixed it\n"
    )
    assert len(shown()) == 1
    assert f"There is no entry {ids[0]}" in refused("delete", ids[0])
    assert run("restore").stdout.splitlines() == [
        f"{ids[0][:5]}  {short_day(TODAY)}  Finish it",
        f"{ids[2][:5]}  {short_day(TODAY)}  Fixed it",
    ]
    assert json.loads(run("restore", "--json").stdout) == [
        {"id": ids[0], "text": "Finish it", "deleted": str(TODAY)},
        {"id": ids[2], "text": "Fixed it", "deleted": str(TODAY)},
    ]
    assert "There is no entry zzzzz" in refused("restore", "last", "zzzzz")
    assert run("restore", "last", ids[0][:6]).stderr == "Restored: Fixed it\nRestored: Finish it\n"
    assert shown() == before
    assert refused("restore", "last").startswith("The trash is empty. ")
    assert refused("restore", "zzzzz").endswith(": wfhdesk restore --from last")


@pytest.mark.parametrize("backup", ["2026-11-20", "2026-11-20T1410", "desk.zip"])
def test_a_backup_in_the_place_of_an_id_is_told_where_it_goes(run: Run, refused: Refused, backup: str) -> None:
    """Also where the trash isn't empty."""
    for _each in range(2):
        assert refused("restore", backup).endswith(f"is named behind --from: wfhdesk restore --from {backup}")
        run("log", "Fixed it")
        run("delete", "last")


@pytest.mark.parametrize("word", ["delete", "resolve", "merge", "move"])
def test_these_take_an_id(refused: Refused, word: str) -> None:
    assert "required" in refused(word)
    assert "There is no entry zz" in refused(word, "zz", "zzz")
    assert refused(word, "last", "x").startswith("Nothing is logged yet; start with: wfhdesk log")


# --- undo, redo -----------------------------------------------------------------------------------------------------


def test_each_step_is_taken_back_and_done_again(run: Run, shown: Shown, refused: Refused) -> None:
    run("log", "one")
    run("edit", "last", "two")
    run("delete", "last")
    assert run("undo").stderr == "Took back: deleted “two”. wfhdesk redo does it again.\n"
    assert run("undo").stderr == "Took back: changed “two”. wfhdesk redo does it again.\n"
    assert [entry["text"] for entry in shown()] == ["one"]
    assert run("redo").stderr == "Did again: changed “two”.\n"
    assert [entry["text"] for entry in shown()] == ["two"]
    run("undo")
    run("undo")
    assert shown() == []
    assert refused("undo", code=1) == "There is nothing to undo."
    run("log", "three")
    assert refused("redo", code=1) == "There is nothing to redo."


def test_undo_on_an_empty_desk_says_so(refused: Refused) -> None:
    for word in ("undo", "redo"):
        assert refused(word, code=1) == f"There is nothing to {word}."
