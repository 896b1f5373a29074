"""The wheel: all that is needed is in it, nothing else, and it runs where the checkout is out of reach."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from wfhdesk import __version__
from wfhdesk.assets import asset

ROOT = Path(__file__).parents[2]
WITH_THE_PROJECT = ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built of a copy of the checkout, in which lies what must stay out too."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("src", "assets"):
        shutil.copytree(ROOT / name, copy / name)
    for name in WITH_THE_PROJECT:
        shutil.copy(ROOT / name, copy)
    for path in ("assets/screenshots/today.svg", "tests/test_x.py", "docs/x.md", "src/wfhdesk/__pycache__/x.pyc"):
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_text("left out")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(copy / "out"), str(copy)],
        check=True,
        capture_output=True,
    )
    (made,) = (copy / "out").iterdir()
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that an installation of the wheel would fill."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run_from(package: Path, folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python that finds wfhdesk only in `package`: -S leaves the editable install's .pth unread."""
    return subprocess.run(
        [sys.executable, "-S", *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(package), sysconfig.get_path("purelib")]),
            "WFHDESK_DIR": str(folder / "desk"),
            "PYTHONUTF8": "1",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_holds_the_package_its_assets_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {*archive.namelist()}
    about = f"wfhdesk-{__version__}.dist-info/"
    told_of = {name for name in names if name.startswith(about)}
    assert {f"{about}{name}" for name in ("METADATA", "entry_points.txt", "licenses/LICENSE")} <= told_of
    sources = {
        f"wfhdesk/{path.relative_to(ROOT / 'src' / 'wfhdesk').as_posix()}"
        for path in (ROOT / "src" / "wfhdesk").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assets = {
        f"wfhdesk/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "assets").rglob("*")
        if path.is_file() and not {"screenshots", "man"} & {*path.parts}
    }
    shared = f"wfhdesk-{__version__}.data/data/share/"
    pages = {f"{shared}man/man1/wfhdesk.1", f"{shared}man/nl/man1/wfhdesk.1"}
    assert names - told_of == sources | assets | pages
    assert any(name.endswith(".mo") for name in assets)
    assert any(name.endswith(".j2") for name in assets)


def test_the_wheel_says_what_it_is(installed: Path) -> None:
    (about,) = installed.glob("*.dist-info")
    metadata = message_from_bytes((about / "METADATA").read_bytes(), policy=policy.default)
    assert (metadata["Name"], metadata["Version"]) == ("wfhdesk", __version__)
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    needed = metadata.get_all("Requires-Dist", [])
    assert any(need.startswith("tinydb") for need in needed)
    assert "wfhdesk = wfhdesk.cli.main:main" in (about / "entry_points.txt").read_text()


def test_the_wheel_runs_where_the_checkout_is_out_of_reach(installed: Path, tmp_path: Path) -> None:
    def wfhdesk(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        done = run_from(installed, tmp_path, "-m", "wfhdesk", *arguments, **environment)
        assert done.returncode == 0, done.stderr
        return done

    where = run_from(installed, tmp_path, "-c", "import sys, wfhdesk; print(wfhdesk.__file__, *sys.path)").stdout
    assert where.startswith(str(installed))
    assert str(ROOT / "src") not in where.split()
    assert wfhdesk("--version").stdout == f"wfhdesk {__version__}\n"
    assert wfhdesk("log", "Fixed the export with @priya #billing => sooner").stderr.startswith("Logged under billing")
    assert wfhdesk("log", "Gedaan #facturen", LANG="nl_NL.UTF-8").stderr == "Genoteerd bij facturen\n"
    assert "Fixed the export" in wfhdesk("show").stdout
    for kind in ("weekly-supervisor", "weekly-team"):
        texts = {wfhdesk("update", "--kind", kind, "--lang", language).stdout for language in ("en", "nl")}
        assert len(texts) == 2
        assert all("sooner" in text.lower() for text in texts)
    wfhdesk("update", "--eml", str(tmp_path / "week.eml"))
    assert b"Fixed the export" in (tmp_path / "week.eml").read_bytes()
    copied = Path(wfhdesk("update", "templates").stdout.strip())
    assert [*copied.rglob("*.j2")]
    assert "complete" in wfhdesk("completion", "bash").stdout


def test_the_checkout_finds_its_assets_without_an_installation(tmp_path: Path) -> None:
    done = run_from(ROOT / "src", tmp_path, "-m", "wfhdesk", "log", "Gedaan", LANG="nl_NL.UTF-8")
    assert (done.returncode, done.stderr) == (0, "Genoteerd\n")


def test_whatever_runs_these_tests_finds_the_assets() -> None:
    for parts in (
        ("updates", "en", "weekly-supervisor.md.j2"),
        ("locale", "nl", "LC_MESSAGES", "wfhdesk.mo"),
        ("sample", "nl.toml"),
    ):
        assert os.path.isfile(asset(*parts))
