"""Today: the line that is always there, what comes next, what was logged, the week at a glance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from conftest import AMSTERDAM, FrozenClock
from tui.desk_driver import DeskDriver, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.periods import week_of
from wfhdesk.domain.updates import SUPERVISOR

OpenAgain = Callable[[], Desk]


def signs(me: DeskDriver) -> dict[str, set[object]]:
    """Return in which colours each word of the line at the foot is drawn."""
    y = next(row for row, line in enumerate(me.lines) if "#billing" in line and "@priya" in line)
    found: dict[str, set[object]] = {}
    for word, style in me.drawn(y):
        for part in word.split():
            found.setdefault(part, set()).add(style)
    return found


# --- the line -------------------------------------------------------------------------------------------------------


async def test_a_line_is_logged_with_three_keystrokes_and_the_text(known: Desk, open_again: OpenAgain) -> None:
    """a, the text, enter: it stands under what was logged today, the toast says what it was taken for, and it is kept."""
    async with open_app(known) as me:
        await me.logs("Fixed the export #billing => invoices go out a day earlier")
        await me.is_told("Logged under billing · outcome: invoices go out a day earlier. esc u takes it back.")
        await me.sees_soon("Fixed the export → invoices go out")
    (entry,) = open_again().accomplishments.all()
    assert entry.text == "Fixed the export"
    assert entry.project == "billing"
    assert entry.outcome == "invoices go out a day earlier"


async def test_the_line_is_empty_again_and_takes_the_next(known: Desk, open_again: OpenAgain) -> None:
    """Several lines are logged one after the other without a key between them."""
    async with open_app(known) as me:
        await me.logs("First")
        await me.types("Second")
        await me.presses("enter")
        await me.sees_soon("What did you get done?", "✓ First", "✓ Second")
    assert [entry.text for entry in open_again().accomplishments.all()] == ["First", "Second"]


async def test_below_the_line_stands_what_will_be_stored(known: Desk) -> None:
    """With every sign that is typed, before enter."""
    async with open_app(known) as me:
        await me.presses("a")
        await me.sees_soon("> plan ? blocker + learned")
        await me.types("? Waiting for the contract")
        await me.sees_soon("blocker · on Fri 20 Nov")
        await me.types(" by mon")
        await me.sees_soon("blocker · on Fri 20 Nov · wanted by Mon 23 Nov")
        await me.types(" #payroll !private")
        await me.sees_soon("blocker · project payroll · on Fri 20 Nov · wanted by Mon 23 Nov · only for you")


async def test_the_signs_of_a_line_take_colour_as_one_types(known: Desk) -> None:
    """Project, person, outcome and readers each stand out from plain words."""
    async with open_app(known, (120, 36)) as me:
        await me.presses("a")
        await me.types("Showed it to @priya #billing !private => she uses it")
        await me.sees_soon("she uses it")
        drawn = signs(me)
        (plain,) = drawn["Showed"]
        for sign in ("@priya", "#billing", "!private", "=>"):
            assert plain not in drawn[sign]
        (project,), (readers,) = drawn["#billing"], drawn["!private"]
        assert project != readers


async def test_a_line_that_cant_be_understood_is_refused_and_stays(known: Desk, open_again: OpenAgain) -> None:
    """A sentence says what is wrong; the text is still there to be mended, and nothing is kept."""
    async with open_app(known) as me:
        await me.logs("For whom? !supervisor !team")
        await me.sees_soon("For whom? !supervisor !team", "keep one, or leave both out")
        me.is_told_nothing()
        await me.presses("backspace", "backspace", "backspace", "backspace", "backspace", "enter")
        await me.is_told("Logged · for your supervisor only")
    assert len(open_again().accomplishments.all()) == 1


async def test_an_empty_line_logs_nothing(known: Desk, open_again: OpenAgain) -> None:
    """Enter without a text does nothing, and says nothing."""
    async with open_app(known) as me:
        await me.presses("a", "enter")
        await me.types("   ")
        await me.presses("enter")
        me.is_told_nothing()
    assert open_again().accomplishments.all() == []


async def test_a_line_that_was_left_is_there_again(known: Desk, open_again: OpenAgain) -> None:
    """Who leaves in the middle of a line finds it as it was; once it is logged it doesn't come back."""
    async with open_app(known) as me:
        await me.presses("a")
        await me.types("Half a sent")
        await me.sees_soon("Half a sent")
    async with open_app(open_again()) as me:
        await me.sees_soon("Half a sent", "done · on Fri 20 Nov")
        await me.presses("a")
        await me.types("ence")
        await me.presses("enter")
        await me.sees_soon("✓ Half a sentence")
    async with open_app(open_again()) as me:
        await me.sees_soon("✓ Half a sentence", "What did you get done?")


