"""When things come together: two enters in the queue, another process in between, a full disk, a text nobody foresaw."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import FrozenClock
from tui.desk_driver import DeskDriver, open_app
from wfhdesk.desk.care import Care
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.unfinished import LINE
from wfhdesk.desk.updates import Updates
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.plaintext import LONGEST_LINE
from wfhdesk.domain.updates import SUPERVISOR, TEAM
from wfhdesk.store.storage import LinesStorage
from wfhdesk.tui import run
from wfhdesk.tui.app import DeskApp

OpenAgain = Callable[[], Desk]
BIG = (120, 40)


def texts(desk: Desk) -> list[str]:
    """Return what is logged, oldest first."""
    return [entry.text for entry in desk.accomplishments.all()]


def named(desk: Desk, part: str) -> Accomplishment:
    """Return the entry in whose text a part stands."""
    (entry,) = [one for one in desk.accomplishments.all() if part in one.text]
    return entry


def no_room(*_arguments: object, **_names: object) -> None:
    raise OSError(28, "No space left on device")


async def opens_log(me: DeskDriver, shown: str) -> None:
    """Go to the log and wait for what it shows."""
    await me.presses("escape")
    await me.goes_to("log")
    await me.sees_soon(shown)


# --- keys that come faster than what they do ------------------------------------------------------------------------


async def test_two_enters_log_once_on_today(known: Desk, open_again: OpenAgain) -> None:
    """Whoever holds enter down has logged one line."""
    async with open_app(known) as me:
        await me.presses("a")
        await me.types("Once only")
        await me.presses_at_once("enter", "enter")
        await me.is_told("Logged")
        await me.holds_still()
    assert texts(open_again()) == ["Once only"]


async def test_what_is_typed_behind_the_enter_stays(known: Desk, open_again: OpenAgain) -> None:
    """The next line may be on its way before the first is logged; no letter of it goes with the first."""
    async with open_app(known) as me:
        await me.presses("a")
        await me.presses_at_once("o", "n", "e", "enter", "t", "w", "o")
        await me.is_told("Logged")
        await me.presses("enter")
        await me.is_told("Logged")
    assert texts(open_again()) == ["one", "two"]


async def test_two_enters_log_once_in_the_dialog(known: Desk, open_again: OpenAgain) -> None:
    """And the app goes on; nothing of the line waits on Today."""
    async with open_app(known) as me:
        await opens_log(me, "Nothing is logged yet.")
        await me.presses("a")
        await me.types("Once only")
        await me.presses_at_once("enter", "enter", "x")
        await me.is_told("Logged")
        await me.is_back()
        await me.goes_to("today")
        await me.sees_soon("What did you get done?")
    assert texts(open_again()) == ["Once only"]


@pytest.mark.parametrize(("key", "told"), [("p", "Project of"), ("t", "Day of")])
async def test_two_enters_answer_a_question_once(known: Desk, key: str, told: str) -> None:
    """The second comes too late, and does nothing."""
    known.accomplishments.log("One thing #billing")
    async with open_app(known) as me:
        await opens_log(me, "1 entry")
        await me.presses(key)
        await me.sees_soon(told)
        await me.presses_at_once("enter", "enter")
        await me.is_back()
        await me.holds_still()
        me.is_on("log")


async def test_two_enters_choose_once(lived_in: Desk) -> None:
    """Also from a list."""
    async with open_app(lived_in, BIG) as me:
        await me.presses("w")
        await me.sees_soon("to read", "✓ Answered")
        await me.presses("v")
        await me.sees_soon("Which update")
        await me.presses_at_once("enter", "enter")
        await me.is_back()
        assert not me.has_left


# --- an answer that is given under something else -------------------------------------------------------------------


async def test_a_dialog_that_is_answered_under_another_closes_after_it(known: Desk) -> None:
    """Nothing is taken from under what stands over it."""
    from wfhdesk.tui.modals.ask import Ask
    from wfhdesk.tui.modals.confirm import Confirm

    async with open_app(known) as me:
        below, above, answers = Ask("Below"), Confirm("Above?", "Yes"), list[object]()
        me.app.push_screen(below, answers.append)
        me.app.push_screen(above, answers.append)
        await me.sees_soon("Above?")
        below.dismiss("early")
        await me.settles()
        me.sees("Above?")
        assert answers == []
        await me.presses("y")
        await me.is_back()
        assert answers == [True, "early"]


# --- texts nobody foresaw -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["p", "t"])
async def test_markup_in_a_dialogs_title_is_text(known: Desk, key: str) -> None:
    """The title quotes the entry as it was written."""
    known.accomplishments.log("Saw [/x] and [b]bold[/b]")
    async with open_app(known) as me:
        await opens_log(me, "[/x]")
        await me.presses(key)
        await me.sees_soon("of “Saw [/x] and [b]bold[/b]”")


async def test_markup_in_a_projects_title_is_text(known: Desk) -> None:
    """A project's name is the title of its form; a desk may come from another program."""
    from wfhdesk.domain.projects import Project
    from wfhdesk.tui.modals.projects import ProjectForm

    async with open_app(known, BIG) as me:
        me.app.push_screen(ProjectForm(known, Project("[/x] [red]")))
        await me.sees_soon("[/x] [red]", "Next milestone")


