"""The system's own keyring (gnome-keyring, on a message bus of its own): a password set, used, and taken out."""

# ruff: noqa: PLR0917 - fixtures come by position

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from threading import Event

import keyring
import pytest

from delivery.conftest import WFHDESK, Configure, Go, Serve
from delivery.smtp_server import PASSWORD, USER
from delivery.terminal import talk
from wfhdesk.adapters import secrets

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


@pytest.mark.parametrize(
    ("unlocked", "state", "words"), [(True, "ok", "keeps passwords secret"), (False, "note", "is locked")]
)
def test_doctor_sees_a_real_keyring_and_whether_it_is_locked_and_unlocks_none(
    bus: list[str], configure: Configure, serve: Serve, tmp_path: Path, unlocked: bool, state: str, words: str
) -> None:
    configure(serve())
    doctor = " ".join([*WFHDESK, "doctor", "--json"])
    lock = "gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets -m org.freedesktop.Secret.Service.Lock"
    collection = "['/org/freedesktop/secrets/aliases/default']"
    script = tmp_path / "script"
    first = "" if unlocked else f'{lock} "{collection}" >/dev/null\n'
    script.write_text(
        f"set -e\nprintf x | secret-tool store --label=x a b\n{first}{doctor} || true\n{doctor} || true\n"
    )
    if not unlocked and not shutil.which("gdbus"):
        pytest.skip("needs gdbus, to lock it")
    done = subprocess.run(
        [*bus, "sh", "-c", _UNLOCKED, "sh", "sh", str(script)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first_look, second_look = done.stdout.strip().split("]\n[")
    for look in (first_look + "]", "[" + second_look):  # that it was looked at doesn't unlock it
        (found,) = [one for one in json.loads(look) if one["subject"] == "keyring"]
        assert found["state"] == state, found
        assert words in found["text"]


def test_doctor_refuses_a_keyring_that_keeps_passwords_in_the_clear(
    configure: Configure, serve: Serve, go: Go, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(serve())
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    (found,) = [one for one in json.loads(go("doctor", "--json").out) if one["subject"] == "keyring"]
    assert found["state"] == "problem"
    assert "password_command" in found["text"]


def test_doctor_waits_for_no_keyring_that_hangs(
    configure: Configure, serve: Serve, go: Go, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = Event()
    configure(serve())
    monkeypatch.setattr(secrets, "_QUICK", 0.05)
    monkeypatch.setattr(keyring, "get_keyring", over.wait)
    try:
        (found,) = [one for one in json.loads(go("doctor", "--json").out) if one["subject"] == "keyring"]
    finally:
        over.set()
    assert found["state"] == "problem"
    assert "did not answer" in found["text"]