async def test_a_name_is_completed_from_those_used_before(lived_in: Desk) -> None:
    """The beginning of a project or a person is enough; the right arrow takes the rest."""
    async with open_app(lived_in) as me:
        await me.sees_soon("Weekly update")
        await me.presses("a")
        await me.types("Did it #onb")
        await me.sees_soon("#onboarding")
        await me.presses("right")
        await me.sees_soon("done · project onboarding")
        await me.types(" with @om")
        await me.sees_soon("with @omar")
        await me.presses("right")
        await me.sees_soon("spoke with Omar")


async def test_a_line_for_another_day_is_told_and_shown_with_that_day(known: Desk) -> None:
    """What was done yesterday is down for yesterday, and the toast says so."""
    async with open_app(known) as me:
        await me.logs("yesterday: Called the bank #billing")
        await me.is_told("Logged under billing · on Thu 19 Nov")
        await me.sees_soon("Thu ✓")


async def test_undo_takes_back_a_line_that_was_logged(known: Desk, open_again: OpenAgain) -> None:
    """u, once one has left the line; U brings it again."""
    async with open_app(known) as me:
        await me.logs("A slip")
        await me.is_told("Logged")
        await me.presses("escape", "u")
        await me.is_told("Taken back: logged “A slip”. U does it again.")
        await me.misses_soon("A slip")
        assert open_again().accomplishments.all() == []
        await me.presses("U")
        await me.is_told("Done again: logged “A slip”.")
        await me.sees_soon("✓ A slip")


async def test_undo_with_nothing_to_undo_says_so(desk: Desk) -> None:
    """On a desk on which nothing happened."""
    desk.settings.begin()
    async with open_app(desk) as me:
        await me.presses("u")
        await me.is_told("nothing")
        await me.presses("U")
        await me.is_told("nothing")


# --- what comes next ------------------------------------------------------------------------------------------------


async def test_next_tells_what_is_due_and_why(lived_in: Desk) -> None:
    """The update of this week and what was promised, which nudge today, then the blocker whose day has passed."""
    async with open_app(lived_in, (120, 36)) as me:
        await me.sees_soon("Weekly update to Petra · due today")
        me.sees("4 entries, 2 promises open")
        me.sees("Waiting for the new contract from @pet… · overdue since Thu 19 Nov", "a blocker; its day has passed")
        me.sees("Write the onboarding guide", "promised on Fri 13 Nov")
        order = [me.screen.index(text) for text in ("Weekly update", "Write the onboarding", "Waiting for")]
        assert order == sorted(order)


async def test_next_opens_the_update_that_is_due(lived_in: Desk) -> None:
    """The focus starts in Next, so that enter alone is enough."""
    async with open_app(lived_in) as me:
        await me.sees_soon("Weekly update")
        await me.presses("enter")
        await me.sees_soon("What goes in", "Hi Petra,")
        me.is_on("updates")


async def test_next_opens_with_the_mouse(lived_in: Desk) -> None:
    """A double click does what enter does."""
    async with open_app(lived_in) as me:
        await me.clicks("Weekly update to Petra", times=2)
        await me.sees_soon("What goes in")
        me.is_on("updates")


async def test_a_promise_is_settled_from_next(lived_in: Desk, open_again: OpenAgain) -> None:
    """x says that it is done; it leaves the list, and u brings it back."""
    async with open_app(lived_in) as me:
        await me.sees_soon("Ask for the budget")
        await me.presses("down", "x")
        await me.is_told("Done: “Write the onboarding guide”.")
        await me.misses_soon("Write the onboarding guide")
        me.sees("Ask for the budget")
        assert [one.text for one in open_again().accomplishments.all() if one.settled] == ["Write the onboarding guide"]
        await me.presses("u")
        await me.is_told("Taken back")
        await me.sees_soon("Write the onboarding guide")


async def test_a_promise_is_written_anew_from_next(lived_in: Desk, open_again: OpenAgain) -> None:
    """Enter on a promise opens its line."""
    async with open_app(lived_in) as me:
        await me.sees_soon("Ask for the budget")
        await me.presses("down", "down", "enter")
        await me.sees_soon("Edit", "> Ask for the budget #billing")
        await me.presses("end")
        await me.types(" => 5,000 euros")
        await me.presses("enter")
        await me.is_told("Changed under billing")
    assert "5,000 euros" in [one.outcome for one in open_again().accomplishments.all()]


