"""Nudges in the app: how many, in the head; told once and with why; acted on in Today's list; none while it is quiet."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from time import monotonic

import pytest

from conftest import AMSTERDAM, FRIDAY, FrozenClock
from notifying.conftest import Serve, Service, bus, runtime, serve  # noqa: F401 - a session bus of its own
from notifying.session_bus import SessionBus
from tui.desk_driver import PATIENCE, DeskDriver, Size, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.people import Person
from wfhdesk.domain.statuses import AVAILABLE, AWAY, FOCUSED
from wfhdesk.tui import nudging
from wfhdesk.tui.widgets.frame import PLACES

OpenAgain = Callable[[], Desk]
WIDE = (120, 36)


@pytest.fixture
def _speaks_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nudges speak up as soon as the app stands."""
    monkeypatch.setattr(nudging, "SILENT", 0.0)


speaks_at_once = pytest.mark.usefixtures("_speaks_at_once")


@pytest.fixture
def circle(known: Desk, clock: FrozenClock) -> Desk:
    """A desk on which it is Zoe's birthday, somebody is overdue, and a weak tie is so for long."""
    people = known.people
    clock.set(datetime(2026, 9, 2, 10, 0, tzinfo=AMSTERDAM))
    omar, diego, zoe = people.keep_all(
        [
            Person("Omar Haddad", "team", channel="call"),
            Person("Diego Morales", "weak tie", channel="chat"),
            Person("[b]Zoe Bakker", "team", channel="call", birthday="11-20"),
        ]
    )
    clock.set(FRIDAY)
    for day, person in ((date(2026, 11, 3), omar), (date(2026, 9, 1), diego), (date(2026, 11, 19), zoe)):
        people.met([person], person.channel, "old times", day)
    return known


async def has_looked(me: DeskDriver) -> None:
    """Wait until it was looked what is to be told now, and all that came of it was told."""
    look = me.app.nudging

    def is_done() -> bool:
        under_way = [one for one in me.app.workers if one.group.startswith("nudges") and one.is_running]
        return look._next > monotonic() + 30 and not under_way

    await me.waits_for(is_done, "a look at the nudges")


def keys_under(me: DeskDriver) -> str:
    """Return the step in Next under which its keys stand, which is the one with the cursor."""
    keys = next((y for y, line in enumerate(me.lines) if line.startswith("│     ") and "enter Open" in line), 2)
    return me.lines[keys - 2].removeprefix("│ ")


async def stands_on(me: DeskDriver, step: str) -> None:
    """Wait until the cursor stands on a step."""
    await me.waits_for(lambda: keys_under(me).startswith(step), f"the cursor on {step!r}")


def rings(me: DeskDriver) -> list[str]:
    """Return a list to which the terminal's bell adds each time that it rings."""
    heard: list[str] = []
    setattr(me.app, "bell", lambda: heard.append("bell"))  # noqa: B010 - a method of this one app
    return heard


def shown(desk: Desk) -> list[tuple[str, str]]:
    """Return which nudges are down as shown."""
    return [one.key for one in desk.nudges.shown()]


# --- how many -------------------------------------------------------------------------------------------------------


async def test_the_head_counts_them_on_every_screen(lived_in: Desk) -> None:
    """At its right end; an update is due, and what was promised with the last one."""
    async with open_app(lived_in) as me:
        for place in PLACES:
            await me.goes_to(place)
            await me.head_ends_with("● Home, available until 17:30   3 nudges")


async def test_without_any_the_head_says_nothing_of_them(known: Desk) -> None:
    """A desk on which nothing waits."""
    async with open_app(known) as me:
        await me.sees_soon("Log what you get done")
        assert me.head.endswith("available until 17:30")
        await me.presses("N")
        await me.is_told("No nudges now.")


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((80, 24), "wfhdesk Fri 20 Nov · week 47 ● Home, available until 17:30 3 nudges"),
        ((70, 24), "wfhdesk Fri 20 Nov ● Home, available until 17:30 3 nudges"),
        ((61, 24), "wfhdesk Fri 20 Nov ● Home, available until 17:30 ▸ 3"),
        ((50, 24), "wfhdesk Fri 20 Nov ● Home, available … ▸ 3"),
    ],
)
async def test_the_count_keeps_its_place_in_narrow_terminals(lived_in: Desk, size: Size, words: str) -> None:
    """The day is shortened first, then the count, and the status only at last."""
    async with open_app(lived_in, size) as me:
        await me.waits_for(lambda: " ".join(me.head.split()) == words, words)


