"""Updates: what goes in, the text and the mail as its reader will see it, and the ways out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from conftest import FRIDAY, FrozenClock
from tui.desk_driver import DeskDriver, Size, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.updates import SUPERVISOR

OpenAgain = Callable[[], Desk]

WIDE = (200, 44)


@asynccontextmanager
async def open_updates(desk: Desk, size: Size = WIDE) -> AsyncIterator[DeskDriver]:
    """Open the app and go to the composer, with the update written."""
    async with open_app(desk, size) as me:
        await me.presses("w")
        await me.sees_soon("Weekly update", "to read")
        me.is_on("updates")
        yield me


async def puts_cursor_on(me: DeskDriver, text: str) -> None:
    """Go to an entry among what goes in."""
    await me.clicks(text)


async def types_into_file(me: DeskDriver, path: Path) -> None:
    """Replace the name of the file by another, with the mouse and the keyboard."""
    x, y = await me.finds("File ")
    await me.pilot.click(offset=(x + 12, y))
    await me.presses("end", "ctrl+u")
    await me.types(str(path))
    await me.sees_soon(path.name)
    await me.presses("enter")


def mail(path: Path) -> EmailMessage:
    """Read a mail as a mail program does."""
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def plain_text(path: Path) -> str:
    part = mail(path).get_body(("plain",))
    assert part is not None
    text = part.get_content()
    assert isinstance(text, str)
    return text


# --- what goes in ---------------------------------------------------------------------------------------------------


async def test_the_update_is_there_to_be_read(lived_in: Desk) -> None:
    """w, and everything stands side by side: the entries, the text, the mail with its head, and what to mend."""
    async with open_updates(lived_in) as me:
        await me.sees_soon("Weekly update to Petra · 14–20 Nov")
        await me.sees_soon("▪ ✓ Fixed the export", "▪ > Ask for the budget")
        await me.sees_soon("## Outcomes", "Hi Petra,")
        await me.sees_soon(
            "From     Ana <ana@example.org>", "To       petra@example.org", "Subject  Ana · week 47 (16–20 Nov)"
        )
        await me.sees_soon("No outcome: Answered the auditors", "104 words · 1 minute to read")


async def test_an_entry_is_taken_out_and_the_mail_follows(lived_in: Desk, open_again: OpenAgain) -> None:
    """Space takes it out, and in again; what was taken out is remembered at the next start."""
    async with open_updates(lived_in) as me:
        await me.sees_soon("Answered the auditors. (billing)")
        await puts_cursor_on(me, "✓ Answered the auditors")
        await me.presses("space")
        await me.sees_soon("Left out, for good")
        await me.misses_soon("Answered the auditors. (billing)")
        me.does_not_see("No outcome: Answered the auditors")
    async with open_updates(open_again()) as me:
        await me.sees_soon("Left out, for good")
        me.does_not_see("Answered the auditors. (billing)")
        await puts_cursor_on(me, "✓ Answered the auditors")
        await me.presses("space")
        await me.sees_soon("Answered the auditors. (billing)")
        me.does_not_see("Left out, for good")


async def test_entries_change_places(lived_in: Desk) -> None:
    """With shift and an arrow; the text tells them in the new order."""
    async with open_updates(lived_in) as me:
        await me.sees_soon("Answered the auditors. (billing)", "Showed the guide to three people, thanks Priya.")
        first, second = "• Showed the guide", "• Answered the auditors."
        assert me.screen.index(first) < me.screen.index(second)
        await puts_cursor_on(me, "✓ Answered the auditors")
        await me.presses("shift+up")
        await me.waits_for(lambda: me.screen.index(second) < me.screen.index(first), "the other order")
        await me.presses("shift+down")
        await me.waits_for(lambda: me.screen.index(first) < me.screen.index(second), "the first order")


async def test_a_promise_is_settled_in_place(lived_in: Desk, open_again: OpenAgain) -> None:
    """x: what was promised is done, and the mail says so."""
    async with open_updates(lived_in) as me:
        await puts_cursor_on(me, "> Write the onboarding guide")
        await me.presses("x")
        await me.is_told("Done: “Write the onboarding guide”.")
        await me.sees_soon("✓ Write the onboarding guide")
        await me.misses_soon("Still open: Write the onboarding guide")
    assert [one.text for one in open_again().accomplishments.all() if one.settled] == ["Write the onboarding guide"]


async def test_a_promise_is_put_off_with_the_reason(lived_in: Desk) -> None:
    """z asks why; the reader sees it."""
    async with open_updates(lived_in) as me:
        await puts_cursor_on(me, "> Ask for the budget")
        await me.presses("z")
        await me.sees_soon("Put off", "Why? Your reader sees it.")
        await me.types("the numbers come on Monday")
        await me.presses("enter")
        await me.is_told("Put off: “Ask for the budget”.")
        await me.sees_soon("moved 1 time", "the numbers come on Monday")


async def test_a_promise_is_given_up_with_the_reason(lived_in: Desk, open_again: OpenAgain) -> None:
    """d asks why, and esc there leaves it a promise."""
    async with open_updates(lived_in) as me:
        await puts_cursor_on(me, "> Ask for the budget")
        await me.presses("d")
        await me.sees_soon("Give up")
        await me.types("not now")
        await me.presses("escape")
        await me.is_back()
        me.is_told_nothing()
        await me.presses("d")
        await me.sees_soon("Give up")
        await me.types("no money this year")
        await me.presses("enter")
        await me.is_told("Given up: “Ask for the budget”.")
        await me.sees_soon("no money this year")
    assert [one.dropped for one in open_again().accomplishments.all() if one.dropped] == ["no money this year"]


async def test_what_is_no_promise_isnt_settled(lived_in: Desk) -> None:
    """x on what is done says where it works."""
    async with open_updates(lived_in) as me:
        await puts_cursor_on(me, "✓ Answered the auditors")
        await me.presses("x")
        await me.is_told("Only an open plan or blocker can be settled; put the cursor on one.")


async def test_a_project_says_where_it_stands(lived_in: Desk, open_again: OpenAgain) -> None:
    """r lists the projects; status and a line go into the mail."""
    async with open_updates(lived_in) as me:
        await me.presses("r")
        await me.sees_soon("Projects", "billing", "payroll")
        await me.clicks("billing  ", times=2)
        await me.sees_soon("Where it stands", "Next milestone")
        await me.clicks("at risk", times=2)
        await me.types("two invoices fail")
        await me.presses("enter")
        await me.is_told("illing: at risk · two invoices fail")
        await me.sees_soon("two invoices fail")
    project = next(one for one in open_again().projects.all() if one.name == "billing")
    assert (project.status, project.line) == ("at risk", "two invoices fail")


# --- the text -------------------------------------------------------------------------------------------------------


async def test_the_text_changed_by_hand_is_what_the_mail_says(lived_in: Desk, open_again: OpenAgain) -> None:
    """It is kept at every key: who closes the app finds it as it was."""
    async with open_updates(lived_in) as me:
        await me.presses("tab", "ctrl+end")
        await me.types("PS: I am away on Monday.")
        await me.sees_soon("changed by hand")
        await me.waits_for(lambda: me.screen.count("PS: I am away on Monday.") == 2, "the mail to follow the text")
    async with open_updates(open_again()) as me:
        await me.sees_soon("changed by hand")
        await me.waits_for(lambda: me.screen.count("PS: I am away on Monday.") == 2, "text and mail as they were left")


async def test_the_subject_can_be_changed_by_hand(lived_in: Desk) -> None:
    """The mail's head follows."""
    async with open_updates(lived_in) as me:
        await me.clicks("Ana · week 47 (16–20 Nov)")
        await me.presses("home")
        await me.types("Read this: ")
        await me.sees_soon("Subject  Read this: Ana · week 47")


