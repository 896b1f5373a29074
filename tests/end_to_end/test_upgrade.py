"""A desk that an earlier wfhdesk made, in today's hands: all of it shows, and nothing is touched that nobody changes.

`desks` holds some of them, with what that wfhdesk itself answered when it was asked at the end; live.py made them.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from conftest import AMSTERDAM, FrozenClock, Run
from end_to_end.live import DESKS, DEVICES, ENDED
from tui.conftest import _a_terminal_like_any, _nothing_speaks_up, reading
from tui.desk_driver import open_app
from wfhdesk.cli.parser import build
from wfhdesk.desk.desk import Desk
from wfhdesk.store.device import host

__all__ = ["_a_terminal_like_any", "_nothing_speaks_up", "reading"]

NAMES = ("updates", "availability", "people", "assessments")
NOT_OF_THE_DESK = ("lived.txt", "told.json")

Typed = Callable[[str], str]
"""Type a command, at the moment at which the desk's month ended; return what it printed."""


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime.fromisoformat(ENDED).replace(tzinfo=AMSTERDAM))


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def upgraded(name: str, folder: Path) -> Path:
    """The desk and this device's id, as the earlier wfhdesk left them."""
    shutil.copytree(DESKS / name, folder, ignore=shutil.ignore_patterns(*NOT_OF_THE_DESK))
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    state = Path(os.environ["XDG_STATE_HOME"]) / "wfhdesk"
    state.mkdir(mode=0o700, parents=True)
    (state / "device.json").write_text(json.dumps({"device": DEVICES["here"], "host": host()}), encoding="utf-8")
    return folder


@pytest.fixture
def typed(upgraded: Path, open_again: Callable[[], Desk], capsys: pytest.CaptureFixture[str]) -> Typed:
    def typed(line: str) -> str:
        words, desk = shlex.split(line), open_again()
        options = build(words[0]).parse_args(words)
        options.run(desk, options)
        desk.close()
        return capsys.readouterr().out

    return typed


OF_A_DRAFT = ("number", "kind", "to", "from", "until", "carries", "left_out")
"""What a draft is made of; its text is in today's words."""


def answered(name: str) -> dict[str, str]:
    """What the earlier wfhdesk answered, by what it was asked."""
    told: dict[str, str] = json.loads((DESKS / name / "told.json").read_text(encoding="utf-8"))
    return told


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def made_of_a_format_to_come(folder: Path) -> None:
    for file in folder.glob("*.jsonl"):
        file.write_bytes(file.read_bytes().replace(b'{"format":1}', b'{"format":2}', 1))


def facts(answer: Any) -> Any:
    """Return what an answer says without what wfhdesk puts into words of its own: drafts, and scores of checks."""
    if isinstance(answer, list):
        return [facts(one) for one in answer]
    if not isinstance(answer, dict):
        return answer
    if "carries" in answer:
        return {key: answer[key] for key in OF_A_DRAFT}
    return {key: facts(value) for key, value in answer.items() if not ("light" in answer and key == "told")}


def goes_on_saying(before: Any, now: Any) -> bool:
    """Return whether an answer of today's says all that one from before said; it may say more."""
    if isinstance(before, dict):
        return isinstance(now, dict) and all(goes_on_saying(value, now.get(key)) for key, value in before.items())
    if isinstance(before, list):
        return isinstance(now, list) and len(before) == len(now) and all(map(goes_on_saying, before, now))
    return bool(before == now)


def assert_it_shows(name: str, typed: Typed, but: str = "") -> None:
    asked_then = answered(name)
    assert len(asked_then) > 10
    for asked, before in asked_then.items():
        if asked == but:
            continue
        now = typed(asked)
        if asked.endswith("--json"):
            assert goes_on_saying(facts(json.loads(before)), json.loads(now)), f"{asked}:\n{before}\n{now}"
        else:
            assert now == before, asked


def test_everything_shows_as_it_did_and_looking_changes_nothing(name: str, typed: Typed, upgraded: Path) -> None:
    before = contents(upgraded)
    assert_it_shows(name, typed)
    typed("doctor")
    assert contents(upgraded) == before


LAST = {
    "updates": ("show --all --project audit", "Answered the auditors"),
    "availability": ("office --json", "Bakker & Zn"),
    "people": ("people show omar --json", "his spreadsheet"),
    "assessments": ("check actions list --all --json", "two books"),
}
"""What the last act on each desk shows in, and as what."""


@pytest.mark.parametrize("years", [0, 3])
def test_what_was_done_last_is_undone_and_done_again(name: str, typed: Typed, clock: FrozenClock, years: int) -> None:
    """However late the upgrade comes."""
    clock.forward(days=365 * years)
    asked, text = LAST[name]
    before = typed("show --all --json")
    typed("undo")
    assert text not in typed(asked)
    typed("redo")
    assert typed("show --all --json") == before
    if not years:
        assert text in typed(asked)


