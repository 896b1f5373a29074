"""The terminal on which `make bench` measures the app: it sees what a program shows and when, and types into it."""

from __future__ import annotations

import os
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("measured on Linux only", allow_module_level=True)
terminal = pytest.importorskip("benchmarks.terminal", reason="the source package has no benchmarks")

SAYS = "import os; print(os.get_terminal_size().columns, os.environ['TERM'], '\\x1b[31mr\\x1b[0med')"
ANSWERS = "import tty; tty.setcbreak(0); print('ready', flush=True); print('got', os.read(0, 1).decode())"


def opened(code: str):  # type: ignore[no-untyped-def]
    return terminal.Terminal([sys.executable, "-c", code], os.environ, (100, 30))


def test_it_has_its_size_and_shows_text_without_colours() -> None:
    with opened(SAYS) as seen:
        assert seen.until("red") > seen.began
        assert "100 xterm-256color red" in seen.seen


def test_a_key_shows_after_it_was_pressed_and_what_was_seen_before_is_forgotten() -> None:
    with opened(f"import os; {ANSWERS}") as seen:
        seen.until("ready")
        pressed = seen.press("x")
        assert seen.until("got x") > pressed
        assert "ready" not in seen.seen


def test_what_never_shows_is_told_with_what_did() -> None:
    with opened(SAYS) as seen, pytest.raises(terminal.NeverShown, match="red"):
        seen.until("blue")