async def test_what_comes_after_a_change_by_hand_is_told_and_not_carried(
    lived_in: Desk, tmp_path: Path, open_again: OpenAgain
) -> None:
    """A text of one's own isn't written over: the title says what came since, and the next update tells it."""
    async with open_updates(lived_in) as me:
        await me.presses("tab", "ctrl+end")
        await me.types("PS: bye.")
        await me.sees_soon("changed by hand")
        await me.presses("escape")
        await me.logs("Came in late #billing")
        await me.is_told("Logged under billing")
        await me.sees_soon("1 change since: ^r writes it anew")
        await me.presses("f9")
        await types_into_file(me, tmp_path / "week.eml")
        await me.is_told("Update 2 is in")
    assert "PS: bye." in plain_text(tmp_path / "week.eml")
    assert "Came in late" not in plain_text(tmp_path / "week.eml")
    desk = open_again()
    desk.updates.sent(2)
    assert "Came in late" in desk.updates.draft(SUPERVISOR).text


async def test_the_text_is_written_anew_and_ones_own_comes_back(lived_in: Desk) -> None:
    """ctrl+r writes it from the entries, and again it brings back what one wrote."""
    async with open_updates(lived_in) as me:
        await me.presses("tab", "ctrl+end")
        await me.types("PS: bye.")
        await me.sees_soon("changed by hand")
        await me.presses("escape", "ctrl+r")
        await me.is_told("Written anew. ^r brings your text back.")
        await me.misses_soon("PS: bye.")
        await me.presses("ctrl+r")
        await me.sees_soon("PS: bye.", "changed by hand")