async def test_one_done_elsewhere_is_no_nudge_any_more(lived_in: Desk, open_again: OpenAgain) -> None:
    """The head follows within a moment, on every screen."""
    async with open_app(lived_in) as me:
        await me.head_ends_with("3 nudges")
        await me.goes_to("log")
        other = open_again()
        other.accomplishments.resolve([one for one in other.accomplishments.all() if one.kind == "plan"])
        await me.head_ends_with("2 nudges")
        await me.goes_to("today")
        await me.sees_soon("▸ 2 nudges", "▸ Waiting for")


async def test_in_ascii_the_marks_are_ascii(lived_in: Desk) -> None:
    """In the list and in the head."""
    lived_in.settings.set("app.glyphs", ["ascii"])
    async with open_app(lived_in, (60, 24)) as me:
        await me.sees_soon("> 3 nudges", "> Weekly update")
        assert me.head.endswith("> 3")


# --- going there ----------------------------------------------------------------------------------------------------


async def test_n_goes_to_the_first_of_them(circle: Desk) -> None:
    """From another screen, and from further down in the list."""
    async with open_app(circle, WIDE) as me:
        await me.head_ends_with("3 nudges")
        await me.goes_to("people")
        await me.presses("N")
        me.is_on("today")
        await me.sees_soon("▸ [b]Zoe", "▸ Diego", "▸ Omar", "birthday today")
        await me.is_not_offered("z Snooze")
        await me.presses("down")
        await me.is_offered("z Snooze")
        await me.goes_to("people")
        await me.presses("N")
        await me.is_not_offered("z Snooze")


async def test_n_again_goes_to_the_next_of_them(lived_in: Desk) -> None:
    """From the last one to the first, and past what doesn't nudge."""
    async with open_app(lived_in, WIDE) as me:
        await me.sees_soon("3 nudges", "▸ Weekly update", "▸ Write", "▸ Ask for", "  Waiting for the new contract")
        await me.sees_soon("▸ Weekly update to Petra · due today")
        for step in ("Write the", "Ask for the", "Weekly update", "Write the"):
            await me.presses("N")
            await stands_on(me, f"▸ {step}")
        await me.presses("end", "N")
        await stands_on(me, "▸ Weekly update")


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_nudges_stand_before_other_steps(lived_in: Desk, open_again: OpenAgain, size: Size) -> None:
    """So that a low terminal shows what the head counts; the cursor begins on the first."""
    people = [lived_in.people.add(Person(name, "team")) for name in ("Lena Novak", "Ruth Okafor", "Priya Shah")]
    for person in people:
        lived_in.people.met([person], "call", "", date(2026, 11, 2))
    async with open_app(open_again(), size) as me:
        await me.head_ends_with("3 nudges")
        await me.sees_soon("▸ Weekly update", "▸ Write the onboarding guide")
        assert keys_under(me).startswith("▸ Weekly update")
        if size == WIDE:
            steps = [
                line[2:] for line in me.lines if line[2:].startswith(("▸ ", "  Lena", "  Ruth", "  Priya", "  Waiting"))
            ]
            assert [step[0] for step in steps] == ["▸"] * 3 + [" "] * (len(steps) - 3)
            assert len(steps) > 4


async def test_the_count_can_be_clicked(lived_in: Desk) -> None:
    """It leads to Today."""
    async with open_app(lived_in) as me:
        await me.head_ends_with("3 nudges")
        await me.goes_to("log")
        await me.clicks("3 nudges")
        await me.waits_for(lambda: me.app.current_mode == "today", "Today")


async def test_a_weak_tie_that_nudges_stands_in_the_list(known: Desk, clock: FrozenClock) -> None:
    """Also behind more pressing people than the list has room for."""
    people = known.people
    clock.set(datetime(2026, 9, 2, 10, 0, tzinfo=AMSTERDAM))
    names = ("Omar Haddad", "Lena Novak", "Ruth Okafor", "Priya Shah")
    kept = people.keep_all([*(Person(name, "team") for name in names), Person("Diego Morales", "weak tie")])
    clock.set(FRIDAY)
    for person, day in zip(kept, (3, 4, 5, 6, 14), strict=True):
        people.met([person], "call", "", date(2026, 9, day))
    async with open_app(known, WIDE) as me:
        await me.head_ends_with("3 nudges")
        await me.sees_soon("▸ Omar", "▸ Lena", "▸ Diego")
        me.does_not_see("▸ Ruth")


