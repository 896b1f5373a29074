"""What the tests of packaging share: a wheel, as it is built from a checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("src", "assets", "tests", "benchmarks", "docs")
FILES = (
    *("pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"),
    *("Makefile", "constraints.txt", "mkdocs.yml"),
)
STRAY = ("assets/screenshots/stray.svg", "tests/test_stray.py", "docs/stray.md", "src/wfhdesk/__pycache__/stray.pyc")
"""What lies about in a checkout, and must stay out of a wheel."""


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, with strays in it."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in FOLDERS:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for name in FILES:
        shutil.copy(ROOT / name, copy)
    for path in STRAY:
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_text("left out")
    return copy


def built(source: Path, into: Path, *options: str) -> Path:
    """Build something of a source tree, with what is installed here; return it."""
    subprocess.run(
        [sys.executable, "-m", "build", *options, "--no-isolation", "--outdir", str(into), str(source)],
        check=True,
        capture_output=True,
    )
    (made,) = into.iterdir()
    return made


@pytest.fixture(scope="session")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built straight from the checkout."""
    return built(checkout, tmp_path_factory.mktemp("wheel"), "--wheel")


@pytest.fixture(scope="session")
def sdist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the sources."""
    return built(checkout, tmp_path_factory.mktemp("sdist"), "--sdist")