async def test_one_is_asked_before_ones_own_text_makes_way(lived_in: Desk) -> None:
    """Taking an entry out would write the text anew: no leaves both as they are, yes does it."""
    async with open_updates(lived_in) as me:
        await me.presses("tab", "ctrl+end")
        await me.types("PS: bye.")
        await me.sees_soon("changed by hand")
        await puts_cursor_on(me, "✓ Answered the auditors")
        await me.presses("space")
        await me.sees_soon("You changed the text by hand.")
        await me.presses("n")
        await me.is_back()
        me.sees("PS: bye.", "changed by hand")
        me.does_not_see("Left out, for good")
        await me.presses("space")
        await me.sees_soon("You changed the text by hand.")
        await me.presses("y")
        await me.sees_soon("Left out, for good")
        await me.misses_soon("PS: bye.")


async def test_letters_in_the_text_dont_act(lived_in: Desk) -> None:
    """q, d and w are letters there, and a space is one."""
    async with open_updates(lived_in) as me:
        await me.presses("tab", "ctrl+end")
        await me.types("q d w 1 u")
        await me.sees_soon("q d w 1 u")
        me.is_on("updates")
        me.is_told_nothing()


# --- which update ---------------------------------------------------------------------------------------------------


async def test_another_kind_of_update(lived_in: Desk) -> None:
    """v offers the kinds; the composer then writes that one."""
    async with open_updates(lived_in) as me:
        await me.presses("v")
        await me.sees_soon("Which update", "Team update", "Monthly update", "Review", "Other days for this one")
        await me.clicks("Team update", times=2)
        await me.sees_soon("Team update · ")
        me.does_not_see("Weekly update to Petra")
        await me.presses("v", "home", "enter")
        await me.sees_soon("Weekly update to Petra")


async def test_other_days(lived_in: Desk) -> None:
    """A week, a month, or from one day to another; what is no period is refused in the box."""
    async with open_updates(lived_in) as me:
        await me.presses("v", "end", "enter")
        await me.sees_soon("Which days")
        await me.types("when it rained")
        await me.presses("enter")
        await me.sees_soon("when it rained", "Which days")
        await me.presses("ctrl+u")
        await me.types("2026-11-19..2026-11-20")
        await me.presses("enter")
        await me.sees_soon("Weekly update to Petra · 19–20 Nov", "✓ Answered the auditors")
        await me.presses("v", "end", "enter")
        await me.sees_soon("Which days")
        await me.presses("enter")
        await me.sees_soon("Weekly update to Petra · 14–20 Nov")


# --- out ------------------------------------------------------------------------------------------------------------


async def test_the_update_is_delivered_as_a_file_that_mail_programs_send(
    lived_in: Desk, tmp_path: Path, open_again: OpenAgain
) -> None:
    """What a mail program reads is what stood on the screen: text, subject, sender, recipients."""
    path = tmp_path / "week 47.eml"
    async with open_updates(lived_in) as me:
        await me.presses("f9")
        await me.sees_soon("To ", "petra@example.org", "104 words")
        await types_into_file(me, path)
        await me.is_told(f"Update 2 is in {path}.")
        await me.is_back()
        await me.sees_soon("go out?")
    message = mail(path)
    assert message["subject"].startswith("Ana · week 47 (16–20 Nov): invoices go out a day earlier")
    assert message["from"] == "Ana <ana@example.org>"
    assert message["to"] == "petra@example.org"
    assert message["x-unsent"] == "1"
    text = plain_text(path)
    for told in ("Invoices go out a day earlier", "Answered the auditors", "Still open: Ask for the budget"):
        assert told in text
    update = open_again().updates.get(2)
    assert (update.state, update.subject) == ("exported", message["subject"])