# --- told -----------------------------------------------------------------------------------------------------------


@speaks_at_once
async def test_they_are_told_once_with_why_and_the_bell(circle: Desk, open_again: OpenAgain) -> None:
    """As toasts where no desktop shows them; the next window, and the scheduler, have nothing left to tell."""
    async with open_app(circle, WIDE) as me:
        heard = rings(me)
        await me.sees_soon("Zoe", "birthday today", "last contact 80 days ago", "N shows them.")
        await has_looked(me)
        assert heard == ["bell"]
        assert not me.is_asked
    assert len(shown(open_again())) == 3
    assert open_again().nudges.claim().nudges == []
    async with open_app(open_again(), WIDE) as me:
        heard = rings(me)
        await has_looked(me)
        await me.head_ends_with("3 nudges")
        me.is_told_nothing()
        assert heard == []


async def test_nothing_is_told_in_the_first_moments(circle: Desk, open_again: OpenAgain) -> None:
    """Today has it all; the head counts."""
    async with open_app(circle, WIDE) as me:
        await me.head_ends_with("3 nudges")
        await me.logs("Something")
        await me.is_told("Logged")
        await me.waits_for(lambda: me.app.nudging._next > monotonic() + 30, "a look")
        me.is_told_nothing()
    assert shown(open_again()) == []


@speaks_at_once
async def test_what_was_shown_elsewhere_is_not_told_again(circle: Desk, open_again: OpenAgain) -> None:
    """The scheduler was first; the head counts it all the same."""
    assert len(open_again().nudges.claim().nudges) == 3
    async with open_app(circle, WIDE) as me:
        await me.head_ends_with("3 nudges")
        await has_looked(me)
        me.is_told_nothing()


@speaks_at_once
async def test_of_two_windows_one_tells(circle: Desk, open_again: OpenAgain) -> None:
    """Whichever comes first."""
    async with open_app(circle, WIDE) as one, open_app(open_again(), WIDE) as other:
        await has_looked(one)
        await has_looked(other)
        assert sorted([len(one._told), len(other._told)]) == [0, 3]
    assert len(open_again().nudges.shown()) == 3


@speaks_at_once
@pytest.mark.parametrize("moment", [(2026, 11, 20, 20, 0), (2026, 11, 21, 11, 0), (2026, 11, 20, 9, 30)])
async def test_outside_the_hours_nothing_is_told(
    circle: Desk, clock: FrozenClock, open_again: OpenAgain, moment: tuple[int, int, int, int, int]
) -> None:
    """In the evening, at the weekend, and before the day's batch."""
    clock.set(datetime(*moment, tzinfo=AMSTERDAM))
    async with open_app(circle, WIDE) as me:
        await me.sees_soon("Omar")
        await has_looked(me)
        me.is_told_nothing()
        assert "nudge" not in me.head
    assert shown(open_again()) == []


@speaks_at_once
async def test_the_batch_comes_when_its_time_has_come(circle: Desk, clock: FrozenClock) -> None:
    """The app was open since before the core hours."""
    clock.set(datetime(2026, 11, 20, 9, 30, tzinfo=AMSTERDAM))
    async with open_app(circle, WIDE) as me:
        await has_looked(me)
        clock.set(datetime(2026, 11, 20, 10, 0, tzinfo=AMSTERDAM))
        await me.is_told("birthday today")
        await me.head_ends_with("3 nudges")


@speaks_at_once
async def test_what_was_held_comes_as_one(circle: Desk, clock: FrozenClock) -> None:
    """It was quiet when the batch would have come."""
    clock.set(datetime(2026, 11, 20, 9, 30, tzinfo=AMSTERDAM))
    circle.nudges.be_quiet(datetime(2026, 11, 20, 11, 0, tzinfo=AMSTERDAM))
    async with open_app(circle, WIDE) as me:
        heard = rings(me)
        await me.head_ends_with("quiet until 11:00")
        await has_looked(me)
        clock.set(datetime(2026, 11, 20, 11, 0, tzinfo=AMSTERDAM))
        await me.sees_soon("3 things waited for you", "[b]Zoe: birthday today", "N shows them.")
        await me.head_ends_with("● Home, available until 12:30   3 nudges")
        assert (len(me._told), heard) == (1, ["bell"])


