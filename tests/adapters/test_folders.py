"""Where the desk, its settings and this device's state lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from wfhdesk.adapters.folders import Folders, folders

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="the places of XDG; other systems have theirs"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    return tmp_path


def test_the_usual_desk_lies_where_xdg_says(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folders() == Folders(
        str(home / ".local/share/wfhdesk"),
        str(home / ".config/wfhdesk/config.toml"),
        str(home / ".local/state/wfhdesk"),
    )
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name))
    assert folders() == Folders(
        str(home / "DATA/wfhdesk"), str(home / "CONFIG/wfhdesk/config.toml"), str(home / "STATE/wfhdesk")
    )


def test_a_named_desk_keeps_its_settings_but_not_the_devices_state(home: Path, tmp_path: Path) -> None:
    named = folders(str(tmp_path / "desk"))
    assert named == Folders(
        str(tmp_path / "desk"), str(tmp_path / "desk/config.toml"), str(home / ".local/state/wfhdesk")
    )


@pytest.mark.parametrize("base", ["", "   ", "/var/my base", "relative/base", "~/base"])
def test_the_usual_folders_are_those_of_platformdirs(home: Path, monkeypatch: pytest.MonkeyPatch, base: str) -> None:
    del home
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", base)
    dirs = PlatformDirs("wfhdesk", appauthor=False)
    assert folders() == (dirs.user_data_dir, f"{dirs.user_config_dir}/config.toml", dirs.user_state_dir)
    assert folders("/desk").state == dirs.user_state_dir


def test_a_name_may_be_relative_or_from_home(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert folders("my desk").desk == str(tmp_path / "my desk")
    assert folders("~/desk").desk == str(home / "desk")
    assert folders("a/../b").desk == str(tmp_path / "b")


def test_nothing_is_made_by_asking(home: Path) -> None:
    folders()
    folders(str(home / "desk"))
    assert os.listdir(home) == []
