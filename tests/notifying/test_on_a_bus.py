"""Who shows notifications is found, or it is said why nobody does; what was pressed comes back, and what fails is told."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from notifying.conftest import Call, Serve, Service, StartCall, told_to
from notifying.session_bus import SessionBus
from wfhdesk.adapters.notifications import session_bus
from wfhdesk.adapters.notifications.messages import STANDS, show
from wfhdesk.adapters.notifications.server import server
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.notifications import Button, Notification, Server

ONE = ("priya", "Talk to Priya", "You last talked 3 weeks ago.")
TWO = ("week", "Confirm week 48", "It starts on Monday.")
BUTTONS = ["contact", "Log contact", "snooze", "Snooze"]
ABLE = ("--able", "actions", "--able", "body", "--able", "body-markup")


@contextmanager
def says_why(words: str) -> Iterator[None]:
    with pytest.raises(DeskError) as problem:
        yield
    said = str(problem.value)
    assert words in said
    assert said.endswith(".")
    assert "\n" not in said


@pytest.fixture
def nowhere(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A session that has no bus."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    return monkeypatch


@pytest.fixture
def here(bus: SessionBus, nowhere: pytest.MonkeyPatch) -> SessionBus:
    """A session whose bus the test's own process is told of."""
    nowhere.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    return bus


@pytest.mark.parametrize("address", ["", "rubbish", "unix:path=/nowhere/at/all", "carrier-pigeon:loft=3"])
async def test_without_a_bus_it_is_said_that_there_is_no_session(nowhere: pytest.MonkeyPatch, address: str) -> None:
    nowhere.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with says_why("no desktop here"):
        await server()


async def test_a_bus_that_ended_is_no_session(here: SessionBus) -> None:
    here.stop()
    with says_why("no desktop here"):
        await server()


async def test_a_bus_with_nobody_who_shows_notifications_is_told_of(here: SessionBus) -> None:
    with says_why("Nobody shows notifications"):
        await server()


async def test_who_does_not_answer_in_time_is_told_of(
    here: SessionBus, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_bus, "PATIENCE", 1.0)
    serve("--slow", "30")
    with says_why("did not answer within 1 second"):
        await server()


@pytest.mark.parametrize(
    ("able", "has_buttons", "reads_markup"),
    [(("actions", "body"), True, False), (("body", "body-markup"), False, True), ((), False, False)],
)
async def test_what_it_can_do_is_found_out(
    here: SessionBus, serve: Serve, able: tuple[str, ...], has_buttons: bool, reads_markup: bool
) -> None:
    serve(*(word for name in able for word in ("--able", name)))
    assert await server() == ("a test", has_buttons, reads_markup)