@speaks_at_once
async def test_a_status_that_ended_asks_once(known: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    """The head keeps asking; the toast comes once and takes no key."""
    async with open_app(known) as me:
        await me.presses("s", "a", "enter")
        await me.is_told("Away until 14:40")
        clock.set(datetime(2026, 11, 20, 14, 51, tzinfo=AMSTERDAM))
        await me.is_told("its time has passed, and nobody knows whether you are back (since 14:40)\nN shows it.")
        await me.head_ends_with("? Away until 14:40: are you back?   1 nudge")
        assert not me.is_asked
        clock.forward(minutes=5)
        await me.presses("2", "1")
        await has_looked(me)
        await me.head_ends_with("are you back?   1 nudge")
        me.is_told_nothing()
        await me.presses("s", "b")
        await me.head_ends_with("● Home, available until 17:30")
    assert [one.state for one in open_again().availability.statuses()] == [AWAY, AVAILABLE]


@speaks_at_once
async def test_the_sample_desk_tells_nobody(circle: Desk, open_again: OpenAgain) -> None:
    """It counts, as everything there can be looked at."""
    circle.is_sample = True
    async with open_app(circle, WIDE) as me:
        await me.head_ends_with("3 nudges")
        await has_looked(me)
        me.is_told_nothing()
    assert shown(open_again()) == []


# --- on the desktop -------------------------------------------------------------------------------------------------


@pytest.fixture
def desktop(bus: SessionBus, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Service]:  # noqa: F811
    """Start somebody who shows notifications, on a bus that the app finds."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    return lambda *told: serve("--able", "actions", "--able", "body", *told)


@speaks_at_once
async def test_on_a_desktop_they_are_shown_there(circle: Desk, desktop: Callable[..., Service]) -> None:
    """With buttons, and neither toast nor bell."""
    service = desktop()
    async with open_app(circle, WIDE) as me:
        heard = rings(me)
        await me.waits_for(lambda: len(service.shown) == 3, "three notifications")
        zoe, _diego, omar = service.shown
        assert (zoe["title"], zoe["body"]) == ("Congratulate [b]Zoe", "birthday today")
        assert {"contact", "snooze", "open"} <= set(omar["actions"])
        me.is_told_nothing()
        assert heard == []


@speaks_at_once
async def test_a_button_on_the_desktop_acts(circle: Desk, desktop: Callable[..., Service]) -> None:
    """One click logs a contact; the app tells it, with the key that takes it back."""
    desktop("--end", "contact", "--end", "snooze")
    async with open_app(circle, WIDE) as me:
        await me.is_told("Logged contact with [b]Zoe Bakker. u takes it back.")
        people = circle.people
        await me.waits_for(lambda: people.named("Diego").snoozed_until == date(2026, 11, 23), "Diego to be put off")
        zoe = people.named("[b]Zoe Bakker")
        assert [one.day for one in people.contacts_with(zoe, FRIDAY.date())] == [FRIDAY.date()]


@speaks_at_once
async def test_opened_on_the_desktop_the_app_shows_what_it_is_about(
    circle: Desk, desktop: Callable[..., Service]
) -> None:
    """From wherever one is."""
    service = desktop("--end", "expired", "--end", "open")
    async with open_app(circle, WIDE) as me:
        await me.goes_to("log")
        await me.waits_for(lambda: len(service.shown) == 3, "three notifications")
        await me.sees_soon("Last talked about, Tue 1 Sep")
        assert me.is_asked
        await me.presses("escape")
        me.is_on("today")


@speaks_at_once
async def test_where_the_app_closes_before_they_could_be_shown_they_count_as_not_shown(
    circle: Desk, desktop: Callable[..., Service], open_again: OpenAgain
) -> None:
    """What shows notifications takes its time to answer."""
    desktop("--slow", "1.5")
    async with open_app(circle, WIDE) as me:
        await me.waits_for(lambda: shown(open_again()), "the claim")
        me.is_told_nothing()
    until = monotonic() + PATIENCE
    while shown(open_again()) and monotonic() < until:  # a thread may be about to let go of them
        await asyncio.sleep(0.01)
    assert len(open_again().nudges.claim().nudges) == 3


@speaks_at_once
async def test_what_stands_on_the_desktop_is_closed_when_the_app_is(
    circle: Desk, desktop: Callable[..., Service]
) -> None:
    """Nobody would hear its buttons."""
    service = desktop()
    async with open_app(circle, WIDE) as me:
        await me.waits_for(lambda: len(service.shown) == 3, "three notifications")
        told = [worker for worker in me.app.workers if worker.group == "nudges told"]
        assert [worker.is_running for worker in told] == [True]
    assert [worker.is_finished for worker in told] == [True]
    assert sorted(service.closed) == [1, 2, 3]


# --- opened for one -------------------------------------------------------------------------------------------------


async def test_opened_for_a_nudge_the_app_shows_what_it_is_about(circle: Desk, open_again: OpenAgain) -> None:
    """A notification's button opens it, once."""
    diego = circle.people.named("Diego")
    async with open_app(circle, WIDE, nudge=f"contact/{diego.id}") as me:
        await me.sees_soon("Diego Morales", "Last talked about, Tue 1 Sep")
        assert me.is_asked
        await me.presses("escape")
        me.is_on("today")
        await me.is_offered("z Snooze")
        await me.logs("Something")
        await me.sees_soon("✓ Something")
        me.is_on("today")


@pytest.mark.parametrize(
    "key", ["contact/gone", "nonsense", "/", "contact/", "week/9999-99-99", "settle/-1", "\x1b[2J/x"]
)
async def test_opened_for_what_is_no_nudge_any_more_it_shows_today(circle: Desk, key: str) -> None:
    """Whatever stands on the command line is looked up and no more."""
    async with open_app(circle, WIDE, nudge=key) as me:
        await me.head_ends_with("3 nudges")
        await me.sees_soon("▸ [b]Zoe")
        await me.holds_still()
        me.is_on("today")
        me.is_told_nothing()


async def test_who_types_already_is_not_disturbed_by_what_opens(circle: Desk) -> None:
    """Keys are typed before the list is read."""
    diego = circle.people.named("Diego")
    async with open_app(circle, WIDE, nudge=f"contact/{diego.id}") as me:
        await me.presses_at_once("a")
        await me.types("Half")
        await me.sees_soon("▸ [b]Zoe", "Half")
        await me.holds_still()
        assert not me.is_asked


# --- acting in place ------------------------------------------------------------------------------------------------


async def test_the_keys_stand_under_the_step_with_the_cursor(circle: Desk) -> None:
    """They follow it, and go while the keys go elsewhere; a key that was given another name is told by that."""
    circle.settings.set("keys.today.snooze", ["f7"])
    async with open_app(circle, WIDE) as me:
        await me.sees_soon("c Log contact  enter Openers")
        me.does_not_see("f7 Snooze")
        await me.presses("down")
        await me.sees_soon("c Log contact  f7 Snooze  enter Openers")
        assert me.screen.count("Log contact") == 1
        await me.presses("a")
        await me.misses_soon("Log contact")


async def test_the_keys_can_be_clicked(circle: Desk) -> None:
    """As those in the foot."""
    async with open_app(circle, WIDE) as me:
        await me.sees_soon("enter Openers")
        await me.clicks("Openers")
        await me.sees_soon("Last talked about, Thu 19 Nov")
        await me.presses("escape")
        await me.is_back()
        await me.clicks("Log contact")
        await me.sees_soon("With [b]Zoe")
        assert me.is_asked


async def test_a_birthday_is_a_contact_in_three_keys(circle: Desk, open_again: OpenAgain) -> None:
    """c, enter, and enter again."""
    async with open_app(circle, WIDE) as me:
        await me.sees_soon("▸ [b]Zoe")
        await me.presses("c", "enter")
        await me.sees_soon("With [b]Zoe")
        await me.presses("enter")
        await me.is_told("Zoe")
        await me.head_ends_with("2 nudges")
    zoe = open_again().people.named("[b]Zoe Bakker")
    assert [one.day for one in open_again().people.contacts_with(zoe, FRIDAY.date())] == [FRIDAY.date()]


async def test_x_says_that_one_is_back(known: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    """Where a status ended; enter asks what one does instead."""
    known.availability.say(AWAY, datetime(2026, 11, 20, 14, 40, tzinfo=AMSTERDAM))
    clock.set(datetime(2026, 11, 20, 14, 51, tzinfo=AMSTERDAM))
    async with open_app(open_again()) as me:
        await me.sees_soon("▸ Away until 14:40: are you back?", "x I am back")
        await me.presses("enter")
        await me.sees_soon("Finished for today")
        await me.presses("escape")
        await me.presses("x")
        await me.is_told("Home, available until 17:30. u takes it back.")
        await me.head_ends_with("● Home, available until 17:30")
        await me.misses_soon("▸")


async def test_a_nudge_that_time_brings_is_read_into_the_list(known: Desk, clock: FrozenClock) -> None:
    """Without anything that changed on the desk."""
    known.availability.say(FOCUSED, datetime(2026, 11, 20, 14, 40, tzinfo=AMSTERDAM))
    async with open_app(known) as me:
        await me.logs("Something")
        await me.is_told("Logged")
        await me.sees_soon("Focus until 14:40", "Weekly update")
        me.does_not_see("▸ Focus")
        await me.waits_for(lambda: me.app.nudging._next > monotonic() + 30, "a look")
        clock.set(datetime(2026, 11, 20, 14, 51, tzinfo=AMSTERDAM))
        await me.sees_soon("▸ Focus until 14:40: are you back?")


@pytest.mark.parametrize("place", ["today", "log"])
async def test_a_status_that_ends_stands_in_next_as_soon_as_the_head_asks(
    known: Desk, clock: FrozenClock, open_again: OpenAgain, place: str
) -> None:
    """It nudges only ten minutes later; who is back sooner says so by x."""
    known.availability.say(AWAY, datetime(2026, 11, 20, 14, 40, tzinfo=AMSTERDAM))
    async with open_app(open_again()) as me:
        await me.sees_soon("Log what you get done")
        await has_looked(me)
        await me.goes_to(place)
        clock.set(datetime(2026, 11, 20, 14, 41, tzinfo=AMSTERDAM))
        await me.head_ends_with("? Away until 14:40: are you back?")
        await me.goes_to("today")
        await me.sees_soon("  Away until 14:40: are you back?", "x I am back")
        await me.presses("x")
        await me.is_told("Home, available until 17:30")


async def test_a_check_in_that_is_held_stands_in_next_as_soon_as_it_is_due(known: Desk, clock: FrozenClock) -> None:
    """The person turned check-ins off as nudges; the list has them all the same."""
    known.settings.set("nudges.without", ["check-in"])
    known.availability.plan(
        Occasion("visit", FRIDAY.date(), FRIDAY.date(), Minutes(780, 810), note="Mill Lane", told="Sam", check_in=870)
    )
    known.nudges.be_quiet(datetime(2026, 11, 20, 17, 0, tzinfo=AMSTERDAM))
    async with open_app(known, WIDE) as me:
        await me.sees_soon("Log what you get done")
        await has_looked(me)
        me.does_not_see("Mill Lane?")
        clock.set(datetime(2026, 11, 20, 14, 31, tzinfo=AMSTERDAM))
        await me.sees_soon("  Is all well? Mill Lane")
        me.does_not_see("▸")


async def test_a_check_in_is_done_with_one_key(known: Desk, open_again: OpenAgain) -> None:
    """All is well."""
    known.availability.plan(
        Occasion("visit", FRIDAY.date(), FRIDAY.date(), Minutes(780, 810), note="Mill Lane", told="Sam", check_in=840)
    )
    async with open_app(open_again(), WIDE) as me:
        await me.sees_soon("▸ Is all well? Mill Lane", "x All is well")
        await me.presses("N", "x")
        await me.is_told("Checked in")
        await me.misses_soon("▸")


async def test_a_promise_is_kept_with_one_key(lived_in: Desk) -> None:
    """Another one comes in its place, as long as there were less than three."""
    async with open_app(lived_in, WIDE) as me:
        await me.sees_soon("▸ Write the onboarding guide", "▸ Ask for the budget")
        await me.presses("N", "N")
        await me.sees_soon("x Done  enter Open")
        await me.presses("x")
        await me.is_told("Done: “Ask for the budget”")
        await me.sees_soon("▸ Waiting for the new contract")


# --- quiet ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES)
async def test_quiet_takes_two_keys_and_shows_with_its_end(lived_in: Desk, open_again: OpenAgain, place: str) -> None:
    """An hour is what most ask for. It stands where the status stands, and no nudge beside it."""
    async with open_app(lived_in) as me:
        await me.head_ends_with("3 nudges")
        await me.goes_to(place)
        await me.presses_at_once("Q", "enter")
        await me.is_told("Quiet until 15:10. u takes it back.")
        await me.head_ends_with("   quiet until 15:10")
        assert "nudge" not in me.head
        me.is_on(place)
    async with open_app(open_again()) as me:
        await me.head_ends_with("   quiet until 15:10")


async def test_quiet_is_over_by_itself(lived_in: Desk, clock: FrozenClock) -> None:
    """The status and the count are back."""
    lived_in.nudges.be_quiet(datetime(2026, 11, 20, 15, 0, tzinfo=AMSTERDAM))
    async with open_app(lived_in) as me:
        await me.head_ends_with("   quiet until 15:00")
        clock.set(datetime(2026, 11, 20, 15, 0, tzinfo=AMSTERDAM))
        await me.head_ends_with("● Home, available until 17:30   3 nudges")


@pytest.mark.parametrize(("typed", "until"), [("30m", "14:40"), ("2h", "16:10"), ("until 15:30", "15:30")])
async def test_how_long_it_is_to_be_quiet(known: Desk, typed: str, until: str) -> None:
    """A length, or an end."""
    async with open_app(known) as me:
        await me.presses("Q", *["backspace"] * 2)
        await me.types(typed)
        await me.presses("enter")
        await me.head_ends_with(f"   quiet until {until}")


async def test_a_length_that_cant_be_is_told_in_the_box(known: Desk, open_again: OpenAgain) -> None:
    """And nothing is changed."""
    async with open_app(known) as me:
        await me.presses("Q")
        for typed, problem in (("soon", "such as 1h, 30m or until 14:00"), ("3 days", "no length of time up to a day")):
            await me.presses("end", *["backspace"] * 12)
            await me.types(typed)
            await me.presses("enter")
            await me.sees_soon(problem)
        await me.presses("escape")
        await me.is_back()
    assert open_again().nudges.quiet() is None


async def test_quiet_can_be_ended_and_changed(known: Desk, open_again: OpenAgain) -> None:
    """A click on it asks."""
    async with open_app(known) as me:
        await me.presses("Q", "enter")
        await me.head_ends_with("quiet until 15:10")
        me.lets_toasts_go()
        await me.presses("Q", "l")
        await me.sees_soon("For how long?")
        await me.presses("escape")
        await me.sees_soon("It is quiet until 15:10; it ends by itself.")
        await me.presses("l", *["backspace"] * 2, "3", "h", "enter")
        await me.head_ends_with("quiet until 17:10")
        me.lets_toasts_go()
        await me.clicks("quiet until 17:10")
        await me.sees_soon("e  End it")
        await me.presses("e")
        await me.is_told("Quiet is over. u takes it back.")
        await me.head_ends_with("● Home, available until 17:30")
    assert open_again().nudges.quiet() is None


async def test_u_takes_quiet_back(known: Desk) -> None:
    """As every act."""
    async with open_app(known) as me:
        await me.presses("Q", "enter")
        await me.head_ends_with("quiet until 15:10")
        await me.presses("u")
        await me.head_ends_with("● Home, available until 17:30")


async def test_the_status_leads_to_quiet(known: Desk) -> None:
    """s q."""
    async with open_app(known) as me:
        await me.presses_at_once("s", "q", "enter")
        await me.head_ends_with("   quiet until 15:10")


async def test_n_says_that_it_is_quiet(lived_in: Desk) -> None:
    """And until when."""
    async with open_app(lived_in) as me:
        await me.presses("Q", "enter")
        await me.is_told("Quiet until")
        await me.presses("N")
        await me.is_told("No nudges: quiet until 15:10.")


@speaks_at_once
async def test_quiet_holds_them(circle: Desk, open_again: OpenAgain) -> None:
    """Also those that would come now."""
    circle.nudges.be_quiet(datetime(2026, 11, 20, 15, 0, tzinfo=AMSTERDAM))
    async with open_app(circle, WIDE) as me:
        await has_looked(me)
        me.is_told_nothing()
    assert shown(open_again()) == []