async def test_several_pasted_lines_become_one_and_that_is_said(known: Desk, open_again: OpenAgain) -> None:
    """Nothing of what is pasted is lost."""
    async with open_app(known, BIG) as me:
        await me.presses("a")
        await me.pastes("First thing done\r\n\n  Second thing done\n")
        await me.sees_soon("First thing done Second thing done", "What you pasted became one line.")
        await me.types(" #x")
        await me.misses_soon("What you pasted")
        await me.presses("enter")
        await me.is_told("Logged")
    assert texts(open_again()) == ["First thing done Second thing done"]


async def test_a_pasted_text_that_is_too_long_is_cut_and_that_is_said(known: Desk) -> None:
    """What fits stands there, and how much didn't."""
    async with open_app(known, BIG) as me:
        await me.presses("a")
        await me.pastes("x" * (LONGEST_LINE + 3))
        await me.sees_soon("xxx", "The last 3 characters didn't fit.")
        await me.pastes("more")
        await me.sees_soon("The last 4 characters didn't fit.")


async def test_a_paste_takes_the_place_of_what_is_selected(known: Desk, open_again: OpenAgain) -> None:
    """As in any line; a word goes in where the cursor stands."""
    async with open_app(known, BIG) as me:
        await me.presses("a")
        await me.types("old words")
        await me.presses("shift+home")
        await me.pastes("New")
        await me.pastes(" words")
        await me.sees_soon("  New words")
        me.does_not_see("What you pasted")


async def test_a_question_takes_several_pasted_lines_too(known: Desk) -> None:
    """And its hint says so."""
    known.accomplishments.log("One thing")
    async with open_app(known, BIG) as me:
        await opens_log(me, "1 entry")
        await me.presses("p")
        await me.sees_soon("Project of")
        await me.pastes("two\nlines")
        await me.sees_soon("two lines", "What you pasted became one line.")


# --- one line in two places -----------------------------------------------------------------------------------------


async def test_a_line_that_was_logged_elsewhere_is_gone_from_today(known: Desk, open_again: OpenAgain) -> None:
    """Today and the dialog of the other screens share the line, so it can't be logged twice."""
    async with open_app(known) as me:
        await me.presses("a")
        await me.types("Half a line")
        await opens_log(me, "Nothing is logged yet.")
        await me.presses("a")
        await me.sees_soon("Half a line")
        await me.presses("enter")
        await me.is_told("Logged")
        await me.goes_to("today")
        await me.sees_soon("✓ Half a line", "What did you get done?")
        await me.presses("a", "enter")
        await me.holds_still()
    assert texts(open_again()) == ["Half a line"]


async def test_a_line_that_was_changed_elsewhere_stands_so_on_today(known: Desk) -> None:
    """Also where it isn't logged yet."""
    async with open_app(known) as me:
        await me.presses("a")
        await me.types("Half a line")
        await opens_log(me, "Nothing is logged yet.")
        await me.presses("a")
        await me.types(" and more")
        await me.presses("escape")
        await me.goes_to("today")
        await me.sees_soon("Half a line and more")


