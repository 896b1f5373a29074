"""Who may know whom: import-linter's contracts hold, and each of them would catch what it is there for."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LAYERS = "A layer imports only what stands below it"
COMMAND_LINE = "Command line and app hold a desk and know neither store nor outside world"
OPENING = "The command line opens the app and knows nothing else of it"
TEXTUAL = "Only the app knows Textual"
TINYDB = "Only the store knows TinyDB"
RULES = "Rules do no input or output"
CIRCLES = "Rooms beside each other don't go round in circles"


def checked(root: Path) -> subprocess.CompletedProcess[str]:
    """Run lint-imports on the sources below `root`."""
    command = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    return subprocess.run(
        [sys.executable, "-c", command, "--config", str(root / "pyproject.toml"), "--no-cache"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def kept_and_broken(told: str) -> tuple[set[str], set[str]]:
    """Return the contracts that lint-imports names as kept, and as broken."""
    found = re.findall(r"^(.+) (KEPT|BROKEN)(?: \(\d+ ignored imports?\))?$", told, re.MULTILINE)
    return {name for name, end in found if end == "KEPT"}, {name for name, end in found if end == "BROKEN"}


def contracts() -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return {contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}


def test_the_contracts_hold() -> None:
    done = checked(ROOT)
    assert done.returncode == 0, done.stdout
    assert kept_and_broken(done.stdout) == (contracts(), set())


SEEDS = [
    ("adapters/clock.py", "import wfhdesk.store.stamps", LAYERS),
    ("store/stamps.py", "from wfhdesk.adapters import clock", LAYERS),
    ("domain/names.py", "from wfhdesk.desk import ids", LAYERS),
    ("desk/ids.py", "from wfhdesk.cli import words", LAYERS),
    ("assets.py", "import wfhdesk.domain.errors", LAYERS),
    ("helpers.py", "", LAYERS),
    ("desk/ids.py", "from wfhdesk.tui import keys", LAYERS),
    ("tui/glyphs.py", "import wfhdesk.cli.words", LAYERS),
    ("cli/undo.py", "from wfhdesk.store import acts", COMMAND_LINE),
    ("cli/undo.py", "def f():\n    from wfhdesk.adapters.clock import SystemClock", COMMAND_LINE),
    ("cli/undo.py", "import tinydb", COMMAND_LINE),
    ("tui/glyphs.py", "from wfhdesk.store import acts", COMMAND_LINE),
    ("tui/widgets/lines.py", "from wfhdesk.adapters.clock import SystemClock", COMMAND_LINE),
    ("tui/glyphs.py", "import tinydb", COMMAND_LINE),
    ("cli/undo.py", "def f():\n    from wfhdesk.tui.run import run", OPENING),
    ("cli/main.py", "from wfhdesk.tui.app import DeskApp", OPENING),
    ("desk/ids.py", "from textual.app import App", TEXTUAL),
    ("cli/undo.py", "def f():\n    from rich.text import Text", TEXTUAL),
    ("domain/names.py", "import textual", TEXTUAL),
    ("desk/ids.py", "import tinydb", TINYDB),
    ("adapters/clock.py", "from tinydb import TinyDB", TINYDB),
    ("tui/glyphs.py", "from tinydb import TinyDB", TINYDB),
    ("domain/names.py", "import os", RULES),
    ("domain/updates.py", "def f():\n    import pathlib", RULES),
    ("domain/names.py", "import subprocess", RULES),
    ("desk/settings.py", "import wfhdesk.desk.desk", CIRCLES),
    ("domain/errors.py", "from wfhdesk.domain import accomplishments", CIRCLES),
    ("tui/glyphs.py", "from wfhdesk.tui.widgets import lines", CIRCLES),
]


@pytest.mark.parametrize(
    ("module", "seed", "contract"), SEEDS, ids=[f"{module}: {seed}" for module, seed, _name in SEEDS]
)
def test_a_contract_catches_what_it_is_there_for(tmp_path: Path, module: str, seed: str, contract: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "src" / "wfhdesk" / module).open("a") as source:
        source.write(f"\n{seed}\n")
    done = checked(tmp_path)
    assert done.returncode == 1, done.stdout
    assert contract in kept_and_broken(done.stdout)[1]


def test_every_contract_has_something_it_was_seen_to_catch() -> None:
    assert {contract for _module, _seed, contract in SEEDS} == contracts()


def test_the_app_is_known_to_its_parts_by_type_only() -> None:
    """What is passed over when circles are looked for makes none at run time."""
    sources = (ROOT / "src" / "wfhdesk" / "tui").rglob("*.py")
    at_run_time = [
        path.name for path in sources if re.search(r"^(from|import) wfhdesk\.tui\.app\b", path.read_text(), re.M)
    ]
    assert at_run_time == []
