"""`wfhdesk demo --tour`: the main job as text, step by step, on a sample desk of its own."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from wfhdesk import language
from wfhdesk.cli.parser import build
from wfhdesk.desk.desk import Desk


@pytest.mark.parametrize("spoken", ["en", "nl"])
def test_the_tour_leaves_a_draft_and_a_report_and_says_where(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], spoken: str
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    language.speak(spoken)
    options = build("demo").parse_args(["demo", "--tour"])

    assert options.run(desk, options) == 0

    said = capsys.readouterr().out
    commands = re.findall(r"^\$ wfhdesk (\w+(?: report| --eml)?)", said, re.MULTILINE)
    assert commands == ["log", "show", "update", "update --eml", "check", "check report"]
    checks = said.partition("$ wfhdesk check\n")[2].partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in checks] == ["rosa", "formalities", "pulse", "workstation"]
    (folder,) = tmp_path.glob("wfhdesk-demo-*")
    assert said.splitlines()[-1].endswith(f"wfhdesk --desk {folder / 'desk'}")
    assert f"\n{folder / 'workstation.pdf'}\n" in said
    assert (folder / "workstation.pdf").read_bytes().startswith(b"%PDF-")
    assert b"X-Unsent: 1" in (folder / "update.eml").read_bytes()
    assert desk.accomplishments.all() == []


def test_it_names_itself_by_where_it_lies_when_no_shell_would_find_it(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after `make demo`, whose program is in no PATH."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["/here/.venv/bin/wfhdesk", "demo", "--tour"])
    options = build("demo").parse_args(["demo", "--tour"])
    assert options.run(desk, options) == 0
    assert ": /here/.venv/bin/wfhdesk --desk " in capsys.readouterr().out.splitlines()[-1]
