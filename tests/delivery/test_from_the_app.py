"""The app sends: a real server gets the mail, a person can stop it, and what became of it is told."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from delivery.conftest import Configure, Serve
from delivery.smtp_server import PASSWORD, Server
from tui.desk_driver import DeskDriver, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.tui.modals import dialog

OpenAgain = Callable[[], Desk]
SEND_DOWN = ("down",) * 4
"""From the file, which comes first, to sending."""


@pytest.fixture(autouse=True)
def _who_has_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialog, "UNREAD", 0.0)


@pytest.fixture
def written(open_again: OpenAgain, configure: Configure, serve: Serve) -> Desk:
    """A desk with something to tell, and a server that takes it."""
    return _ready(serve(), configure, open_again)


def _ready(server: Server, configure: Configure, open_again: OpenAgain) -> Desk:
    """Return a desk that sends by a server, with something to tell."""
    configure(server)
    desk = open_again()
    desk.accomplishments.log("Fixed the export #billing => invoices go out a day earlier")
    return desk


async def _looks_at_ways(me: DeskDriver) -> None:
    await me.presses("w")
    await me.sees_soon("Fixed the export", "What goes in")
    await me.waits_for(lambda: "words" in me.screen, "the update to be written")
    await me.presses("f9")
    await me.sees_soon("Send it now, by 127.0.0.1")
    await me.presses(*SEND_DOWN)


async def test_what_a_person_sends_arrives_as_they_saw_it(
    configure: Configure, serve: Serve, open_again: OpenAgain, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve()
    monkeypatch.setenv("WFHDESK_SMTP_PASSWORD", PASSWORD)
    desk = _ready(server, configure, open_again)
    async with open_app(desk) as me:
        await _looks_at_ways(me)
        await me.presses("enter")
        await me.is_told("Update 1 was sent.")
    (mail,) = server.sink.messages
    assert mail.rcpt_tos == ["boss@wfh.test"]
    assert isinstance(mail.content, bytes)
    parsed = message_from_bytes(mail.content, policy=policy.default)
    body = parsed.get_body(("plain",))
    assert body is not None
    assert "Invoices go out a day earlier" in body.get_content()
    assert [update.state for update in open_again().updates.all()] == ["sent"]


async def test_the_app_asks_for_the_password_and_shows_none_of_it(
    configure: Configure, serve: Serve, open_again: OpenAgain
) -> None:
    server = serve()
    desk = _ready(server, configure, open_again)
    async with open_app(desk) as me:
        await _looks_at_ways(me)
        await me.presses("enter")
        await me.sees_soon("Password of")
        await me.types(PASSWORD)
        me.does_not_see(PASSWORD)
        await me.presses("enter")
        await me.is_told("Update 1 was sent.")
    assert len(server.sink.messages) == 1


async def test_who_stops_it_before_the_text_leaves_has_sent_nothing(
    configure: Configure, serve: Serve, open_again: OpenAgain, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve()
    monkeypatch.setenv("WFHDESK_SMTP_PASSWORD", PASSWORD)
    desk = _ready(server, configure, open_again)
    async with open_app(desk) as me:

        def stop() -> None:
            me.app.call_from_thread(me.app.screen.action_leave)  # type: ignore[attr-defined]

        server.sink.at["RCPT"] = server.sink.at["AUTH"] = stop
        await _looks_at_ways(me)
        await me.presses("enter")
        await me.is_told("You stopped it.")
    assert server.sink.messages == []
    assert open_again().updates.all() == []


async def test_what_may_have_gone_out_waits_for_an_answer(
    configure: Configure, serve: Serve, open_again: OpenAgain, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve()
    server.sink.breaks_at = "DATA"
    monkeypatch.setenv("WFHDESK_SMTP_PASSWORD", PASSWORD)
    desk = _ready(server, configure, open_again)
    async with open_app(desk) as me:
        await _looks_at_ways(me)
        await me.presses("enter")
        await me.is_told("it may have gone out")
        await me.sees_soon("go out?")
        await me.presses("n")
        await me.is_told("down as not sent")
        await me.sees_soon("Fixed the export")
    assert [update.state for update in open_again().updates.all()] == ["withdrawn"]


async def test_a_way_that_is_not_set_up_says_what_it_takes(written: Desk, configure: Configure) -> None:
    async with open_app(written) as me:
        await _looks_at_ways(me)
        await me.presses("up", "enter")
        me.sees("no mailbox is set up: wfhdesk config mail")
        await me.presses("escape")
    assert written.updates.all() == []


async def test_nothing_is_sent_from_the_sample_desk(tmp_path: Path, written: Desk) -> None:
    sample = Desk(written.places, written.settings, written.clock, is_sample=True)
    async with open_app(sample) as me:
        await me.presses("w")
        await me.waits_for(lambda: "words" in me.screen, "the update to be written")
        await me.presses("f9")
        await me.sees_soon("Send it now")
        await me.presses(*SEND_DOWN, "enter")
        me.sees("this is the sample desk: nothing is sent from it")
    assert written.updates.all() == []