async def test_next_asks_once_whether_an_update_went_out(known: Desk, tmp_path: Path, open_again: OpenAgain) -> None:
    """A file may be sent or not: y or n settles it, and it isn't asked again."""
    known.accomplishments.log("Wrote the report")
    known.updates.export(known.updates.draft(SUPERVISOR), "eml", str(tmp_path / "week.eml"))
    async with open_app(known) as me:
        await me.sees_soon("Did it go out?")
        await me.is_offered("y It went out")
        await me.presses("y")
        await me.is_told("Update 1 is down as sent.")
        await me.misses_soon("Did it go out?")
        await me.sees_soon("Nothing waits for you.")
    assert open_again().updates.get(1).state == "sent"


async def test_an_update_that_didnt_go_out_leaves_its_news_to_tell(known: Desk, tmp_path: Path) -> None:
    """n: what it told is news again."""
    known.accomplishments.log("Wrote the report")
    known.updates.export(known.updates.draft(SUPERVISOR), "eml", str(tmp_path / "week.eml"))
    async with open_app(known) as me:
        await me.sees_soon("Did it go out?")
        await me.presses("n")
        await me.is_told("Update 1 is down as not sent.")
        await me.sees_soon("Weekly update to Petra · due today", "1 entry")


async def test_a_new_desk_says_how_to_begin(known: Desk) -> None:
    """Empty lists say what belongs there, and the key that starts it."""
    async with open_app(known) as me:
        await me.sees_soon("Log what you get done as it happens: a, a line, enter.", "On Friday, w has the update")
        me.sees("Nothing yet. Press a, type what you did, enter.")


async def test_where_nothing_waits_it_says_so(known: Desk) -> None:
    """What is for nobody else makes no update due."""
    known.accomplishments.log("Booked the dentist !private")
    async with open_app(known) as me:
        await me.sees_soon("Nothing waits for you.")


# --- today and the week ---------------------------------------------------------------------------------------------


async def test_the_week_at_a_glance(lived_in: Desk) -> None:
    """What each day has, and where the work went; beside the lists where there is room, in one line where there isn't."""
    async with open_app(lived_in) as me:
        await me.sees_soon("Mon ✓", "Tue –", "Fri ✓")
        me.sees("billing    ████ 2", "payroll    ██ 1")
        await me.resizes(80, 24)
        await me.sees_soon("Mon ✓  Tue –  Wed ✓  Thu ✓  Fri ✓")


async def test_the_hours_of_the_day_and_where_in_them_one_is(lived_in: Desk, clock: FrozenClock) -> None:
    """Today's working hours as a bar, and the time now."""
    async with open_app(lived_in) as me:
        me.sees("09:00", "17:30", "now 14:10")
        clock.set(datetime(2026, 11, 20, 16, 0, tzinfo=AMSTERDAM))
        await me.logs("x")
        await me.sees_soon("now 16:00")


async def test_what_the_next_update_still_lacks(lived_in: Desk) -> None:
    """The remarks on it stand beside the week, so that they can be mended in time."""
    async with open_app(lived_in, (140, 40)) as me:
        await me.sees_soon("The next update", "No outcome: Answered the auditors")


async def test_an_entry_of_today_is_written_anew(lived_in: Desk, open_again: OpenAgain) -> None:
    """A double click, or enter, on what was logged today opens its line."""
    async with open_app(lived_in) as me:
        await me.clicks("Answered the auditors", times=2)
        await me.sees_soon("Edit")
        await me.presses("end")
        await me.types(" !team")
        await me.presses("enter")
        await me.is_told("Changed under billing · for the team only")
    log = open_again().accomplishments
    (entry,) = log.within(week_of(log.today()))[-1:]
    assert (entry.text, entry.visibility) == ("Answered the auditors", "team")


@pytest.mark.parametrize("place", ["log", "updates"])
async def test_a_line_is_logged_from_every_screen(known: Desk, open_again: OpenAgain, place: str) -> None:
    """a opens the same line as a dialog; one stays where one is."""
    async with open_app(known) as me:
        await me.goes_to(place)
        await me.presses("a")
        await me.sees_soon("What did you get done?")
        await me.types("Fixed it #billing")
        await me.sees_soon("done · project billing")
        await me.presses("enter")
        await me.is_told("Logged under billing")
        me.is_on(place)
        await me.sees_soon("Fixed it")
    assert len(open_again().accomplishments.all()) == 1


async def test_a_line_left_in_the_dialog_waits_on_today(known: Desk) -> None:
    """It is one line, wherever it is typed: esc leaves it to be finished another time."""
    async with open_app(known) as me:
        await me.goes_to("log")
        await me.presses("a")
        await me.types("Half of it")
        await me.presses("escape")
        await me.is_back()
        await me.presses("a")
        await me.sees_soon("Half of it")
