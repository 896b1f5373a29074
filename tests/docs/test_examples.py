"""Every example of the docs runs as it stands there, page by page, and shows what the page says that it shows."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import FrozenClock
from docs.desks import MORNING, ON_A_NEW_DESK, answers, lay_out_files, lay_out_new, with_ids
from docs.pages import PAGES, Example, examples
from parsers import Command, command_of, typed
from wfhdesk.cli.parser import build
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.desk.sample import lay_out

NOT_RUN = {
    "wfhdesk": "opens the app; test_in_a_terminal.py does",
    "wfhdesk demo": "opens the app on a desk of its own; test_demo.py does",
    "wfhdesk doctor": "examines this computer, its keyring and its mail servers; test_doctor.py does on made ones",
    "wfhdesk hours copy": "takes the clipboard; test_clipboard_and_mailto.py does",
    "wfhdesk nudge install": "sets up this computer's scheduler; test_nudge_schedule.py does",
    "wfhdesk nudge status": "asks this computer's schedulers; test_nudge_schedule.py does",
    "wfhdesk nudge test": "shows something on this computer's desktop; test_on_a_desktop.py does",
    "wfhdesk nudge uninstall": "takes a job from this computer's scheduler; test_nudge_schedule.py does",
}
"""What is not run, and why; that it can be typed so is tested all the same."""
OF_OTHERS = {
    "make": "the project's own; .ci/run takes the same",
    "pipx": "installs; test_packaging.py does it with the wheel",
}
"""What isn't wfhdesk as it is installed, and why it isn't run."""
LOOKING = {"--dry-run", "--json", "--preview"}
"""With these nothing is asked."""
ALL = [example for page in PAGES for example in examples(page)]

Run = Callable[[Example], None]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desk on that morning."""
    folder = tmp_path_factory.mktemp("sample")
    lay_out(str(folder), FrozenClock(MORNING)).desk.close()
    return folder / "desk"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which it is typed."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("page", [page for page in PAGES if examples(page)], ids=lambda page: page.name)
def test_the_examples_of_a_page_work_one_after_the_other(  # noqa: PLR0917
    page: Path,
    folder: Path,
    here: Path,
    sample: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if page.name in ON_A_NEW_DESK:
        lay_out_new(folder)
    else:
        shutil.copytree(sample, folder)
    lay_out_files(folder, here)
    for example in examples(page):
        desk = open_desk(str(folder), FrozenClock(MORNING))
        for words in typed(example.typed):
            command = command_of(words)
            if command is not None and command.name not in NOT_RUN:
                _run(desk, command, words, example, monkeypatch)
        desk.close()
        shown = capsys.readouterr().out
        assert not example.shown or shown.splitlines() == example.shown, str(example)


def _run(desk: Desk, command: Command, words: list[str], example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a command as somebody at a terminal would, who says yes to what is asked and answers a checklist."""
    words = [os.path.expanduser(word) for word in with_ids(words, command, desk)]
    if "--yes" in command.options and not LOOKING & {*words}:
        words.append("--yes")
    given = answers(desk, words[2]) if command.name == "wfhdesk check run" else _piped(example)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    options = build(words[0]).parse_args(words)
    assert options.run(desk, options) == 0, str(example)


def _piped(example: Example) -> str:
    """Return what stands in front of the pipe to wfhdesk, as a shell hands it on."""
    before, pipe, _behind = example.typed.partition("| wfhdesk")
    return subprocess.run(["sh", "-c", before], capture_output=True, text=True, check=True).stdout if pipe else ""


@pytest.mark.parametrize("example", [one for one in ALL if typed(one.typed)], ids=str)
def test_every_example_can_be_typed(example: Example) -> None:
    for words in typed(example.typed):
        if words:
            assert build(words[0]).parse_args(words).run


@pytest.mark.parametrize("example", [one for one in ALL if one.typed.startswith(("jq ", "cat "))], ids=str)
def test_jq_reads_the_files_as_the_page_says(example: Example, sample: Path, tmp_path: Path) -> None:
    if not shutil.which("jq"):
        pytest.skip("jq is not installed here")
    for path in sample.glob("*.jsonl"):
        year, _device, ending = path.name.split(".")
        shutil.copyfile(path, tmp_path / f"{year}.k3f9.{ending}")
    done = subprocess.run(["sh", "-c", example.typed], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "invoice" in done.stdout
    assert done.stderr == ""


def test_everything_else_that_is_typed_is_known() -> None:
    others = {one.typed.split()[0] for one in ALL if not typed(one.typed) and "| jq" not in f"| {one.typed}"}
    assert others == {*OF_OTHERS}
    assert {*NOT_RUN} <= {command_name(words) for one in ALL for words in typed(one.typed)}


def command_name(words: list[str]) -> str:
    command = command_of(words)
    return command.name if command else "wfhdesk"
