"""Wheel and sdist: all that is needed is in them and nothing else, and the one gives the other."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from architecture.conftest import FILES, ROOT, STRAY, built
from wfhdesk import __version__
from wfhdesk.assets import asset

ABOUT = f"wfhdesk-{__version__}.dist-info/"


def below(folder: Path) -> set[str]:
    """The files below a folder of the checkout, by their path in it, but for what tools leave there."""
    files = (path.relative_to(ROOT) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in files if not any(part.startswith((".", "__pycache__")) for part in path.parts)}


def test_the_wheel_holds_the_package_its_assets_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {*archive.namelist()}
    told_of = {name for name in names if name.startswith(ABOUT)}
    licences = ("licenses/LICENSE", "licenses/assets/fonts/OFL.txt")
    assert told_of == {f"{ABOUT}{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", *licences)}
    sources = {path.removeprefix("src/") for path in below(ROOT / "src" / "wfhdesk")}
    assets = {path for path in below(ROOT / "assets") if not path.startswith(("assets/screenshots/", "assets/man/"))}
    pages = {path.removeprefix("assets/") for path in below(ROOT / "assets" / "man")}
    shared = f"wfhdesk-{__version__}.data/data/share/"
    assert names - told_of == sources | {f"wfhdesk/{path}" for path in assets} | {f"{shared}{path}" for path in pages}
    for kind in (".mo", ".j2", ".ttf", "workstation.toml", "man1/wfhdesk.1", "fonts/OFL.txt"):
        assert any(name.endswith(kind) for name in names), kind


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        metadata = message_from_bytes(archive.read(f"{ABOUT}METADATA"), policy=policy.default)
        words = archive.read(f"{ABOUT}entry_points.txt").decode()
        fonts = archive.read(f"{ABOUT}licenses/assets/fonts/OFL.txt")
    assert (metadata["Name"], metadata["Version"]) == ("wfhdesk", __version__)
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT AND OFL-1.1"
    assert metadata.get_all("License-File") == ["LICENSE", "assets/fonts/OFL.txt"]
    assert b"SIL OPEN FONT LICENSE" in fonts
    assert "Development Status :: 5 - Production/Stable" in metadata.get_all("Classifier", [])
    assert any(need.startswith("tinydb") for need in metadata.get_all("Requires-Dist", []))
    assert "wfhdesk = wfhdesk.cli.main:main" in words


def test_the_sdist_holds_what_it_takes_to_build_to_test_and_to_read_it(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {*FILES, "tests/conftest.py", "docs/index.md", "tests/end_to_end/desks/updates/told.json"} <= names
    assert below(ROOT / "src") | below(ROOT / "assets") <= names
    assert not [name for name in names if name.endswith(".pyc")]


def test_the_sdist_gives_the_same_wheel(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    source = tmp_path / f"wfhdesk-{__version__}"
    again = built(source, tmp_path / "out", "--wheel")
    assert again.name == wheel.name
    with zipfile.ZipFile(again) as one, zipfile.ZipFile(wheel) as other:
        assert sorted(one.namelist()) == sorted(other.namelist())
        assert [name for name in one.namelist() if one.read(name) != other.read(name)] == []
    assert all((source / path).exists() for path in STRAY[:3])  # so that there was something to leave out


# --- the checkout itself ----------------------------------------------------------------------------------------------


def test_the_checkout_finds_its_assets_without_an_installation(tmp_path: Path) -> None:
    """-S leaves the .pth of an editable installation unread."""
    done = subprocess.run(
        [sys.executable, "-S", "-m", "wfhdesk", "log", "Gedaan"],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), sysconfig.get_path("purelib")]),
            "WFHDESK_DIR": str(tmp_path / "desk"),
            "PYTHONUTF8": "1",
            "LANG": "nl_NL.UTF-8",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "Genoteerd\n")


@pytest.mark.parametrize(
    "parts",
    [
        ("updates", "en", "weekly-supervisor.md.j2"),
        ("locale", "nl", "LC_MESSAGES", "wfhdesk.mo"),
        ("sample", "nl.toml"),
    ],
    ids=lambda parts: parts[0],
)
def test_whatever_runs_these_tests_finds_the_assets(parts: tuple[str, ...]) -> None:
    assert os.path.isfile(asset(*parts))