# --- another process in between -------------------------------------------------------------------------------------


async def test_an_edit_that_was_left_doesnt_replace_what_was_written_since(
    lived_in: Desk, open_again: OpenAgain
) -> None:
    """It says that it was left and that the entry changed; keeping it keeps both versions."""
    async with open_app(lived_in, BIG) as me:
        await opens_log(me, "11 entries")
        await me.presses("e")
        await me.types(" twice")
        await me.sees_soon("#billing twice")
    other = open_again()
    entry = named(other, "auditors")
    other.accomplishments.edit(entry, "Answered the auditors and the ACCOUNTANTS #billing")
    async with open_app(open_again(), BIG) as me:
        await me.presses("2")
        await me.sees_soon("ACCOUNTANTS")
        await me.presses("e")
        await me.sees_soon("You left this line unfinished", "both versions", "twice")
        await me.presses("enter")
        await me.is_told("Both versions are kept")
    assert len(open_again().accomplishments.versions(entry.id)) == 2


async def test_an_edit_that_was_left_is_told_and_esc_lets_go_of_it(lived_in: Desk, open_again: OpenAgain) -> None:
    """Nothing is said of versions where there is only one, and the next time the entry stands there as it is."""
    async with open_app(lived_in, BIG) as me:
        await opens_log(me, "11 entries")
        await me.presses("e")
        await me.types(" twice")
        await me.sees_soon("#billing twice")
    async with open_app(open_again(), BIG) as me:
        await me.presses("2")
        await me.sees_soon("11 entries")
        await me.presses("e")
        await me.sees_soon("You left this line unfinished", "twice")
        me.does_not_see("both versions")
        await me.presses("escape", "e")
        await me.sees_soon("Edit")
        me.does_not_see("twice", "unfinished")


async def test_an_edit_on_today_starts_from_what_shows_now(lived_in: Desk, open_again: OpenAgain) -> None:
    """What another process writes while the dialog stands there is kept beside it, and the dialog stays open."""
    entry = named(lived_in, "auditors")
    async with open_app(lived_in, BIG) as me:
        await me.clicks("✓ Answered the auditors", times=2)
        await me.sees_soon("Edit")
        other = open_again()
        other.accomplishments.edit(named(other, "auditors"), "Answered the auditors by telephone")
        await me.waits_for(lambda: me.app.state > 0, "the app to look again")
        await me.holds_still()
        assert me.is_asked
        await me.types(" twice")
        await me.presses("enter")
        await me.is_told("Changed")
    assert len(open_again().accomplishments.versions(entry.id)) == 2


async def test_a_step_whose_entry_is_gone_is_told(lived_in: Desk, open_again: OpenAgain) -> None:
    """Enter and x on what another process deleted a moment ago."""
    async with open_app(lived_in, BIG) as me:
        await me.clicks("Write the onboarding guide")
        other = open_again()
        other.accomplishments.delete([named(other, "onboarding guide")])
        await me.presses_at_once("enter")
        await me.is_told("This entry isn't there any more; nothing was changed.")
        me.is_on("today")


async def test_a_promise_is_settled_as_it_stands_now(lived_in: Desk, open_again: OpenAgain) -> None:
    """x on what another process wrote anew a moment ago takes nothing of it away."""
    async with open_app(lived_in, BIG) as me:
        await me.clicks("Write the onboarding guide")
        other = open_again()
        other.accomplishments.edit(named(other, "onboarding guide"), "> Write the onboarding guide for NEWCOMERS")
        await me.presses_at_once("x")
        await me.is_told("Done: “Write the onboarding guide”.")
    now = named(open_again(), "NEWCOMERS")
    assert now.settled is not None
    assert len(open_again().accomplishments.versions(now.id)) == 1