def test_a_job_that_is_not_told_of_the_bus_finds_it(bus: SessionBus, serve: Serve, call: Call) -> None:
    """Cron hands a job no environment; the socket stands where systemd puts it."""
    service = serve(*ABLE, "--end", "contact")
    environment = {name: value for name, value in bus.environment.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    told = call(environment, "30", *ONE)
    assert told.of("pressed") == [["priya", "contact"]]
    assert [shown["title"] for shown in service.shown] == ["Talk to Priya"]
    assert told.err == ""


def test_presses_come_back_with_whose_they_are(bus: SessionBus, serve: Serve, call: Call) -> None:
    service = serve(*ABLE, "--end", "snooze", "--end", "default")
    told = call(bus.environment, "30", *ONE, *TWO)
    assert told.of("pressed") == [["priya", "snooze"], ["week", "open"]]
    assert told.lines[-1] == ["ended", ""]
    assert told.err == ""
    first = service.shown[0]
    assert (first["app"], first["icon"], first["urgency"]) == ("wfhdesk", "appointment-soon", 1)
    assert first["actions"] == ["default", "", *BUTTONS]


@pytest.mark.parametrize("end", ["dismissed", "expired"])
def test_a_message_that_is_gone_is_waited_for_no_longer(bus: SessionBus, serve: Serve, call: Call, end: str) -> None:
    serve(*ABLE, "--end", "contact", "--end", end)
    told = call(bus.environment, "none", *ONE, *TWO)
    assert told.lines[1:] == [["pressed", ["priya", "contact"]], ["ended", ""]]
    assert told.err == ""


def test_a_press_is_kept_until_the_one_before_it_is_done(bus: SessionBus, serve: Serve, call: Call) -> None:
    serve(*ABLE, "--end", "contact", "--end", "snooze")
    told = call(bus.environment, "30", "slow", "Talk to Priya", "", *TWO)
    assert told.lines[1:] == [["pressed", ["slow", "contact"]], ["pressed", ["week", "snooze"]], ["ended", ""]]


def test_after_the_time_set_nobody_waits_any_more(bus: SessionBus, serve: Serve, call: Call) -> None:
    service = serve(*ABLE)
    told = call(bus.environment, "1.2", *ONE)
    assert told.lines[1:] == [["ended", ""]]
    assert told.err == ""
    assert service.shown[0]["timeout"] == 1000 * math.ceil(1.2)  # it stands as long as it is heard
    service.wait_for_closed(1)


def test_what_nobody_waits_for_has_no_buttons(bus: SessionBus, serve: Serve, call: Call) -> None:
    service = serve(*ABLE)
    told = call(bus.environment, "0", *ONE, *TWO)
    assert told.lines[1:] == [["ended", ""]]
    assert [(shown["title"], shown["actions"], shown["timeout"]) for shown in service.shown] == [
        ("Talk to Priya", ["default", ""], -1),
        ("Confirm week 48", ["default", ""], -1),
    ]
    assert service.closed == []


def test_without_a_limit_it_asks_to_stand_for_long(bus: SessionBus, serve: Serve, call: Call) -> None:
    service = serve(*ABLE, "--end", "contact")
    call(bus.environment, "none", *ONE)
    assert service.shown[0]["timeout"] == 1000 * STANDS


def test_a_desktop_without_buttons_gets_none(bus: SessionBus, serve: Serve, call: Call) -> None:
    service = serve("--able", "body", "--end", "default")
    told = call(bus.environment, "1.2", *ONE, *TWO)
    assert service.shown[0]["actions"] == ["default", ""]
    assert told.of("pressed") == [["priya", "open"]]
    assert service.closed == []  # it still tells what it tells


@pytest.mark.parametrize("reads_markup", [True, False])
def test_texts_are_shown_as_they_are(bus: SessionBus, serve: Serve, call: Call, reads_markup: bool) -> None:
    service = serve("--able", "body", *(("--able", "body-markup") if reads_markup else ()))
    body = "<b>R&D</b> &amp; <img src=x>\x1b[31m\nsecond\u202e line\x07"
    told = call(bus.environment, "0", "key", "Talk to <b>\nPriya & co\x1b]0;x\x07", body)
    assert told.err == ""
    (shown,) = service.shown
    assert shown["title"] == "Talk to <b> Priya & co]0;x"  # the specification has no markup in titles
    plain = "<b>R&D</b> &amp; <img src=x>[31m\nsecond line"
    escaped = "&lt;b&gt;R&amp;D&lt;/b&gt; &amp;amp; &lt;img src=x&gt;[31m\nsecond line"
    assert shown["body"] == (escaped if reads_markup else plain)


def test_a_text_without_end_is_cut(bus: SessionBus, serve: Serve, call: Call) -> None:
    service = serve("--able", "body")
    call(bus.environment, "0", "key", "t" * 9_000, "b" * 90_000)
    (shown,) = service.shown
    assert shown["title"].endswith("t…")
    assert shown["body"].endswith("b…")
    assert len(shown["title"]) <= 120
    assert len(shown["body"]) <= 1_000


def test_who_vanishes_before_anything_was_sent_is_told_of(bus: SessionBus, serve: Serve, call: Call) -> None:
    service = serve(*ABLE, "--vanishes")
    told = call(bus.environment, "30", *ONE)
    assert told.of("server")
    assert told.lines[-1][0] == "failed"
    assert "took no notification" in told.lines[-1][1]
    assert told.err == ""
    assert service.shown == []


def test_who_takes_too_long_to_show_one_is_told_of(bus: SessionBus, serve: Serve, call: Call) -> None:
    serve(*ABLE, "--slow-to-show", "30")
    told = call(bus.environment, "60", *ONE)
    assert told.lines[-1][0] == "failed"
    assert "did not answer within" in told.lines[-1][1]
    assert told.err == ""


@pytest.mark.parametrize("wait", ["60", "none"])
def test_a_session_that_ends_ends_the_waiting(bus: SessionBus, serve: Serve, start_call: StartCall, wait: str) -> None:
    service = serve(*ABLE)
    process = start_call(bus.environment, wait, *ONE)
    service.wait_for(1)
    bus.stop()
    told = told_to(process)
    assert [what for what, _how in told.lines] == ["server", "ended"]
    assert told.err == ""


def test_what_a_press_fails_at_comes_out(bus: SessionBus, serve: Serve, call: Call) -> None:
    service = serve(*ABLE, "--end", "contact")
    told = call(bus.environment, "30", "fails", "Talk to Priya", "", *TWO)
    assert told.lines[1:] == [["pressed", ["fails", "contact"]], ["failed", "ContactFailed"]]
    assert told.err == ""
    service.wait_for_closed(2)


# --- ended early -------------------------------------------------------------------------------------------------


async def stands(service: Service, wait: float | None) -> asyncio.Task[None]:
    """Show two messages with buttons, and return who hears them once both stand."""

    async def pressed(_key: str, _act: str) -> None:
        raise AssertionError

    told = [Notification(key, "Talk to", "", (Button("contact", "Log contact"),), "open") for key in ("priya", "sam")]
    hearing = asyncio.ensure_future(show(Server("a test", has_buttons=True), told, pressed, wait))
    await asyncio.to_thread(service.wait_for, 2)
    return hearing


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("wait", [60, None])
async def test_who_is_cancelled_closes_what_has_buttons(serve: Serve, times: int, wait: float | None) -> None:
    service = serve(*ABLE, "--slow-to-close", "0.1")
    hearing = await stands(service, wait)
    for _time in range(times):
        hearing.cancel()
        await asyncio.sleep(0)
    with pytest.raises(asyncio.CancelledError):
        await hearing
    assert sorted(service.closed) == [1, 2]


@pytest.mark.usefixtures("here")
async def test_who_closes_nothing_holds_nobody_up(serve: Serve) -> None:
    service = serve(*ABLE, "--slow-to-close", "300")
    hearing = await stands(service, 60)
    hearing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hearing
    assert sorted(service.closed) == [1, 2]


def test_the_end_of_a_program_that_shows_them_closes_them(serve: Serve, here: SessionBus) -> None:
    """As the app quits: its event loop ends, and cancels whatever runs on it, all at once."""
    service = serve(*ABLE)

    async def quits() -> None:
        await stands(service, None)

    asyncio.run(quits())
    service.wait_for_closed(1, 2)
    assert here.has("org.freedesktop.Notifications")


@pytest.mark.usefixtures("here")
async def test_what_is_on_its_way_to_the_screen_is_closed_too(serve: Serve) -> None:
    service = serve(*ABLE, "--slow-to-answer", "0.3")
    hearing = await stands(service, None)
    hearing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hearing
    assert sorted(service.closed) == [1, 2]
