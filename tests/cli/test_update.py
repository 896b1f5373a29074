"""`wfhdesk update`, as it is typed: what is printed, what is written, what is kept, and what is refused."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from adapters.hostile import HOSTILE_ADDRESSES
from adapters.letters import crude_header, header_names, html_part, plain_part
from cli.conftest import Contents, Refused
from conftest import FrozenClock, Run
from wfhdesk.cli.main import main

KEYS = {"number", "kind", "subject", "to", "cc", "from", "until", "text", "carries", "left_out"}


class Said(NamedTuple):
    out: str
    err: str


Typed = Callable[..., Said]


@pytest.fixture
def typed(
    folder: Path, clock: FrozenClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Typed:
    """Type a command on Friday of week 47, within this process; return what it says."""
    monkeypatch.setattr("wfhdesk.desk.desk.SystemClock", lambda _zone: clock)
    monkeypatch.setenv("WFHDESK_DIR", str(folder))

    def typed(*arguments: str, code: int = 0) -> Said:
        capsys.readouterr()
        assert main(arguments) == code
        return Said(*capsys.readouterr())

    return typed


@pytest.fixture
def week(typed: Typed) -> Typed:
    """A week with something to tell, on a desk where it is said who writes and who reads."""
    for key, value in (
        ("me.name", "Ana"),
        ("me.email", "ana@example.org"),
        ("supervisor.name", "Petra"),
        ("supervisor.email", "petra@example.org"),
    ):
        typed("config", "set", key, value)
    typed("log", "Fixed the export #billing => invoices go out a day earlier")
    typed("log", "> Finish the guide")
    return typed


TEXT = """\
Hi Petra,

## Outcomes

- **Invoices go out a day earlier.** Fixed the export. *(billing)*

## Next week

1. Finish the guide.