async def test_a_third_version_moves_no_number(lived_in: Desk, open_again: OpenAgain) -> None:
    """Whoever chose the second of two versions doesn't get another one that came in between."""
    entry = named(lived_in, "auditors")
    one, other, third = open_again(), open_again(), open_again()
    at = one.accomplishments.version_of(entry.id)
    for desk, text in ((one, "Version A"), (other, "Version B")):
        desk.accomplishments.edit(entry, text, at)
    async with open_app(open_again(), BIG) as me:
        await me.presses("2")
        await me.sees_soon("in two versions")
        await me.presses("V")
        await me.sees_soon("Version A", "Version B")
        third.accomplishments.edit(entry, "Version C", at)
        await me.presses("2")
        await me.is_told("This entry was changed once more meanwhile, so nothing was chosen.")
        assert len(open_again().accomplishments.versions(entry.id)) == 3
        await me.presses("V")
        await me.sees_soon("Version A", "Version B", "Version C")
        await me.presses("2")
        await me.is_told("Chose one of 3 versions")
    assert open_again().accomplishments.get(entry.id).text == "Version B"


async def test_the_cursor_stays_on_its_step(lived_in: Desk, open_again: OpenAgain, tmp_path: Path) -> None:
    """Another entry changes the step's numbers, and a step comes in above it."""
    async with open_app(lived_in, BIG) as me:
        await me.clicks("Weekly update to Petra")
        other = open_again()
        other.accomplishments.log("> more")
        other.updates.export(other.updates.draft(TEAM), "eml", str(tmp_path / "team.eml"))
        await me.sees_soon("Did it go out?")
        await me.is_not_offered("It went out")


async def test_what_is_logged_today_about_another_week_shows_today(known: Desk) -> None:
    """One sees at once that it was taken."""
    async with open_app(known, BIG) as me:
        await me.logs("2026-11-03: Forgot this one")
        await me.is_told("Logged")
        await me.sees_soon("✓ Forgot this one")


# --- a disk that takes nothing --------------------------------------------------------------------------------------