def test_what_is_logged_now_comes_behind_what_is_there(name: str, typed: Typed, upgraded: Path) -> None:
    before = contents(upgraded)
    key = typed("log 'Upgraded without a hitch with @priya #wfhdesk => a quiet morning'").strip()
    after = contents(upgraded)
    assert after.keys() == before.keys()
    assert {path for path in after if after[path] != before[path]} == {f"2026.{DEVICES['here']}.jsonl"}
    assert all(after[path].startswith(before[path]) for path in before)
    entries = json.loads(typed("show --all --json"))
    assert entries[-1]["id"] == key
    assert goes_on_saying(json.loads(answered(name)["show --all --json"]), entries[:-1])
    assert "quiet morning" in typed("update").lower()


def test_doctor_is_content_once_second_versions_are_settled(name: str, upgraded: Path, run: Run) -> None:
    """What was changed on two devices at once has waited for a choice; nothing else is wrong."""
    told = run("doctor", check=False).stdout
    waiting = re.findall(r"wfhdesk (doctor --settle \w+ --keep) N$", told, re.MULTILINE)
    assert len(waiting) == {"updates": 1, "people": 1}.get(name, 0)
    for choose in waiting:
        run(*choose.split(), "2")
    assert run("doctor").stdout.endswith("All is well.\n")


def test_all_of_it_goes_out_and_comes_in_again(name: str, typed: Typed, upgraded: Path, tmp_path: Path) -> None:
    """All but what is published: an import publishes nothing where nobody was asked."""
    typed(f"export {tmp_path / 'desk.json'}")
    shutil.rmtree(upgraded)
    typed(f"import {tmp_path / 'desk.json'} --settings --yes")
    assert_it_shows(name, typed, but="publish list --json")


def test_a_backup_of_it_brings_it_back(name: str, typed: Typed, tmp_path: Path) -> None:
    typed(f"backup --to {tmp_path / 'desk.zip'}")
    typed("log 'This comes too late'")
    typed(f"restore --from {tmp_path / 'desk.zip'} --yes")
    assert "too late" not in typed("show --all")
    assert_it_shows(name, typed)


async def test_the_app_opens_on_today_and_changes_nothing(
    name: str, upgraded: Path, open_again: Callable[[], Desk]
) -> None:
    before = contents(upgraded)
    seen = "Answered the auditors" if name == "updates" else "Closed the books"
    async with open_app(open_again(), size=(120, 36)) as me:
        await me.sees_soon("What did you get done?", seen)
        assert not me.is_asked
        for place in ("2", "3", "4", "5", "6", "1"):
            await me.presses(place)
            await me.holds_still()
        await me.sees_soon("What did you get done?", seen)
    assert contents(upgraded) == before


@pytest.mark.parametrize("name", ["updates"])
def test_what_lay_in_the_trash_comes_back(typed: Typed) -> None:
    (line,) = [line for line in typed("restore").splitlines() if "An entry for the trash" in line]
    typed(f"restore {line.split()[0]}")
    assert "An entry for the trash" in typed("show --all")


@pytest.mark.parametrize("name", ["updates"])
def test_ones_own_templates_still_write(typed: Typed) -> None:
    """Copied from that wfhdesk, and changed; today's have more to tell."""
    assert typed("update").endswith("*Written on a desk of Ana’s.*\n")
    for kind in ("weekly-team", "monthly", "review"):
        assert "auditors" in typed(f"update --lang en --kind {kind}")


async def test_the_app_tells_that_a_newer_wfhdesk_is_needed(
    name: str, upgraded: Path, open_again: Callable[[], Desk]
) -> None:
    made_of_a_format_to_come(upgraded)
    before = contents(upgraded)
    async with open_app(open_again()) as me:
        await me.is_told("upgrade wfhdesk to open it")
        await me.logs("A line for nobody")
        await me.sees_soon("A line for nobody", "This desk was written by a newer wfhdesk")
    assert contents(upgraded) == before


def test_a_desk_of_a_format_to_come_is_refused_and_left_alone(name: str, run: Run, upgraded: Path) -> None:
    """As today's would be by a wfhdesk that knew only an older format."""
    made_of_a_format_to_come(upgraded)
    before = contents(upgraded)
    for words in ("show --all", "log x", "undo", "update", "people", "hours", "doctor", "export -", "backup"):
        done = run(*words.split(), check=False)
        assert done.returncode == 1, words
        assert "written by a newer wfhdesk (format 2, this one reads 1)" in done.stdout + done.stderr, words
    assert contents(upgraded) == before
