"""The system's own keyring (gnome-keyring, on a message bus of its own): a password set, used, and taken out."""

# ruff: noqa: PLR0917 - fixtures come by position

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from delivery.conftest import WFHDESK, Serve
from delivery.smtp_server import PASSWORD, USER
from delivery.terminal import talk

Ready = Callable[..., None]
States = Callable[[], list[str]]

_UNLOCKED = 'printf unlocked | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"'


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the words that start a program on a message bus of its own; the bus ends with it."""
    missing = [tool for tool in ("dbus-run-session", "gnome-keyring-daemon", "secret-tool") if not shutil.which(tool)]
    if missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(
            f"needs a keyring's daemon: {', '.join(missing)} is not installed"
        )
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.SecretService.Keyring")
    return ["dbus-run-session", "--"]


def test_a_password_is_kept_by_the_real_keyring_used_for_sending_and_taken_out(
    bus: list[str], serve: Serve, ready: Ready, states: States, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve()
    ready(server)
    monkeypatch.delenv("WFHDESK_SMTP_PASSWORD")
    wfhdesk = " ".join(WFHDESK)
    script = tmp_path / "script"
    script.write_text(
        "set -e\n"
        f"{wfhdesk} password set mail\n"
        "secret-tool search --all service wfhdesk 2>&1\n"
        f"{wfhdesk} update --send --yes </dev/null\n"
        f"{wfhdesk} password clear mail\n"
        f"{wfhdesk} password clear mail\n"
        "secret-tool search --all service wfhdesk 2>&1 | sed 's/^/left: /'\n"
    )
    seen = talk(
        [*bus, "sh", "-c", _UNLOCKED, "sh", "sh", str(script)],
        [(f"Password of {USER}: ", f"{PASSWORD}\n")],
        os.environ,
    )
    assert seen.code == 0, seen.text
    assert f"The password of {USER} is in the keyring." in seen.text
    assert f"secret = {PASSWORD}" in seen.text
    assert f"mail:{USER}" in seen.text
    assert "Update 1 was sent." in seen.text
    assert f"The password of {USER} is out of the keyring." in seen.text
    assert f"The keyring holds no password of {USER}." in seen.text
    assert "left: " not in seen.text
    assert len(server.sink.messages) == 1
    home = Path(os.environ["HOME"])
    assert not any(PASSWORD.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_a_locked_keyring_is_told_of(bus: list[str], ready: Ready, serve: Serve) -> None:
    ready(serve())
    done = subprocess.run(
        [*bus, *WFHDESK, "password", "clear", "mail"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if "wfhdesk" in line or "keyring" in line.lower()]
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
    assert any("The keyring" in line for line in said), done.stderr