async def test_recipients_are_changed_at_the_last_look(lived_in: Desk, tmp_path: Path) -> None:
    """And an address that is none is refused in the box."""
    path = tmp_path / "week.eml"
    async with open_updates(lived_in) as me:
        await me.presses("f9")
        await me.sees_soon("Deliver")
        x, y = await me.finds("Cc ")
        await me.pilot.click(offset=(x + 12, y))
        await me.types("nobody")
        await types_into_file(me, path)
        await me.sees_soon("is no e-mail address", "Deliver")
        assert not path.exists()
        await me.pilot.click(offset=(x + 12, y))
        await me.presses("end")
        await me.types("@example.org, omar@example.org")
        await me.presses("enter")
        await me.is_told("Update 2 is in")
    assert mail(path)["cc"] == "nobody@example.org, omar@example.org"


async def test_a_file_is_never_written_over(lived_in: Desk, tmp_path: Path, open_again: OpenAgain) -> None:
    """It is refused with a sentence, and nothing is recorded."""
    path = tmp_path / "mine.eml"
    path.write_text("mine", encoding="utf-8")
    async with open_updates(lived_in) as me:
        await me.presses("f9")
        await types_into_file(me, path)
        await me.is_told("mine.eml")
        await me.sees_soon("A last look")  # to take another name, or another way
        await me.presses("escape")
        await me.is_back()
    assert path.read_text(encoding="utf-8") == "mine"
    assert len(open_again().updates.all()) == 1


async def test_the_update_goes_to_the_clipboard_by_the_terminal(lived_in: Desk, open_again: OpenAgain) -> None:
    """Where no clipboard program is, the terminal is asked; it says which way, and that not every terminal does it."""
    async with open_updates(lived_in) as me:
        await me.presses("f9")
        await me.sees_soon("The clipboard")
        await me.presses("down", "enter")
        await me.is_told("Update 2 went to your terminal's clipboard (OSC 52).")
        assert "Answered the auditors" in me.app.clipboard
    assert open_again().updates.get(2).state == "exported"


async def test_a_way_that_isnt_set_up_says_what_is_missing(lived_in: Desk, open_again: OpenAgain) -> None:
    """It stands in the list, with the command that sets it up, and can't be taken."""
    async with open_updates(lived_in) as me:
        await me.presses("f9")
        await me.sees_soon("Send it now", "no server is set up: wfhdesk config mail")
        await me.clicks("Send it now", times=2)
        assert me.is_asked
        await me.presses("escape")
        await me.is_back()
    assert len(open_again().updates.all()) == 1


async def test_a_narrow_list_of_ways_tells_below_all_that_is_missing(lived_in: Desk) -> None:
    async with open_app(lived_in, (80, 24)) as me:
        await me.presses("w")
        await me.sees_soon("104 words")
        await me.presses("f9")
        await me.sees_soon("A last look", "enter lets it out", "The drafts of your mailbox (not now)")
        await me.presses(*["down"] * 5)
        await me.sees_soon("no command is set: wfhdesk config set mail.command 'msmtp -t'")
        me.does_not_see("enter lets it out")
        await me.presses("home")
        await me.sees_soon("enter lets it out")


async def test_the_last_look_tells_the_most_telling_remark(lived_in: Desk) -> None:
    """At 80x24 all of them stand on a page of their own, which nobody has to pass."""
    lived_in.accomplishments.log("Salary talk !privat")
    async with open_app(lived_in, (80, 24)) as me:
        await me.presses("w")
        await me.sees_soon("minute to read")
        await me.presses("f9")
        await me.sees_soon("A last look", "remarks, the first: This is told, for “!privat” is text", "Deliver")
        me.sees("enter lets it out")


