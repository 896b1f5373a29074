"""`wfhdesk people meetings`: what is listed, what is asked, and what is logged."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.foreign_calendars import EXCHANGE, GOOGLE, calendar, event
from cli.conftest import Refused, Typed
from cli.terminal import on_a_terminal
from conftest import Run
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.people import Person


@pytest.fixture
def file(tmp_path: Path, desk: Desk) -> str:
    desk.settings.set("me.email", ["ana@example.org"])
    desk.people.add(Person("Priya Nair", "team", emails=("priya@example.org",)))
    desk.people.add(Person("Omar Haddad", "partner", emails=("omar@example.org",)))
    (tmp_path / "work.ics").write_bytes(calendar(GOOGLE) + calendar(EXCHANGE))
    return str(tmp_path / "work.ics")


def test_they_are_listed_by_day_and_logged_where_one_says_yes(typed: Typed, desk: Desk, file: str) -> None:
    desk.people.met([desk.people.named("omar")], "call", day=desk.people.today().replace(day=3))
    done = typed("people", "meetings", file, "--yes")
    assert done.out.splitlines() == [
        "Mon 26 Oct",
        "  +  10:00–10:30  1:1  Priya  Priya / Ana, weekly",
        "Mon 2 Nov",
        "  +  10:00–10:30  1:1  Priya  Priya / Ana, weekly",
        "Tue 3 Nov",
        "  -  14:00–15:00  1:1  Omar  Pipeline review (already logged that day)",
        "Tue 17 Nov",
        "  +  15:30–16:00  1:1  Priya  Priya / Ana, weekly",
    ]
    assert done.err == "Logged 3 meetings.\n"
    done = typed("people", "meetings", file, "--since", "2026-11-16", "--yes")
    assert (done.out, done.err) == ("", "No new meetings with people you know, 16–20 Nov; events read: 3.\n")


def test_without_a_terminal_nothing_is_logged_unasked(typed: Typed, desk: Desk, file: str) -> None:
    with pytest.raises(WrongInput, match="--yes"):
        typed("people", "meetings", file)
    assert desk.people.contacts() == []


def test_json_only_shows(typed: Typed, desk: Desk, file: str) -> None:
    found = json.loads(typed("people", "meetings", file, "--json").out)
    assert [one["day"] for one in found] == ["2026-10-26", "2026-11-02", "2026-11-03", "2026-11-17"]
    assert found[-1] | {"people": found[-1]["people"][0]["name"]} == {
        "day": "2026-11-17",
        "start": "2026-11-17T15:30:00+01:00",
        "end": "2026-11-17T16:00:00+01:00",
        "people": "Priya Nair",
        "kind": "1:1",
        "summary": "Priya / Ana, weekly",
        "source": "7kukuqrfedlm2f9t0vr3qd0n4k@google.com 20261116T090000Z",
        "logged_that_day": False,
        "tentative": False,
    }
    assert desk.people.contacts() == []
    with pytest.raises(WrongInput, match="leave one of them out"):
        typed("people", "meetings", file, "--json", "--yes")


def test_what_could_not_be_read_is_said(typed: Typed, file: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ics"
    bad.write_bytes(calendar(event("bad", ":20261110T250000Z")))
    done = typed("people", "meetings", file, str(bad), str(tmp_path / "none.ics"), "--json")
    assert done.err.splitlines() == [
        f"{bad}, line 5: the event there can't be read.",
        f"{tmp_path / 'none.ics'}: it can't be read.",
    ]


def test_who_never_said_their_address_is_told_so(typed: Typed, desk: Desk, file: str) -> None:
    desk.settings.set("me.email", [""])
    assert "--as ADDRESS" in typed("people", "meetings", file, "--yes").err
    desk.care.undo()
    assert "--as ADDRESS" not in typed("people", "meetings", file, "--yes", "--as", "ana@example.org").err


def test_it_works_as_a_command_of_its_own(run: Run, refused: Refused, file: str) -> None:
    assert "--yes" in run("people", "meetings", "--help").stdout
    assert "no day" in refused("people", "meetings", file, "--since", "soon")
    assert json.loads(run("people", "meetings", file, "--since", "2026-10-01", "--json").stdout) is not None


@pytest.mark.parametrize(
    ("answer", "told", "left"), [("y\n", "Logged 1 meeting.", 0), ("n\n", "Nothing was logged.", 1)]
)
def test_on_a_terminal_one_is_asked(
    run: Run, folder: Path, tmp_path: Path, *, answer: str, told: str, left: int
) -> None:
    run("people", "add", "Priya Nair", "--email", "priya@example.org")
    recent = datetime.now(UTC) - timedelta(days=2)
    (tmp_path / "work.ics").write_bytes(calendar(event("recent", f":{recent:%Y%m%dT%H%M%SZ}", "DURATION:PT30M")))
    words = ("people", "meetings", str(tmp_path / "work.ics"), "--as", "ana@example.org")
    seen = on_a_terminal(*words, typed=answer, WFHDESK_DIR=str(folder))
    assert seen.code == 0
    assert "Log 1 meeting as contact? [y/N]" in seen.text
    assert told in seen.text
    assert len(json.loads(run(*words, "--json").stdout)) == left
