"""Names in the line: told before enter, asked about once where they can mean several, offered to be added where unknown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tui.desk_driver import open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.people import Person

OpenAgain = Callable[[], Desk]
WIDE = (120, 36)


@pytest.fixture
def acquainted(known: Desk) -> Desk:
    """A desk with two people of one first name, and a third."""
    known.people.keep_all(
        [Person("Priya Nair", "key co-worker"), Person("Priya Patel", "partner", role="Design"), Person("Sam Li")]
    )
    return known


def texts(desk: Desk) -> list[str]:
    return [entry.text for entry in desk.accomplishments.all()]


async def test_before_enter_the_line_says_with_whom_contact_is_recorded(acquainted: Desk) -> None:
    """By the whole name; a name that nobody has is told as such."""
    async with open_app(acquainted, WIDE) as me:
        await me.presses("a")
        await me.types("Fixed it with @priya.n, thanks @sam")
        await me.sees_soon("contact with Priya Nair · thanks to Sam Li")
        await me.types(" and @lena")
        await me.sees_soon("nobody is called Lena yet · done", "thanks to Sam Li and Lena")


async def test_a_name_of_two_is_asked_about_once_and_the_line_names_who_was_chosen(
    acquainted: Desk, open_again: OpenAgain
) -> None:
    """A digit is enough; the toast says with whom contact is down."""
    async with open_app(acquainted, WIDE) as me:
        await me.presses("a")
        await me.types("Met @priya, thanks @priya #billing")
        await me.sees_soon("@priya can mean Priya Nair or Priya Patel: enter asks")
        await me.presses("enter")
        await me.sees_soon(
            "Whom does @priya mean?", "1  Priya Nair · key co-worker", "2  Priya Patel · partner · Design"
        )
        await me.presses("2")
        await me.is_told(
            "Logged under billing · contact with Priya Patel · thanks to Priya Patel. esc u takes it back."
        )
        await me.sees_soon("What did you get done?")
    assert texts(open_again()) == ["Met @priya.patel, thanks @priya.patel"]


async def test_tab_takes_over_the_name_that_is_offered_and_the_line_goes_on(acquainted: Desk) -> None:
    """As in a shell; where nothing is offered it goes on to what comes next on the screen."""
    async with open_app(acquainted, WIDE) as me:
        await me.presses("a")
        await me.types("Called @sa")
        await me.sees_soon("Called @sam")
        await me.presses("tab")
        await me.types(" about it")
        await me.sees_soon("Called @sam about it")


async def test_esc_goes_back_to_the_line_with_nothing_lost(acquainted: Desk, open_again: OpenAgain) -> None:
    """The line stands there as typed, and can be gone on with and entered."""
    async with open_app(acquainted, WIDE) as me:
        await me.logs("Met @priya")
        await me.sees_soon("Whom does @priya mean?")
        await me.presses("escape")
        await me.is_back()
        await me.sees_soon("Met @priya", "enter asks")
        assert texts(open_again()) == []
        await me.types(".nair")
        await me.presses("enter")
        await me.is_told("contact with Priya Nair")
    assert texts(open_again()) == ["Met @priya.nair"]


async def test_two_names_are_asked_about_one_after_the_other(acquainted: Desk, open_again: OpenAgain) -> None:
    """The arrows and enter choose too."""
    acquainted.people.keep_all([Person("Sam Bo")])
    async with open_app(acquainted, WIDE) as me:
        await me.logs("Met @priya and @sam")
        await me.sees_soon("Whom does @priya mean?")
        await me.presses("down", "enter")
        await me.sees_soon("Whom does @sam mean?")
        await me.presses("1")
        await me.is_told("contact with Priya Patel and Sam Bo")
    assert texts(open_again()) == ["Met @priya.patel and @sam.bo"]


async def test_the_dialog_of_other_screens_asks_too_and_so_does_writing_anew(
    acquainted: Desk, open_again: OpenAgain
) -> None:
    """Over the dialog with the line; esc leaves the line there."""
    async with open_app(acquainted, WIDE) as me:
        await me.goes_to("log")
        await me.logs("Met @priya")
        await me.sees_soon("Whom does @priya mean?")
        await me.presses("escape")
        await me.sees_soon("Met @priya", "enter asks")
        await me.presses("enter")
        await me.sees_soon("Whom does @priya mean?")
        await me.presses("1")
        await me.is_told("Logged · contact with Priya Nair")
        await me.sees_soon("@priya.nair")
        await me.presses("e")
        await me.sees_soon("Edit")
        await me.types(" and @priya")
        await me.presses("enter")
        await me.sees_soon("Whom does @priya mean?")
        await me.presses("2")
        await me.is_told("Changed · contact with Priya Nair and Priya Patel")
    assert texts(open_again()) == ["Met @priya.nair and @priya.patel"]


async def test_an_unknown_name_is_kept_and_the_toast_says_which_keys_add_them(
    acquainted: Desk, open_again: OpenAgain
) -> None:
    """From the line esc comes first; a bare mention isn't asked about."""
    async with open_app(acquainted, WIDE) as me:
        await me.logs("Met @lena")
        await me.is_told("Logged · spoke with Lena. Nobody is called Lena yet: esc 4 n adds them. esc u takes it back.")
        await me.types("Showed it to @bo")
        await me.presses("enter")
        await me.is_told("Logged. esc u takes it back.")
    assert texts(open_again()) == ["Met @lena", "Showed it to @bo"]


async def test_people_are_completed_who_were_never_mentioned(acquainted: Desk) -> None:
    """The beginning of a name is enough, by a name that means them alone."""
    async with open_app(acquainted, WIDE) as me:
        await me.sees_soon("w has the update written")
        await me.presses("a")
        await me.types("Met @priya.p")
        await me.sees_soon("@priya.patel")
        await me.presses("right")
        await me.sees_soon("contact with Priya Patel")
        await me.types(" and @sa")
        await me.presses("right")
        await me.sees_soon("contact with Priya Patel and Sam Li")


async def test_two_of_one_whole_name_are_told_apart_by_a_nickname(acquainted: Desk, open_again: OpenAgain) -> None:
    """Nothing is logged that nobody could tell apart later; the line stays."""
    acquainted.people.keep_all([Person("Bo Chen"), Person("Bo Chen", role="Sales")])
    async with open_app(acquainted, WIDE) as me:
        await me.logs("Met @bo")
        await me.presses("1")
        await me.sees_soon("No name means Bo Chen alone", "Met @bo")
    assert texts(open_again()) == []
