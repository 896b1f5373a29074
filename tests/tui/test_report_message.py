"""The message that the report of a self-assessment goes along with: written, looked at and let out in the composer."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from desk import told_runs
from desk.told_runs import ACCIDENT_RUN, CHECK, OTHER, PDF, ToldRuns
from tui.desk_driver import DeskDriver, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.updates import ACCIDENT, REPORT, SUPERVISOR

OpenAgain = Callable[[], Desk]
WIDE = (160, 44)
ATTACHED = "Attached: workstation-2026-11-19.pdf (85 kB)"


@pytest.fixture(autouse=True)
def runs(monkeypatch: pytest.MonkeyPatch) -> ToldRuns:
    return told_runs.use(monkeypatch)


async def opens(me: DeskDriver, run: str = CHECK, kind: str = REPORT) -> None:
    me.app.open_update(kind, run=run)
    await me.sees_soon("Accident report" if kind == ACCIDENT else "Self-assessment report", "minute to read")


async def chooses_kind(me: DeskDriver, *keys: str) -> None:
    await me.presses("escape", "escape", "3", "v", *keys, "enter")


@pytest.mark.parametrize("size", [WIDE, (80, 24)])
async def test_the_screen_names_the_file_before_anything_leaves(lived_in: Desk, size: tuple[int, int]) -> None:
    async with open_app(lived_in, size) as me:
        await opens(me)
        me.sees("I went through “Workstation check”", ATTACHED)
        me.does_not_see("nothing to tell")
        await me.presses("f9")
        await me.sees_soon("A last look", "2 risks found", ATTACHED)


async def test_the_file_can_be_saved_and_read_before_it_leaves(lived_in: Desk) -> None:
    async with open_app(lived_in, WIDE) as me:
        await opens(me)
        await me.presses("f4")
        await me.is_told(f"Saved: {Path.home() / PDF.name}")
    assert (Path.home() / PDF.name).read_bytes() == PDF.data


async def test_an_update_without_files_offers_none_to_save(lived_in: Desk) -> None:
    async with open_app(lived_in, WIDE) as me:
        await me.presses("w")
        await me.sees_soon("Weekly update to Petra", "to read")
        me.does_not_see("Save the file", "Attached")
        await me.presses("f4")
        me.sees("Weekly update to Petra")
    assert list(Path.home().glob("*.pdf")) == []


async def test_it_leaves_as_a_file_with_the_report_in_it_and_one_is_back_at_ergonomics(
    lived_in: Desk, open_again: OpenAgain
) -> None:
    async with open_app(lived_in, WIDE) as me:
        await opens(me)
        await me.presses("f9")
        await me.sees_soon("A last look", ATTACHED)
        await me.presses("enter")
        await me.is_told("The report is in")
        await me.waits_for(lambda: me.app.current_mode == "ergonomics", "ergonomics")
        await me.presses("3")
        await me.sees_soon("Weekly update to Petra")
        me.does_not_see("There is no self-assessment")
    update = open_again().updates.all()[-1]
    assert (update.kind, update.state, update.attached) == (REPORT, "exported", (PDF.name,))
    (path,) = Path.home().glob("report-2026-11-19*.eml")
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert [part.get_payload(decode=True) for part in message.iter_attachments()] == [PDF.data]


async def test_the_clipboard_is_closed_for_it_and_says_why(lived_in: Desk, open_again: OpenAgain) -> None:
    async with open_app(lived_in, WIDE) as me:
        await opens(me)
        await me.presses("f9")
        await me.sees_soon("The clipboard (carries only the text, and something is attached)")
        await me.presses("down", "enter")
        me.sees("A last look")
    assert len(open_again().updates.all()) == 1


async def test_what_was_typed_waits_with_its_run_while_something_else_is_written(
    lived_in: Desk, open_again: OpenAgain
) -> None:
    async with open_app(lived_in, WIDE) as me:
        await opens(me)
        await me.presses("ctrl+end")
        await me.types("PS: call me.")
        await me.sees_soon("changed by hand")
        await chooses_kind(me, "home")
        await me.sees_soon("Weekly update to Petra")
        await chooses_kind(me, "end", "up")
        await me.sees_soon("Self-assessment report", "PS: call me.", ATTACHED)
    async with open_app(open_again(), WIDE) as me:  # as after a crash
        await chooses_kind(me, "end", "up")
        await me.sees_soon("Self-assessment report", "PS: call me.", ATTACHED)


async def test_a_report_about_another_run_begins_anew(lived_in: Desk) -> None:
    async with open_app(lived_in, WIDE) as me:
        await opens(me)
        await me.presses("ctrl+end")
        await me.types("PS: call me.")
        await me.sees_soon("changed by hand")
        await opens(me, OTHER)
        await me.sees_soon("Home safety", "Attached: safety.pdf (85 kB)")
        me.does_not_see("PS: call me.")
        await me.presses("ctrl+r")
        await me.sees_soon("PS: call me.")


async def test_a_report_whose_run_is_gone_is_not_offered(lived_in: Desk, open_again: OpenAgain, runs: ToldRuns) -> None:
    async with open_app(lived_in, WIDE) as me:
        await opens(me)
    del runs.known[CHECK]
    async with open_app(open_again(), WIDE) as me:
        await me.presses("3")
        await me.sees_soon("Weekly update to Petra")
        await me.presses("v")
        await me.sees_soon("Which update", "Review")
        me.does_not_see("Self-assessment report")


async def test_a_message_about_a_run_is_about_no_other_days(lived_in: Desk) -> None:
    async with open_app(lived_in, WIDE) as me:
        await opens(me)
        await me.presses("escape", "v")
        await me.sees_soon("Which update", "Review")
        me.does_not_see("Other days")


async def test_an_accident_is_a_message_of_answers_and_leaves_by_any_way(lived_in: Desk, open_again: OpenAgain) -> None:
    async with open_app(lived_in, WIDE) as me:
        await opens(me, ACCIDENT_RUN, ACCIDENT)
        me.sees("What happened?", "I fell over a cable.")
        me.does_not_see("Attached")
        await me.presses("f9")
        await me.sees_soon("A last look", "The clipboard")
        me.does_not_see("carries only the text")


async def test_what_went_out_names_its_file(lived_in: Desk) -> None:
    from wfhdesk.desk.drafts import Wishes

    lived_in.updates.record(lived_in.updates.draft(REPORT, Wishes(run=CHECK)), "imap")
    async with open_app(lived_in, WIDE) as me:
        await me.presses("3", "o")
        await me.sees_soon("Updates that went out", "Self-assessment report", f"Attached  {PDF.name}")
    assert lived_in.updates.draft(SUPERVISOR).carries
