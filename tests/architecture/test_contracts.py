"""Who may know whom: import-linter's contracts hold, and each of them would catch what it is there for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LAYERS = "A layer imports only what stands below it"
COMMAND_LINE = "The command line holds a desk and knows neither store nor outside world"
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
    lines = told.splitlines()
    return tuple(
        {line.removesuffix(f" {end}") for line in lines if line.endswith(f" {end}")} for end in ("KEPT", "BROKEN")
    )  # type: ignore[return-value]


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
    ("cli/undo.py", "from wfhdesk.store import acts", COMMAND_LINE),
    ("cli/undo.py", "def f():\n    from wfhdesk.adapters.clock import SystemClock", COMMAND_LINE),
    ("cli/undo.py", "import tinydb", COMMAND_LINE),
    ("desk/ids.py", "import tinydb", TINYDB),
    ("adapters/clock.py", "from tinydb import TinyDB", TINYDB),
    ("domain/names.py", "import os", RULES),
    ("domain/updates.py", "def f():\n    import pathlib", RULES),
    ("domain/names.py", "import subprocess", RULES),
    ("desk/settings.py", "import wfhdesk.desk.desk", CIRCLES),
    ("domain/errors.py", "from wfhdesk.domain import accomplishments", CIRCLES),
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
