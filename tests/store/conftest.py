"""Fixtures of the store's tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import FrozenClock
from store.desks import Opener, opened
from wfhdesk.store import files
from wfhdesk.store.tables import DeskDB


@pytest.fixture(autouse=True)
def _unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Don't wait for the disk: no test takes the power away. `test_faults.py` tests that the store itself does wait."""
    monkeypatch.setattr(os, "fsync", lambda file: None)
    monkeypatch.setattr(files, "_sync", lambda file: None)


@pytest.fixture
def open_db(folder: Path, tmp_path: Path, clock: FrozenClock) -> Opener:
    """Open the desk in `folder` on a device; each device has a state folder of its own."""

    def open_db(device: str = "laptop") -> DeskDB:
        return opened(folder, tmp_path / "states" / device, clock.now)

    return open_db


@pytest.fixture
def db(open_db: Opener) -> DeskDB:
    return open_db()
