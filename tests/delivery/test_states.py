"""What a person sees of an update after it left: asked once, told twice never, and undone only where it can be."""

# ruff: noqa: PLR0917 - fixtures come by position

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from delivery.conftest import WFHDESK, Go, Serve
from delivery.smtp_server import Server
from delivery.terminal import Seen, talk
from wfhdesk.desk.delivery import Delivery
from wfhdesk.desk.desk import open_desk
from wfhdesk.desk.updates import Updates
from wfhdesk.domain.updates import Update

Ready = Callable[..., None]
States = Callable[[], list[str]]
ASKED = "Did update 1 go out ("


def at_a_terminal(*arguments: str, answers: list[tuple[str, str]]) -> Seen:
    return talk([*WFHDESK, *arguments], answers, os.environ)


@pytest.fixture
def lost(serve: Serve, ready: Ready, go: Go) -> Server:
    """An update of which nobody knows whether it went out."""
    server = serve()
    ready(server)
    server.sink.answers["TEXT"] = "what?"
    assert go("update", "--send", "--yes").code == 1
    server.sink.answers.clear()
    return server


@pytest.mark.parametrize(("typed", "state"), [("y\n", "sent"), ("n\n", "withdrawn"), ("\n", "exported")])
def test_of_an_exported_update_one_is_asked_once(
    ready: Ready, go: Go, states: States, tmp_path: Path, typed: str, state: str
) -> None:
    ready()
    assert go("update", "--eml", str(tmp_path / "week.eml")).code == 0
    first = at_a_terminal("update", answers=[(ASKED, typed)])
    assert first.code == 0
    assert states() == [state]
    assert ("onboarding" in first.text.partition("[y/n")[2]) == (state == "withdrawn"), first.text
    assert ASKED not in at_a_terminal("update", answers=[]).text


def test_without_a_terminal_one_gets_a_hint_and_the_question_stays(
    ready: Ready, go: Go, states: States, tmp_path: Path
) -> None:
    ready()
    go("update", "--eml", str(tmp_path / "week.eml"))
    for _time in range(2):
        assert "Did it go out? wfhdesk update sent 1, or: wfhdesk update unsent 1" in go("update").err
    assert states() == ["exported"]
    assert go("update", "sent", "1").code == 0
    assert "Did it go out?" not in go("update").err


def test_of_an_unknown_update_one_is_asked_until_it_is_settled(lost: Server, states: States) -> None:
    for _time in range(2):
        assert at_a_terminal("update", answers=[(ASKED, "\n")]).code == 0
    assert at_a_terminal("update", answers=[(ASKED, "y\n")]).code == 0
    assert states() == ["sent"]


def test_what_an_unknown_update_carried_is_not_told_again_before_it_is_settled(
    lost: Server, go: Go, states: States
) -> None:
    assert "onboarding guide" not in go("update").out
    assert go("log", "Fixed the printer").code == 0
    assert "onboarding" not in go("update").out
    assert go("update", "--send", "--yes").code == 0
    assert lost.sink.messages[0].content
    assert b"onboarding" not in lost.sink.messages[0].content
    assert go("update", "unsent", "1").code == 0
    assert states() == ["withdrawn", "sent"]
    assert "onboarding guide" in go("update").out


def test_a_settled_update_cannot_be_settled_again(lost: Server, go: Go, states: States) -> None:
    assert go("update", "sent", "1").code == 0
    assert "is down as sent already" in go("update", "sent", "1").err
    assert go("update", "unsent", "1").code == 2
    assert states() == ["sent"]
    assert "onboarding guide" not in go("update").out


def test_a_sending_is_not_undone_but_what_came_before_it_is(serve: Serve, ready: Ready, go: Go, states: States) -> None:
    ready(serve())
    assert go("log", "Fixed the printer").code == 0
    go("update")
    assert go("update", "--send", "--yes").code == 0
    refused = go("undo")
    assert refused.code == 1
    assert "can't be undone. What came before it: wfhdesk undo --before" in refused.err
    assert states() == ["sent"]
    assert "printer" in go("undo", "--before").err
    assert "printer" not in go("show", "--all").out
    assert states() == ["sent"]


@pytest.mark.parametrize("act", ["sent", "unsent"])
def test_an_update_on_its_way_cannot_be_settled(ready: Ready, go: Go, act: str) -> None:
    ready()
    desk = open_desk(os.environ["WFHDESK_DIR"])
    with desk.db.lines.device.lock("sending"), desk.db.lines.act():
        desk.updates.record(desk.updates.draft("weekly-supervisor"), "smtp", "sending")
    with desk.db.lines.device.lock("sending"):
        settled = go("update", act, "1")
    assert settled.code == 2
    assert "on its way this very moment" in settled.err
    assert go("update", act, "1").code == 0, "nobody sends it any more"


def test_an_update_that_ended_well_while_one_looked_stays_sent(
    ready: Ready, go: Go, states: States, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready()
    desk, other = open_desk(os.environ["WFHDESK_DIR"]), open_desk(os.environ["WFHDESK_DIR"])
    with desk.db.lines.act():
        made = desk.updates.record(desk.updates.draft("weekly-supervisor"), "smtp", "sending")
    lock = Delivery._one_at_a_time

    def ends_first(self: Delivery) -> object:
        monkeypatch.setattr(Delivery, "_one_at_a_time", lock)
        with other.db.lines.act():
            other.updates.rewrite(made._replace(state="sent"))
        return lock(self)

    monkeypatch.setattr(Delivery, "_one_at_a_time", ends_first)
    desk.delivery.see_to_cut_off()
    assert [update.state for update in open_desk(os.environ["WFHDESK_DIR"]).updates.all()] == ["sent"]


def test_what_another_device_is_sending_is_left_to_it_for_an_hour(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    ready()
    desk = open_desk(os.environ["WFHDESK_DIR"])
    with desk.db.lines.act():
        made = desk.updates.record(desk.updates.draft("weekly-supervisor"), "smtp", "sending")
    age = timedelta()

    def as_of_another(self: Updates) -> list[Update]:
        return [made._replace(id="zzzzzz??", made=made.made - age)]

    rewritten: list[Update] = []
    monkeypatch.setattr(Updates, "all", as_of_another)
    monkeypatch.setattr(Updates, "rewrite", lambda _self, update: rewritten.append(update))
    desk.delivery.see_to_cut_off()
    assert rewritten == []
    age = timedelta(hours=2)
    desk.delivery.see_to_cut_off()
    assert [update.state for update in rewritten] == ["unknown"]