async def test_a_full_disk_is_told_once_while_one_types(known: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at every key; what is typed stays on the screen."""
    async with open_app(known, BIG) as me:
        await me.presses("a")
        monkeypatch.setattr("wfhdesk.desk.unfinished._write", no_room)
        await me.types("Half a line")
        await me.is_told("What you type can't be kept for later")
        await me.types(" and more")
        await me.sees_soon("Half a line and more")
        await me.holds_still()
        me.is_told_nothing()


async def test_a_line_that_is_logged_counts_as_logged(
    known: Desk, open_again: OpenAgain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the disk is full by the time its unfinished form is to be let go of."""
    known.unfinished.keep("another", "text")
    async with open_app(known, BIG) as me:
        await opens_log(me, "Nothing is logged yet.")
        await me.presses("a")
        await me.types("Once only")
        monkeypatch.setattr("wfhdesk.desk.unfinished._write", no_room)
        await me.presses("enter")
        await me.is_back()
        await me.is_told("What you type can't be kept for later")
        await me.presses("enter")
        await me.holds_still()
    assert texts(open_again()) == ["Once only"]


async def test_an_edit_can_be_left_on_a_full_disk(
    lived_in: Desk, open_again: OpenAgain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """esc closes the dialog, whatever the disk says."""
    lived_in.unfinished.keep(LINE, "Half a line")
    async with open_app(lived_in, BIG) as me:
        await opens_log(me, "11 entries")
        await me.presses("e")
        await me.types("z")
        monkeypatch.setattr("wfhdesk.desk.unfinished._write", no_room)
        await me.presses("escape")
        await me.is_back()
        await me.is_told("What you type can't be kept for later")
        me.is_on("log")
    assert named(open_again(), "Answered the auditors")


# --- a desk that refuses --------------------------------------------------------------------------------------------


def refuses(*_arguments: object, **_names: object) -> None:
    raise DeskError("The desk was written by a newer wfhdesk.")


async def test_what_cant_be_read_beside_is_told_on_today(lived_in: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app goes on with what it has."""
    monkeypatch.setattr(Updates, "draft", refuses)
    async with open_app(lived_in, BIG) as me:
        await me.is_told("newer wfhdesk")
        me.is_on("today")


async def test_what_cant_be_read_beside_is_told_on_the_log(lived_in: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """This year's entries are there all the same."""
    monkeypatch.setattr(Updates, "reported", refuses)
    async with open_app(lived_in, BIG) as me:
        me.lets_toasts_go()
        await me.presses("2")
        await me.is_told("newer wfhdesk")
        await me.sees_soon("✓ Answered the auditors")


async def test_what_cant_be_read_is_told_by_a_dialog(lived_in: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past updates and projects stay open, empty."""
    async with open_app(lived_in, BIG) as me:
        await me.presses("3")
        await me.sees_soon("to read", "✓ Answered")
        monkeypatch.setattr(Updates, "all", refuses)
        await me.presses("o")
        await me.is_told("newer wfhdesk")
        await me.sees_soon("Updates that went out")
        await me.presses("escape")
        monkeypatch.setattr("wfhdesk.desk.projects.Projects.states", refuses)
        await me.presses("r")
        await me.is_told("newer wfhdesk")
        await me.sees_soon("where one stands")


async def test_a_folder_that_cant_be_looked_into_is_told_once(lived_in: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app looks twice a second whether somebody wrote, and says once that it can't."""
    async with open_app(lived_in, BIG) as me:
        await me.sees_soon("✓ Answered the auditors", "Weekly update to Petra")
        await me.holds_still()
        monkeypatch.setattr(LinesStorage, "files", refuses)
        await me.is_told("newer wfhdesk")
        await me.holds_still()
        me.lets_toasts_go()
        time.sleep(1.2)
        await me.holds_still()
        me.is_told_nothing()
        assert not me.has_left


# --- what takes its time --------------------------------------------------------------------------------------------


async def test_reading_everything_holds_no_key_up(lived_in: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo, projects and the past are read beside the screen: one can go on meanwhile."""
    in_front = threading.main_thread()
    asked: list[threading.Thread] = []

    def noted(kind: type, name: str) -> None:
        real = getattr(kind, name)

        def note(self: object, *rest: object, **names: object) -> object:
            asked.append(threading.current_thread())
            return real(self, *rest, **names)

        monkeypatch.setattr(kind, name, note)

    for name in ("undo", "redo"):
        noted(Care, name)
    from wfhdesk.desk.projects import Projects

    noted(Projects, "states")
    noted(Updates, "sent")
    noted(Updates, "unsent")
    async with open_app(lived_in, BIG) as me:
        await me.sees_soon("Weekly update to Petra")
        await me.presses("u")
        await me.is_told("Taken back")
        await me.presses("U")
        await me.is_told("Done again")
        await me.presses("3")
        await me.sees_soon("to read", "✓ Answered")
        await me.presses("r")
        await me.sees_soon("onboarding")
    assert len(asked) >= 3
    assert in_front not in asked


async def test_what_was_read_is_put_aside_once_only(lived_in: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Freezing again at every change would keep all garbage for good."""
    frozen: list[int] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(1))
    async with open_app(lived_in, BIG) as me:
        await opens_log(me, "11 entries")
        await me.presses("end")  # and with it all years are read
        await me.holds_still()
        frozen.clear()
        for _time in range(3):
            await me.presses("d")
            await me.is_told("Deleted")
            await me.presses("u")
            await me.is_told("Taken back")
            await me.presses("end")
        await me.holds_still()
    assert frozen == []


# --- settings, keys, mouse ------------------------------------------------------------------------------------------


def test_a_changed_time_zone_holds_after_the_app_comes_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, clock: FrozenClock
) -> None:
    """The app opens the desk anew with the settings as they are by then; a text that was typed comes with it."""
    from wfhdesk.desk.desk import open_desk

    desks: list[Desk] = []

    def shown(app: DeskApp, **_how: object) -> str:
        desks.append(app.desk)
        if len(desks) > 1:
            return ""
        app.desk.unfinished.keep(LINE, "Half a line")
        app.desk.settings.set("me.timezone", ["Asia/Tokyo"])
        return run.AGAIN

    monkeypatch.setattr(DeskApp, "run", shown)
    run.run(open_desk(str(folder)))
    assert desks[1].clock.now().tzname() == "JST"
    assert desks[1].unfinished.text(LINE) == "Half a line"
    desks.clear()
    run.run(open_desk(str(folder), clock))
    assert desks[1].clock is clock


async def test_a_click_on_a_language_keeps_nothing_yet(desk: Desk) -> None:
    """It points, however often; the questions stay until they are kept."""
    async with open_app(desk, (100, 40)) as me:
        await me.clicks("Nederlands")
        await me.clicks("Nederlands", times=2)
        await me.sees_soon("> Nederlands")
        assert me.is_asked
        await me.clicks("Save")
        await me.waits_to_leave()
    assert desk.settings.text("me.language") == "nl"


async def test_a_click_on_a_status_points_and_the_form_stays(lived_in: Desk) -> None:
    """Where one thing is to be chosen a click chooses it; in a form it points."""
    async with open_app(lived_in, BIG) as me:
        await me.presses("3")
        await me.sees_soon("to read", "✓ Answered")
        await me.presses("r")
        await me.sees_soon("where one stands", "3 entries")
        await me.presses("enter")
        await me.sees_soon("Next milestone")
        await me.clicks("at risk")
        await me.sees_soon("> at risk", "Next milestone")
        await me.presses("down")
        await me.misses_soon("> at risk")


async def test_the_past_says_what_is_done_with_the_keys_that_do_it(
    lived_in: Desk, open_again: OpenAgain, tmp_path: Path
) -> None:
    """Whatever keys the settings give; the word comes with the way back, as everywhere."""
    lived_in.settings.set("keys.past.yes", ["f6"])
    desk = open_again()
    desk.updates.export(desk.updates.draft(SUPERVISOR), "eml", str(tmp_path / "x.eml"))
    async with open_app(desk, BIG) as me:
        await me.presses("3")
        await me.sees_soon("Did it go out?")
        await me.presses("o")
        await me.sees_soon("Updates that went out", "f6 it went out   n it didn't", "Did it go out?")
        await me.presses("f6")
        await me.is_told("Update 2 is down as sent. esc u takes it back.")
        await me.presses("escape", "escape", "u")
        await me.is_told("Taken back")
    assert open_again().updates.get(2).state == "exported"


async def test_a_new_desk_names_the_keys_that_it_has(known: Desk, open_again: OpenAgain) -> None:
    """Who gave other keys reads those."""
    known.settings.set("keys.app.log", ["l"])
    known.settings.set("keys.app.update", ["f8"])
    async with open_app(open_again(), BIG) as me:
        await me.sees_soon("as it happens: l, a line, enter", "f8 has the update written")


async def test_undo_asks_by_name_what_came_before(lived_in: Desk, open_again: OpenAgain) -> None:
    """Before it passes over what is final, one knows what goes."""
    lived_in.settings.set("mail.command", ["cat"])
    desk = open_again()
    desk.delivery.pipe(desk.updates.draft(SUPERVISOR))
    async with open_app(open_again(), BIG) as me:
        await me.presses("u")
        await me.sees_soon("can't be undone.", "“Answered the auditors”?")
        await me.presses("y")
        await me.is_told("Taken back: logged “Answered the auditors”")


async def test_remarks_are_read_on_by_key(lived_in: Desk, open_again: OpenAgain) -> None:
    """More remarks than fit: the list takes the focus and scrolls."""
    async with open_app(lived_in, BIG) as me:
        from wfhdesk.tui.glyphs import UNICODE
        from wfhdesk.tui.widgets.remarks import Remarks

        await me.sees_soon("The next update", "Weekly update to Petra")
        await me.holds_still()
        remarks = me.app.screen.query_one("#lacks", Remarks)
        remarks.show_remarks([f"Remark number {number}" for number in range(40)], UNICODE)
        remarks.focus()
        await me.sees_soon("Remark number 1")
        await me.presses("end")
        await me.sees_soon("Remark number 39")
        await me.presses("home")
        await me.sees_soon("Remark number 0")
        await me.presses("pagedown", "down")
        await me.misses_soon("Remark number 0")
