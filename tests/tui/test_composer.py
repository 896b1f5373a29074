"""The composer under a person who is faster than it is: what goes out is what stood there, and the record says the same."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from tui.desk_driver import DeskDriver, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.updates import SUPERVISOR, TEAM, Update

OpenAgain = Callable[[], Desk]


def at_updates(desk: Desk) -> AbstractAsyncContextManager[DeskDriver]:
    return open_app(desk, (120, 36))


async def writes(me: DeskDriver) -> None:
    """Open the composer and wait until the update is written."""
    await me.presses("w")
    await me.sees_soon("Weekly update to Petra", "104 words")


async def delivers_to(me: DeskDriver, path: Path) -> None:
    await me.presses("f9")
    await me.sees_soon("A last look", "File")
    await me.presses("tab")
    field = me.app.focused
    assert field is not None
    assert field.id == "file"
    await me.presses("end", "ctrl+u")
    await me.types(str(path))
    await me.presses("enter")
    await me.is_told("is in")


def named(desk: Desk, text: str) -> Accomplishment:
    return next(entry for entry in desk.accomplishments.all() if text in entry.text)


def last(desk: Desk) -> Update:
    return desk.updates.all()[-1]


async def test_what_was_typed_last_goes_out_however_fast_it_is_delivered(
    lived_in: Desk, tmp_path: Path, open_again: OpenAgain
) -> None:
    async with at_updates(lived_in) as me:
        await writes(me)
        await me.presses("tab", "ctrl+end")
        await me.types("PS: the very last words.")
        await delivers_to(me, tmp_path / "week.eml")
    assert "PS: the very last words." in last(open_again()).text


async def test_what_was_taken_out_last_stays_out_however_fast_it_is_delivered(
    lived_in: Desk, tmp_path: Path, open_again: OpenAgain
) -> None:
    async with at_updates(lived_in) as me:
        await writes(me)
        await me.clicks("✓ Answered the auditors")
        await me.presses("space")
        await delivers_to(me, tmp_path / "week.eml")
    update, taken = last(open_again()), named(lived_in, "auditors")
    assert "auditors" not in update.text
    assert taken.id in update.left_out
    assert taken.id not in update.carries


async def test_the_supervisors_text_never_becomes_the_teams(lived_in: Desk, open_again: OpenAgain) -> None:
    lived_in.accomplishments.log("Asked for a raise !supervisor")
    async with at_updates(lived_in) as me:
        await me.presses("w")
        await me.sees_soon("Asked for a raise", "words")
        await me.presses("v", "down", "enter", "tab")
        await me.types("x")
        await me.sees_soon("Team update")
        await me.waits_for(lambda: "Asked for a raise" not in me.screen, "the team's text")
    assert "raise" not in open_again().unfinished.text(f"update {TEAM}")


async def test_a_subject_of_ones_own_survives_taking_an_entry_out(lived_in: Desk) -> None:
    async with at_updates(lived_in) as me:
        await writes(me)
        await me.presses("f2", "end", "ctrl+u")
        await me.types("My week")
        await me.presses("escape")
        await me.clicks("✓ Answered the auditors")
        await me.presses("space")
        await me.sees_soon("Left out, for good", "Subject  My week")


async def test_an_emptied_text_is_not_delivered(lived_in: Desk, open_again: OpenAgain) -> None:
    async with at_updates(lived_in) as me:
        await writes(me)
        await me.presses("tab", "f7", "delete")
        await me.sees_soon("changed by hand")
        await me.presses("f9")
        await me.is_told("There is nothing to tell yet")
    assert len(open_again().updates.all()) == 1


async def test_what_is_settled_after_a_change_by_hand_is_told_by_the_next_update(
    lived_in: Desk, tmp_path: Path, open_again: OpenAgain
) -> None:
    """The text still says that it is open, so nobody was told of its end."""
    async with at_updates(lived_in) as me:
        await writes(me)
        await me.presses("tab", "ctrl+end")
        await me.types("PS.")
        await me.sees_soon("changed by hand")
        promise = named(lived_in, "onboarding guide")
        other = open_again()
        other.accomplishments.resolve([other.accomplishments.get(promise.id)])
        await me.sees_soon("1 change since")
        await me.presses("escape")
        await delivers_to(me, tmp_path / "week.eml")
    desk = open_again()
    assert promise.id not in last(desk).closed
    desk.updates.sent(2)
    assert "Done: Write the onboarding guide" in desk.updates.draft(SUPERVISOR).text


async def test_one_is_warned_where_ones_text_tells_what_became_private(lived_in: Desk, open_again: OpenAgain) -> None:
    async with at_updates(lived_in) as me:
        await writes(me)
        await me.presses("tab", "ctrl+end")
        await me.types("PS.")
        await me.sees_soon("changed by hand")
        other = open_again()
        entry = other.accomplishments.get(named(lived_in, "auditors").id)
        other.accomplishments.replace(entry._replace(visibility="private"))
        await me.sees_soon("Your text tells 1 entry")
        await me.presses("f9")
        await me.sees_soon("Deliver it all the same?")
        await me.presses("n")
        await me.is_back()
    assert len(open_again().updates.all()) == 1


async def test_ones_own_text_comes_back_with_what_it_told(
    lived_in: Desk, tmp_path: Path, open_again: OpenAgain
) -> None:
    """An entry that came after it is not down as told, whichever text was looked at in between."""
    async with at_updates(lived_in) as me:
        await writes(me)
        await me.presses("tab", "ctrl+end")
        await me.types("PS.")
        await me.sees_soon("changed by hand")
        open_again().accomplishments.log("Came in late")
        await me.sees_soon("1 change since")
        await me.presses("escape", "ctrl+r")
        await me.misses_soon("PS.")
        await me.presses("ctrl+r")
        await me.sees_soon("PS.")
        await delivers_to(me, tmp_path / "week.eml")
    late, update = named(lived_in, "Came in late"), last(open_again())
    assert "Came in late" not in update.text
    assert late.id not in update.carries


async def test_what_stands_first_in_the_list_stands_first_in_the_mail(lived_in: Desk) -> None:
    async with at_updates(lived_in) as me:
        await writes(me)
        await me.clicks("✓ Answered the auditors")
        await me.presses("shift+up", "shift+up")
        await me.waits_for(lambda: _places(me)[0] < _places(me)[1], "the auditors to come first")


def _places(me: DeskDriver) -> tuple[int, int]:
    text = me.app.screen.query_one("#words").text  # type: ignore[attr-defined]
    return text.index("Answered the auditors"), text.index("Fixed the export")
