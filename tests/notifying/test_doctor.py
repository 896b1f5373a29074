"""What doctor says of the desktop: who shows notifications, with buttons or without, or what is in the way."""

from __future__ import annotations

import json

import pytest

from conftest import Run
from notifying.conftest import Serve
from notifying.session_bus import SessionBus


def told(run: Run, bus: SessionBus) -> tuple[str, str, str]:
    done = run("doctor", "--json", **bus.environment)
    (found,) = [one for one in json.loads(done.stdout) if one["subject"] == "notifications"]
    return found["state"], found["text"], found["advice"]


@pytest.mark.parametrize(
    ("able", "words", "advice"),
    [
        (("--able", "actions"), "with buttons.", "See one: wfhdesk nudge test"),
        (("--able", "body"), "without buttons.", "Nudges are answered in the app, or with: wfhdesk nudge"),
    ],
)
def test_who_shows_them_is_told_and_nothing_is_shown(  # noqa: PLR0917 - fixtures come by position
    run: Run, bus: SessionBus, serve: Serve, able: tuple[str, ...], words: str, advice: str
) -> None:
    service = serve(*able)
    state, text, then = told(run, bus)
    assert (state, then) == ("ok", advice)
    assert text.endswith(words)
    assert service.shown == []


def test_a_desktop_on_which_nobody_shows_them_is_a_note(run: Run, bus: SessionBus) -> None:
    state, text, _advice = told(run, bus)
    assert state == "note"
    assert "Nobody shows notifications in this desktop session" in text
