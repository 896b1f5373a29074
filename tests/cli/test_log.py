"""`wfhdesk log`, as a person runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from cli.conftest import Contents, Refused, Shown
from cli.terminal import on_a_terminal
from conftest import Run
from wfhdesk.domain.periods import following, latest, short_day

FIXED = "Fixed the billing export with @priya, thanks @sam #billing => invoices go out a day earlier"


def test_log_prints_only_the_id_and_tells_what_it_understood_on_stderr(run: Run, shown: Shown) -> None:
    done = run("log", FIXED)
    (entry,) = shown()
    assert done.stdout == entry["id"] + "\n"
    assert done.stderr == (
        "Logged under billing · spoke with Priya · thanks to Sam · outcome: invoices go out a day earlier\n"
    )
    today = {date.today(), date.today() - timedelta(days=1)}
    assert date.fromisoformat(entry.pop("day")) in today
    assert entry.pop("time")[2] == ":"
    assert entry == {
        "id": entry["id"],
        "text": "Fixed the billing export with @priya, thanks @sam",
        "kind": "done",
        "project": "billing",
        "people": ["priya", "sam"],
        "thanks": ["sam"],
        "contacts": ["priya"],
        "outcome": "invoices go out a day earlier",
        "visibility": "all",
        "by": None,
        "settled": None,
        "pinned": False,
        "moves": [],
        "dropped": None,
        "reported_in": [],
    }


def test_the_desk_is_made_for_its_owner_only(run: Run, folder: Path) -> None:
    run("log", "x")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600]


THURSDAY = following(3, date.today())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["Fixed it"], "Logged"),
        (["Fixed", "it", "in", "words"], "Logged"),
        (["> Finish it"], "Logged as a plan"),
        (["~ Half way"], "Logged as in progress"),
        (["+ Keys rot #infra"], "Logged as learned under infra"),
        (["? Need it from @omar by Thu"], f"Logged as a blocker · wanted by {short_day(THURSDAY)}"),
        (["--kind", "blocker", "--by", "thu", "Need it"], f"Logged as a blocker · wanted by {short_day(THURSDAY)}"),
        (["--on", "yesterday", "Fixed it"], f"Logged · on {short_day(date.today() - timedelta(days=1))}"),
        (
            ["mon: Fixed it"],
            "Logged" + ("" if date.today().weekday() == 0 else f" · on {short_day(latest(0, date.today()))}"),
        ),
        (["--private", "Saw the doctor"], "Logged · only for you"),
        (["Asked for a raise !supervisor"], "Logged · for your supervisor only"),
        (["--visibility", "team", "Cake"], "Logged · for the team only"),
        (["--project", "billing", "--outcome", "sooner", "Fixed it"], "Logged under billing · outcome: sooner"),
        (["--", "-5 % on the bill"], "Logged"),
        (["- a dash in one argument"], "Logged"),
        (["Met @a, @b and @c.d"], "Logged · spoke with A, B and C D"),
        (["today: Fixed it"], "Logged"),
        (["Taught it #C++"], "Logged under C++"),
        (["Saw the doctor !privat"], "Logged\n“!privat” is text; did you mean !private?"),
        (["tomorrow: Fix it"], "Logged\n“tomorrow:” lies ahead, so it stays text; a plan has > in front."),
    ],
    ids=str,
)
def test_stderr_tells_what_was_understood(run: Run, arguments: list[str], told: str) -> None:
    assert run("log", *arguments).stderr == told + "\n"


def test_two_contacts_in_dutch(run: Run) -> None:
    done = run("log", "gisteren: Gebeld met @priya en @omar, dankzij @sam #facturen", LANG="nl_NL.UTF-8")
    assert "Priya en Omar" in done.stderr
    assert "Sam" in done.stderr
    assert "facturen" in done.stderr
    assert "Logged" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "Say what you got done: wfhdesk log 'Fixed the export #billing', or wfhdesk log - to read stdin."),
        ([""], "says nothing that was done"),
        (["!private"], "“!private” says nothing that was done; write it in a few words."),
        ([">"], "says nothing that was done"),
        (["2999-01-01: x"], "2999-01-01 lies ahead."),
        (["2026-02-30: x"], "There is no day 2026-02-30."),
        (["--on", "tomorrow", "x"], "“tomorrow” is no day. Try yesterday, monday or 2026-11-20."),
        (["--on", "2999-01-01", "x"], "lies ahead"),
        (["--on", "", "x"], "“” is no day. Try yesterday, monday or 2026-11-20."),
        (["--by", "", "? x"], "“” is no day. Try tomorrow, thu or"),
        (["--project", "", "x"], "“” can't be a project"),
        (["--private", "--visibility", "all", "x"], "--visibility: not allowed with argument --private"),
        (["--visibility", "team", "--private", "x"], "--private: not allowed with argument --visibility"),
        (["--by", "thu", "x"], "--by says until when a blocker can wait; start the line with ? to log one."),
        (["--by", "never", "? x"], "“never” is no day. Try tomorrow, thu or"),
        (["--kind", "done", "> x"], "The line says plan and --kind says done; keep one of them."),
        (["--project", "a b", "x"], "“a b” can't be a project"),
        (["--project", "b", "x #a"], "The line says a and --project says b"),
        (["--outcome", "later", "x => sooner"], "The line says sooner and --outcome says later"),
        (["--private", "x !team"], "The line says team and --visibility says private"),
        (["x !team !supervisor"], "The line says !supervisor and !team"),
        (["--kind", "finished", "x"], "“finished” can't be --kind; it is one of: done, "),
        (["--nonsense", "x"], "nrecognized arguments: --nonsense"),
        (["-x"], "nrecognized arguments: -x"),
        (["x" * 4001], "at most 4000 characters, this one has 4001"),
        (["--outcome", "x" * 4001, "x"], "at most 4000 characters, this one has 4001"),
        (["\x1b\x07"], "says nothing that was done"),
    ],
    ids=ascii,
)
def test_wrong_input_is_refused_in_one_sentence(refused: Refused, arguments: list[str], why: str) -> None:
    assert why in refused("log", *arguments)


def test_a_desk_with_entries_is_as_it_was_after_wrong_input(run: Run, refused: Refused) -> None:
    run("log", "x")
    refused("log", "> ")
    refused("log", "-", stdin="one\n!private\n")


def test_escapes_and_bad_bytes_never_reach_the_terminal_again(run: Run, shown: Shown) -> None:
    assert "\x1b" not in run("log", "a\x1b[31mb\x07 => c\x9bd").stderr
    subprocess.run(
        [sys.executable, "-m", "wfhdesk", "log", b"caf\xe9 \xff"],
        env={**os.environ, "WFHDESK_DIR": str(Path(os.environ["HOME"]) / "other")},
        check=True,
        capture_output=True,
    )
    (entry,) = shown()
    assert (entry["text"], entry["outcome"]) == ("a[31mb", "cd")
    assert run("--desk", str(Path(os.environ["HOME"]) / "other"), "show").stdout.count("caf� �") == 1


# --- from stdin -----------------------------------------------------------------------------------------------------


def test_a_list_is_read_from_stdin(run: Run, shown: Shown) -> None:
    done = run(
        "log", "-", "--project", "billing", stdin="\ufeff- one\r\n\r\n* > two\r\n  • yesterday: three => sooner\r\nfour"
    )
    entries = shown()
    assert {*done.stdout.split()} == {entry["id"] for entry in entries}
    assert done.stderr == "Logged 4 entries.\n"
    by_text = {entry["text"]: entry for entry in entries}
    assert [*by_text] == ["three", "one", "two", "four"]
    assert by_text["two"]["kind"] == "plan"
    assert by_text["three"]["outcome"] == "sooner"
    assert {entry["project"] for entry in entries} == {"billing"}
    assert done.stdout.split() == [by_text[text]["id"] for text in ("one", "two", "three", "four")]


def test_what_looks_like_a_sign_in_a_list_is_told_with_its_line(run: Run) -> None:
    done = run("log", "-", stdin="- one\n\n* tomorrow: two\nthree !supervisors\n")
    assert done.stderr.splitlines() == [
        "Logged 3 entries.",
        "Line 3: “tomorrow:” lies ahead, so it stays text; a plan has > in front.",
        "Line 4: “!supervisors” is text; did you mean !supervisor?",
    ]


def test_ids_on_stdout_stand_in_the_order_of_the_lines(run: Run, shown: Shown) -> None:
    done = run("log", "-", stdin="\n".join(f"entry {number}" for number in range(50)))
    assert done.stdout.split() == [entry["id"] for entry in shown()]


@pytest.mark.parametrize(
    ("stdin", "why"),
    [
        ("one\n\n- !private\ntwo\n", "Line 3: “!private” says nothing"),
        ("one\n2999-01-01: two\n", "Line 2: 2999-01-01 lies ahead."),
        ("x" * 4001 + "\n", "Line 1: A line has at most 4000 characters"),
        ("one\n> two #a\n", "Line 2: The line says plan and --kind says done"),
        ("", "There was nothing on stdin; it takes one entry a line."),
        ("\n- \n  \n", "There was nothing on stdin"),
    ],
    ids=ascii,
)
def test_stdin_is_taken_whole_or_not_at_all(refused: Refused, stdin: str, why: str) -> None:
    assert refused("log", "-", "--kind", "done", stdin=stdin).startswith(why)


def test_bytes_that_are_no_utf_8_are_refused_with_their_line(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "wfhdesk", "log", "-"],
        input=b"na\xc3\xafve \xf0\x9f\x8e\x89\ncaf\xe9 fixed\n",
        env={**os.environ, "WFHDESK_DIR": str(folder)},
        check=False,
        capture_output=True,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"wfhdesk: Line 2 is no UTF-8")
    assert not list(folder.glob("*.jsonl"))


def test_twenty_thousand_lines_are_logged_in_one_act(run: Run) -> None:
    lines = "".join(
        f"- Fixed export {number} with @priya #project{number % 50} => sooner\n" for number in range(20_000)
    )
    done = run("log", "-", stdin=lines)
    assert done.stderr == "Logged 20000 entries.\n"
    assert len({*done.stdout.split()}) == 20_000
    run("undo")
    assert json.loads(run("show", "--all", "--json").stdout) == []


# --- at a terminal --------------------------------------------------------------------------------------------------


def test_without_a_line_it_asks_at_a_terminal(folder: Path, shown: Shown) -> None:
    seen = on_a_terminal("log", typed="Paid $5 & > `x` !private #billing\n", WFHDESK_DIR=str(folder))
    assert seen.code == 0
    assert seen.text.startswith("What did you get done? ")
    assert "Logged under billing · only for you\n" in seen.text
    (entry,) = shown()
    assert (entry["text"], entry["visibility"]) == ("Paid $5 & > `x`", "private")


@pytest.mark.parametrize("piped", ["stdin", "stderr", "stdin stdout stderr"])
def test_nothing_is_asked_where_nobody_can_answer(folder: Path, piped: str) -> None:
    seen = on_a_terminal("log", piped=piped, WFHDESK_DIR=str(folder))
    assert seen.code == 2
    assert "What did you get done" not in seen.text
    assert not folder.exists()


@pytest.mark.parametrize(("typed", "code"), [("\x04", 2), ("\n", 2), ("\x03", 130)], ids=["ctrl-d", "enter", "ctrl-c"])
def test_whoever_types_nothing_logs_nothing(folder: Path, typed: str, code: int) -> None:
    seen = on_a_terminal("log", typed=typed, WFHDESK_DIR=str(folder))
    assert seen.code == code
    assert "Traceback" not in seen.text
    assert not folder.exists()


def test_a_closed_stdin_is_nobody_and_nothing(folder: Path, contents: Contents) -> None:
    for arguments in ("log", "log -"):
        done = subprocess.run(
            ["sh", "-c", f'exec "{sys.executable}" -m wfhdesk {arguments} <&-'],
            env={**os.environ, "WFHDESK_DIR": str(folder)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("wfhdesk: ")
        assert "Traceback" not in done.stderr
    assert contents() == {}