async def test_the_mouse_alone_delivers(lived_in: Desk, open_again: OpenAgain) -> None:
    """From Today to a file: clicks, and no key."""
    async with open_app(lived_in, WIDE) as me:
        await me.clicks("Weekly update to Petra", times=2)
        await me.sees_soon("104 words")
        await me.clicks("f9 Deliver")
        await me.sees_soon("A file that your mail program opens")
        await me.clicks("A file that your mail program opens", times=2)
        await me.is_told("Update 2 is in")
    assert open_again().updates.get(2).state == "exported"


async def test_an_update_with_nothing_to_tell_isnt_delivered(known: Desk, open_again: OpenAgain) -> None:
    """Nobody gets an empty mail."""
    async with open_app(known, WIDE) as me:
        await me.presses("w")
        await me.sees_soon("Nothing to tell yet.")
        await me.presses("f9")
        await me.is_told("There is nothing to tell yet")
        assert not me.is_asked
    assert open_again().updates.all() == []


# --- what went out --------------------------------------------------------------------------------------------------


async def test_it_asks_whether_the_last_one_went_out(lived_in: Desk, tmp_path: Path, open_again: OpenAgain) -> None:
    """y settles it, and the next update begins with nothing to tell twice."""
    async with open_updates(lived_in) as me:
        await me.presses("f9")
        await types_into_file(me, tmp_path / "week.eml")
        await me.is_told("Update 2 is in")
        await me.sees_soon("go out? y yes")
        await me.presses("y")
        await me.is_told("Update 2 is down as sent.")
        await me.misses_soon("go out?")
        me.does_not_see("✓ Answered the auditors")
        await me.presses("u")
        await me.is_told("Taken back")
        await me.sees_soon("go out?")
        await me.presses("n")
        await me.is_told("Update 2 is down as not sent.")
        await me.sees_soon("✓ Answered the auditors")
    assert open_again().updates.get(2).state not in ("sent", "exported")


async def test_updates_that_went_out_are_kept_word_for_word(lived_in: Desk) -> None:
    """o lists them with their state, newest first, and shows the text as it was sent."""
    async with open_updates(lived_in) as me:
        await me.presses("o")
        await me.sees_soon("Updates that went out", "petra@example.org", "Reviewed the migration plan")
        me.sees("sent")
        await me.presses("escape")
        await me.is_back()
        me.is_on("updates")


async def test_a_former_update_is_settled_in_the_list(lived_in: Desk, tmp_path: Path, open_again: OpenAgain) -> None:
    """What is open there can be answered there."""
    lived_in.updates.export(lived_in.updates.draft(SUPERVISOR), "eml", str(tmp_path / "x.eml"))
    async with open_updates(open_again()) as me:
        await me.presses("o")
        await me.sees_soon("Updates that went out", "2 Weekly update", "Did it go out?")
        await me.presses("y")
        await me.misses_soon("Did it go out?")
    assert open_again().updates.get(2).state == "sent"


async def test_no_update_yet_says_so(known: Desk) -> None:
    """The list of updates is empty on a new desk."""
    async with open_app(known) as me:
        await me.presses("w", "o")
        await me.sees_soon("None yet.")


# --- panes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_narrow_terminal_shows_one_pane_at_a_time(lived_in: Desk, size: Size) -> None:
    """Tab goes round, a click on a name goes there, esc comes back to the entries."""
    async with open_updates(lived_in, size) as me:
        me.sees("What goes in   Text   The mail", "▪ ✓ Fixed the export")
        await me.presses("tab")
        await me.sees_soon("## Promised last time")
        me.does_not_see("▪ ✓ Fixed the export")
        await me.presses("tab")
        await me.sees_soon("From     Ana")
        await me.presses("tab")
        await me.sees_soon("▪ ✓ Fixed the export")
        await me.clicks("The mail")
        await me.sees_soon("From     Ana")
        await me.presses("escape")
        await me.sees_soon("▪ ✓ Fixed the export")


async def test_an_app_left_open_writes_the_update_of_the_new_week(lived_in: Desk, clock: FrozenClock) -> None:
    """What is logged in another window is in the mail without a key."""
    async with open_updates(lived_in) as me:
        clock.set(FRIDAY.replace(hour=15))
        await me.logs("One more thing #billing")
        await me.is_told("Logged under billing")
        await me.sees_soon("One more thing. (billing)")