Ana
"""


# --- printing -------------------------------------------------------------------------------------------------------


def test_the_text_is_printed_and_nothing_is_recorded(week: Typed, contents: Contents) -> None:
    before = contents()
    said = week("update")
    assert said.out == TEXT
    assert "Ana · week 47 (16–20 Nov): invoices go out a day earlier · 20 words · 1 minute to read" in said.err
    assert week("update") == said
    assert contents() == before


def test_what_is_missing_is_said_on_stderr(typed: Typed) -> None:
    typed("log", "Fixed it")
    said = typed("update")
    assert said.out == "Hi,\n\n## Outcomes\n\n- Fixed it.\n"
    assert "No sender yet: wfhdesk config set me.email" in said.err
    assert "No recipient yet: use --to, or wfhdesk config set supervisor.email ADDRESS" in said.err
    assert "team.emails ADDRESS" in typed("update", "--kind", "weekly-team").err


def test_what_is_left_out_is_counted(week: Typed) -> None:
    doc_id = week("log", "Saw the doctor !private").out.strip()
    assert "· 1 entry left out" in week("update").err
    kept = json.loads(week("update", "--json").out)["carries"]
    said = week("update", "--leave-out", kept[0][:7])
    assert "· 2 entries left out" in said.err
    assert "billing" not in said.out
    assert doc_id not in said.out + said.err


def test_a_draft_is_printed_as_json(week: Typed, contents: Contents) -> None:
    hidden = week("log", "Saw the doctor !private").out.strip()
    before = contents()
    draft = json.loads(week("update", "--json", "--cc", "priya@example.org").out)
    assert set(draft) >= KEYS
    assert draft["number"] == 1
    assert draft["kind"] == "weekly-supervisor"
    assert draft["subject"] == "Ana · week 47 (16–20 Nov): invoices go out a day earlier"
    assert (draft["to"], draft["cc"]) == (["petra@example.org"], ["priya@example.org"])
    assert (draft["from"], draft["until"]) == ("2026-11-16", "2026-11-20")
    assert draft["text"] == TEXT
    assert len(draft["carries"]) == 2
    assert draft["left_out"] == [hidden]
    assert contents() == before


def test_kind_language_and_period_can_be_said(week: Typed) -> None:
    week("log", "--on", "2026-11-12", "Mended the door")
    said = week("update", "--kind", "weekly-team", "--lang", "nl", "--period", "last", "week")
    assert said.out.startswith("Hoi allemaal,\n\nKort gezegd: Mended the door.\n")
    assert "Ana · week 46 (9–13 nov): Mended the door" in said.err
    draft = json.loads(week("update", "--json", "--period", "2026-11-02..2026-11-13").out)
    assert (draft["from"], draft["until"]) == ("2026-11-02", "2026-11-13")


def test_an_empty_week_is_printed_and_says_so(typed: Typed) -> None:
    said = typed("update")
    assert said.out == "Hi,\n"
    assert "nothing to tell yet" in said.err


def test_a_broken_template_is_named_on_stderr_and_the_mail_is_still_there(week: Typed, folder: Path) -> None:
    week("update", "templates")
    own = folder / "templates" / "en" / "weekly-supervisor.md.j2"
    own.write_text("Dear {{ raeder }},\n", encoding="utf-8")
    said = week("update")
    assert said.out == TEXT
    assert f"{own}, line 1: 'raeder' is undefined. The template that came along was used instead." in said.err


# --- writing --------------------------------------------------------------------------------------------------------


def test_a_draft_for_the_mail_program_is_written_and_recorded(week: Typed, tmp_path: Path) -> None:
    path = tmp_path / "week.eml"
    said = week("update", "--eml", str(path), "--cc", "priya@example.org")
    assert said.out == f"{path}\n"
    assert f"Update 1 is in {path}. Once it went out: wfhdesk update sent 1" in said.err
    data = path.read_bytes()
    assert header_names(data) == ["cc", "content-type", "from", "mime-version", "subject", "to", "x-unsent"]
    assert crude_header(data, "from") == "Ana <ana@example.org>"
    assert crude_header(data, "cc") == "priya@example.org"
    assert plain_part(data) == TEXT
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert week("update", "show", "1").out == TEXT
    assert json.loads(week("update", "--json").out)["carries"] == []


def test_a_page_is_written_and_recorded(week: Typed, tmp_path: Path) -> None:
    path, again = tmp_path / "week.html", tmp_path / "week.eml"
    assert week("update", "--html", str(path)).out == f"{path}\n"
    assert week("update", "show", "1").out == TEXT
    week("undo")
    week("update", "--eml", str(again))
    assert path.read_text(encoding="utf-8") == html_part(again.read_bytes())


def test_a_second_form_right_after_the_first_says_why_it_is_nearly_empty(week: Typed, tmp_path: Path) -> None:
    told = "What update 1 tells is left out here; wfhdesk update unsent 1 takes it back."
    assert told not in week("update", "--eml", str(tmp_path / "week.eml")).err
    assert told in week("update").err
    assert "What update" not in week("update", "--kind", "weekly-team").err
    week("update", "unsent", "1")
    assert "What update" not in week("update", "--html", str(tmp_path / "week.html")).err


@pytest.mark.parametrize("went_out", [True, False])
def test_an_update_that_went_out_or_of_another_day_isnt_offered_to_be_taken_back(
    week: Typed, clock: FrozenClock, tmp_path: Path, went_out: bool
) -> None:
    week("update", "--eml", str(tmp_path / "week.eml"))
    if went_out:
        week("update", "sent", "1")
    else:
        clock.forward(days=1)
    assert "What update" not in week("update").err


def test_what_is_shown_is_what_went_out_also_when_the_template_changed_since(week: Typed, tmp_path: Path) -> None:
    week("update", "templates", "--lang", "en")
    folder = Path(week("update", "templates").out.strip())
    own = folder / "en" / "weekly-supervisor.md.j2"
    own.write_text("Dear\t{{ reader }},\n\n\n\n  {{ outcomes[0].text }}  \n\n`*` \\* é\n", encoding="utf-8")
    week("update", "--eml", str(tmp_path / "week.eml"))
    own.unlink()
    shown = week("update", "show", "1").out
    assert shown == "Dear Petra,\n\n  Fixed the export.\n\n`*` \\* é\n"
    assert plain_part((tmp_path / "week.eml").read_bytes()) == shown.replace("\\*", "*")


@pytest.mark.parametrize("way", ["--eml", "--html"])
def test_a_file_that_is_there_is_refused_and_nothing_is_recorded(
    run: Run, refused: Refused, tmp_path: Path, way: str
) -> None:
    run("config", "set", "me.email", "ana@example.org")
    run("config", "set", "supervisor.email", "petra@example.org")
    run("log", "Fixed it")
    path = tmp_path / "week.eml"
    path.write_text("mine")
    assert refused("update", way, str(path)) == f"{path} is there already; name another file, or take that one away."
    assert path.read_text() == "mine"
    assert run("update", "list", "--json").stdout == "[]\n"


@pytest.mark.parametrize("name", ["nowhere/week.eml", "file/week.eml", ""])
@pytest.mark.parametrize("way", ["--eml", "--html"])
def test_a_file_that_cant_be_written_is_told_and_nothing_is_recorded(
    week: Typed, contents: Contents, tmp_path: Path, way: str, name: str
) -> None:
    (tmp_path / "file").write_text("x")
    before = contents()
    path = str(tmp_path / name) if name else ""
    said = week("update", way, path, code=1)
    assert said.out == ""
    assert "could not be written" in said.err
    assert contents() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "file"]
    assert week("update").out == TEXT


def test_an_update_with_nothing_in_it_isnt_written(typed: Typed, tmp_path: Path) -> None:
    typed("log", "Saw the doctor !private")
    said = typed("update", "--eml", str(tmp_path / "week.eml"), code=2)
    assert "nothing to tell yet, so nothing was written" in said.err
    assert not (tmp_path / "week.eml").exists()


@pytest.mark.parametrize("same", [True, False], ids=["to one file", "to a file each"])
def test_of_exports_that_race_just_one_is_recorded(run: Run, folder: Path, tmp_path: Path, same: bool) -> None:
    run("log", "Fixed it")
    paths = [tmp_path / ("week.eml" if same else f"{number}.eml") for number in range(4)]
    racing = [
        subprocess.Popen(
            [sys.executable, "-m", "wfhdesk", "update", "--eml", str(path)],
            env={**os.environ, "WFHDESK_DIR": str(folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for path in paths
    ]
    said = [process.communicate(timeout=60)[1].decode() for process in racing]
    assert sorted(process.returncode for process in racing)[0] == 0
    assert [process.returncode for process in racing].count(0) == 1, said
    assert "Traceback" not in "".join(said)
    kept = json.loads(run("update", "list", "--json").stdout)
    assert len(kept) == 1
    written = [path for path in tmp_path.iterdir() if path.is_file()]
    assert [path.suffix for path in written] == [".eml"]
    assert plain_part(written[0].read_bytes()) == kept[0]["text"]


# --- afterwards -----------------------------------------------------------------------------------------------------


def test_updates_are_listed_with_their_state(week: Typed, tmp_path: Path) -> None:
    assert "No update went out yet" in week("update", "list").err
    week("update", "--eml", str(tmp_path / "1.eml"))
    week("update", "--kind", "weekly-team", "--html", str(tmp_path / "2.html"))
    week("update", "sent", "2")
    said = week("update", "list").out
    assert re.fullmatch(
        r"1  weekly-supervisor  exported  2026-11-20  Ana · week 47 .*: invoices go out a day earlier\n"
        r"2  weekly-team        sent      2026-11-20  Ana · week 47 .*: invoices go out a day earlier\n",
        said,
    )
    first, second = json.loads(week("update", "list", "--json").out)
    assert (first["number"], first["state"], first["way"]) == (1, "exported", "eml")
    assert (second["number"], second["state"], second["way"]) == (2, "sent", "html")
    assert (first["from"], first["until"], first["day"]) == ("2026-11-16", "2026-11-20", "2026-11-20")
    assert first["text"] == TEXT
    assert first["to"] == ["petra@example.org"]
    assert len(first["carries"]) == 2


def test_an_update_is_settled_once(week: Typed, tmp_path: Path) -> None:
    week("update", "--eml", str(tmp_path / "1.eml"))
    assert "Update 1 is down as sent: Ana · week 47" in week("update", "sent", "1").err
    assert "Update 1 is down as sent already" in week("update", "sent", "1", code=2).err


def test_undo_after_an_export_makes_its_entries_new_again(week: Typed, tmp_path: Path) -> None:
    week("update", "--eml", str(tmp_path / "1.eml"))
    assert "Took back: exported update 1" in week("undo").err
    assert json.loads(week("update", "list", "--json").out) == []
    assert week("update").out == TEXT
    shown = json.loads(week("show", "--all", "--json").out)
    assert [entry["reported_in"] for entry in shown] == [[], []]


def test_an_entry_tells_which_update_carried_it(week: Typed, tmp_path: Path) -> None:
    week("update", "--eml", str(tmp_path / "1.eml"))
    week("log", "Did more")
    shown = json.loads(week("show", "--all", "--json").out)
    assert [entry["reported_in"] for entry in shown] == [[1], [1], []]


def test_templates_are_copied_and_never_written_over(week: Typed, folder: Path) -> None:
    said = week("update", "templates")
    assert said.out == f"{folder / 'templates'}\n"
    own = folder / "templates" / "en" / "weekly-team.md.j2"
    assert f"Copied {own}" in said.err
    own.write_text("mine", encoding="utf-8")
    assert week("update", "templates") == Said(said.out, "")
    assert own.read_text(encoding="utf-8") == "mine"
    assert "weekly-team.md.j2" in week("update", "templates", "--lang", "nl").err


# --- refusals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("show", "7"), "There is no update 7"),
        (("sent", "7"), "There is no update 7"),
        (("unsent", "7"), "There is no update 7"),
        (("show", "first"), "[Ii]nvalid"),
        (("sent",), "required"),
        (("--kind", "daily"), "“daily” can't be --kind; it is one of: "),
        (("--lang", "de"), "“de” can't be --lang; it is one of: en, nl"),
        (("--period", "soon"), "“soon” is no period"),
        (("--period", "2026-11-20..2026-11-16"), "lies before"),
        (("--leave-out", "zzz"), "no entry zzz"),
        (("--json", "--eml", "x.eml"), "not allowed with"),
        (("--html", "x.html", "--eml", "x.eml"), "not allowed with"),
    ],
)
def test_what_cant_be_is_refused_in_a_sentence(
    week: Typed, contents: Contents, arguments: tuple[str, ...], words: str
) -> None:
    before = contents()
    said = week("update", *arguments, code=2)
    assert said.out == ""
    assert re.match(rf"wfhdesk: .*{words}", said.err), said.err
    assert said.err.count("\n") == 1
    assert contents() == before


@pytest.mark.parametrize("option", ["--to", "--cc"])
def test_an_unsound_address_is_refused_in_one_clean_line(week: Typed, tmp_path: Path, option: str) -> None:
    path = tmp_path / "week.eml"
    for address in HOSTILE_ADDRESSES.values():
        said = week("update", f"{option}={address}", "--eml", str(path), code=2)
        assert "is no e-mail address" in said.err
        assert said.err.count("\n") == 1
        assert said.err.isprintable() or said.err.strip("\n").isprintable()
    assert not path.exists()
