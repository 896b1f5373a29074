"""Updates on a real desk: what goes into one, how it leaves, and what is kept of it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import tomlkit

from adapters.hostile import HOSTILE, HOSTILE_ADDRESSES
from adapters.letters import blocks, crude_header, header_names, html_part, parsed, plain_part, tags, without_boundary
from conftest import FRIDAY, FrozenClock
from wfhdesk import language
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.drafts import Draft, Wishes, eml, html
from wfhdesk.domain.capture import Said
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.periods import Period
from wfhdesk.domain.plaintext import one_line
from wfhdesk.domain.updates import SUPERVISOR, TEAM

OpenAgain = Callable[[], Desk]
WEEK = timedelta(days=7)


SETTINGS: dict[str, dict[str, Any]] = {
    "me": {"name": "Ana", "email": "ana@example.org"},
    "supervisor": {"name": "Petra Jansen", "email": "petra@example.org"},
    "team": {"emails": ["priya@example.org", "omar@example.org"]},
}


def write_settings(folder: Path, values: Mapping[str, object]) -> None:
    """Write the settings file as a person would who edits it by hand."""
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / "config.toml").write_text(tomlkit.dumps(values), encoding="utf-8")


@pytest.fixture
def ready(folder: Path, open_again: OpenAgain) -> Desk:
    """A desk on which it is said who writes and who reads, with an entry to tell."""
    write_settings(folder, SETTINGS)
    desk = open_again()
    desk.accomplishments.log("Fixed the export #billing => invoices go out a day earlier")
    return desk


def exported(desk: Desk, path: Path, kind: str = SUPERVISOR, **wishes: object) -> Draft:
    draft = desk.updates.draft(kind, Wishes(**wishes))  # type: ignore[arg-type]
    desk.updates.export(draft, path.suffix[1:], str(path))
    return draft


def documents(desk: Desk) -> int:
    return len(desk.db.table("updates"))


# --- the draft ------------------------------------------------------------------------------------------------------


def test_a_draft_says_who_writes_to_whom_and_what(ready: Desk) -> None:
    draft = ready.updates.draft(SUPERVISOR)
    assert draft.number == 1
    assert draft.subject == "Ana · week 47 (16–20 Nov): invoices go out a day earlier"
    assert draft.sender == ("Ana", "ana@example.org")
    assert draft.to == ("petra@example.org",)
    assert draft.cc == ()
    assert draft.warnings == ()
    assert draft.text == (
        "Hi Petra,\n\n## Outcomes\n\n- **Invoices go out a day earlier.** Fixed the export. *(billing)*\n\nAna\n"
    )
    assert ready.updates.draft(TEAM).to == ("priya@example.org", "omar@example.org")


def test_a_draft_is_made_without_recording_anything(ready: Desk, open_again: OpenAgain) -> None:
    first = ready.updates.draft(SUPERVISOR)
    assert open_again().updates.draft(SUPERVISOR) == first
    assert open_again().updates.all() == []
    assert documents(open_again()) == 0


def test_a_draft_without_sender_or_recipient_says_so_to_its_writer(desk: Desk) -> None:
    desk.accomplishments.log("Fixed it")
    sender, recipient = desk.updates.draft(SUPERVISOR).warnings
    assert "me.email" in sender
    assert "supervisor.email" in recipient
    assert "team.emails" in desk.updates.draft(TEAM).warnings[1]
    assert header_names(eml(desk.updates.draft(TEAM))) == ["content-type", "mime-version", "subject", "x-unsent"]


def test_recipients_can_be_named_for_once(ready: Desk) -> None:
    draft = ready.updates.draft(SUPERVISOR, Wishes(to=["x@example.org"], cc=["y@example.org"]))
    assert (draft.to, draft.cc) == (("x@example.org",), ("y@example.org",))


def test_an_unsound_recipient_is_refused(ready: Desk) -> None:
    for address in HOSTILE_ADDRESSES.values():
        for wishes in (Wishes(to=["x@example.org", address]), Wishes(cc=[address])):
            with pytest.raises(WrongInput, match="is no e-mail address"):
                ready.updates.draft(SUPERVISOR, wishes)


def test_each_audience_reads_its_own_language(ready: Desk) -> None:
    ready.settings.set("supervisor.language", ["nl"])
    draft = ready.updates.draft(SUPERVISOR)
    assert draft.language == "nl"
    assert draft.text.startswith("Hoi Petra,\n\n## Resultaten\n")
    assert draft.subject.startswith("Ana · week 47 (16–20 nov)")
    assert 'lang="nl"' in html(draft).decode()
    assert ready.updates.draft(TEAM).text.startswith("Hi all,")
    assert ready.updates.draft(SUPERVISOR, Wishes(language="en")).text.startswith("Hi Petra,")
    assert language.current() == "en"


def test_who_says_nothing_writes_in_the_language_that_is_spoken(ready: Desk) -> None:
    language.speak("nl")
    assert ready.updates.draft(TEAM).text.startswith("Hoi allemaal,")


def test_projects_that_rest_are_told_only_where_something_happened(ready: Desk) -> None:
    for name, status in (("billing", "done"), ("archive", "done"), ("website", "paused"), ("audit", "at risk")):
        ready.projects.set(name, status=status)
    text = ready.updates.draft(SUPERVISOR).text
    assert "- **billing**: done\n" in text
    assert "- **audit**: at risk\n" in text
    assert "archive" not in text
    assert "website" not in text


def test_a_project_in_one_line_is_whole_sentences(ready: Desk) -> None:
    day = date(2026, 11, 30)
    ready.projects.set("a", day, status="on track", line="the export is live", next="month-end run")
    ready.projects.set("b", day, status="on track", next="month-end run")
    ready.projects.set("c", status="on track", line="the export is live", next="month-end run")
    ready.projects.set("d", status="on track")
    ready.projects.set("e", line="nobody knows yet")
    for name in "edcba":  # co-workers read of a project only where an entry for them names it
        ready.accomplishments.log(f"Looked into it #{name}")
    for kind in (SUPERVISOR, TEAM):
        assert (
            "- **a**: on track – the export is live. Next: month-end run, Mon 30 Nov.\n"
            "- **b**: on track. Next: month-end run, Mon 30 Nov.\n"
            "- **c**: on track – the export is live. Next: month-end run.\n"
            "- **d**: on track\n"
            "- **e** – nobody knows yet.\n"
        ) in ready.updates.draft(kind).text


# --- over the weeks -------------------------------------------------------------------------------------------------


def test_what_was_told_stays_told_and_what_came_late_comes_next(
    ready: Desk, clock: FrozenClock, tmp_path: Path
) -> None:
    exported(ready, tmp_path / "1.eml")
    clock.set(FRIDAY + WEEK)
    ready.accomplishments.log("2026-11-19: Mended the door")
    ready.accomplishments.log("Wrote the runbook")
    text = exported(ready, tmp_path / "2.eml").text
    assert "Fixed the export" not in text
    assert "## Also, from the week of 16 Nov\n\n- Mended the door.\n" in text
    assert "## Outcomes\n\n- Wrote the runbook.\n" in text
    assert ready.updates.draft(SUPERVISOR).selection.is_empty
    assert not ready.updates.draft(TEAM, Wishes(period=Period(FRIDAY.date(), clock.now().date()))).selection.is_empty


def test_a_plan_is_promised_then_told_as_kept_and_then_no_more(ready: Desk, clock: FrozenClock, tmp_path: Path) -> None:
    plan = ready.accomplishments.log("> Finish the guide #onboarding")
    assert "## Next week\n\n1. Finish the guide. *(onboarding)*\n" in exported(ready, tmp_path / "1.eml").text
    clock.forward(days=7)
    assert "## Promised last time\n\n- Still open: Finish the guide. *(onboarding)*\n" in (
        exported(ready, tmp_path / "2.eml").text
    )
    clock.forward(days=7)
    ready.accomplishments.resolve([plan])
    assert "- Done: Finish the guide. *(onboarding)*\n" in exported(ready, tmp_path / "3.eml").text
    clock.forward(days=7)
    assert "guide" not in ready.updates.draft(SUPERVISOR).text


def test_the_outcome_of_a_kept_promise_is_told_with_it(ready: Desk, clock: FrozenClock, tmp_path: Path) -> None:
    plan = ready.accomplishments.log("> Finish the guide => new people start a day sooner")
    exported(ready, tmp_path / "1.eml")
    clock.forward(days=7)
    assert "- Still open: Finish the guide.\n" in ready.updates.draft(SUPERVISOR).text
    ready.accomplishments.resolve([plan])
    text = ready.updates.draft(SUPERVISOR).text
    assert "- Done: **New people start a day sooner.** Finish the guide.\n" in text


def test_promises_that_moved_or_fell_say_why(ready: Desk, clock: FrozenClock, tmp_path: Path) -> None:
    moved, dropped = (ready.accomplishments.log(f"> {text}") for text in ("Finish the guide", "Try the scanner"))
    exported(ready, tmp_path / "1.eml")
    clock.forward(days=7)
    ready.accomplishments.move_promises([moved], "*nobody* had time")
    ready.accomplishments.drop_promises([dropped], "it is sold")
    text = ready.updates.draft(SUPERVISOR).text
    assert "- Moved: Finish the guide – \\*nobody\\* had time.\n" in text
    assert "- Dropped: Try the scanner – it is sold.\n" in text


def test_a_blocker_on_the_supervisor_asks_for_a_decision_until_it_is_made(
    ready: Desk, clock: FrozenClock, tmp_path: Path
) -> None:
    blocker = ready.accomplishments.log("? Need a yes from @petra by 2026-11-25 #payroll")
    draft = exported(ready, tmp_path / "1.eml")
    assert draft.subject.endswith("a day earlier, 1 decision wanted")
    assert "## Decisions wanted\n\n- Need a yes from Petra – by Wed 25 Nov *(payroll)*\n" in draft.text
    assert "## Blockers" not in draft.text
    clock.forward(days=7)
    draft = exported(ready, tmp_path / "2.eml")
    assert draft.subject.endswith("1 decision wanted")
    assert "- Need a yes from Petra – was wanted by Wed 25 Nov – open since Fri 20 Nov *(payroll)*\n" in draft.text
    ready.accomplishments.resolve([blocker])
    draft = exported(ready, tmp_path / "3.eml")
    assert "decision" not in draft.subject
    assert "## Blockers\n\n- Solved: Need a yes from Petra *(payroll)*\n" in draft.text
    assert "Decisions" not in draft.text
    clock.forward(days=7)
    assert ready.updates.draft(SUPERVISOR).selection.is_empty


def test_the_team_reads_what_is_needed_and_what_is_solved_apart(ready: Desk) -> None:
    ready.accomplishments.log("? Need a yes from @petra")
    solved = ready.accomplishments.log("? Need the floor plan")
    ready.accomplishments.resolve([solved])
    text = ready.updates.draft(TEAM).text
    assert "## I need\n\n- Need a yes from Petra\n\n" in text
    assert "## Also\n\n- Solved: Need the floor plan\n" in text
    assert "decision" not in text.casefold()


def test_what_was_left_out_is_decided_for_that_kind_alone(ready: Desk, clock: FrozenClock, tmp_path: Path) -> None:
    out = ready.accomplishments.log("Moved the desk")
    draft = exported(ready, tmp_path / "1.eml", leave_out=[out.id[:6]])
    assert "desk" not in draft.text
    assert [one.id for one in draft.selection.left_out] == [out.id]
    clock.forward(days=7)
    assert ready.updates.draft(SUPERVISOR).selection.is_empty
    assert "- Moved the desk.\n" in ready.updates.draft(TEAM, Wishes(period=Period(FRIDAY.date(), FRIDAY.date()))).text


def test_leaving_out_what_isnt_there_is_refused(ready: Desk) -> None:
    with pytest.raises(WrongInput, match="no entry zzz"):
        ready.updates.draft(SUPERVISOR, Wishes(leave_out=["zzz"]))


def test_an_update_that_didnt_go_out_after_all_is_told_again(ready: Desk, tmp_path: Path) -> None:
    first = exported(ready, tmp_path / "1.eml")
    ready.updates.unsent(1)
    again = ready.updates.draft(SUPERVISOR)
    assert again.text == first.text
    assert again.number == 2


# --- hostile texts --------------------------------------------------------------------------------------------------


def assert_a_sound_message(draft: Draft) -> bytes:
    data = eml(draft)
    assert header_names(data) == ["content-type", "from", "mime-version", "subject", "to", "x-unsent"]
    assert [who.addr_spec for who in parsed(data)["to"].addresses] == ["petra@example.org"]
    assert [who.addr_spec for who in parsed(data)["from"].addresses] == ["ana@example.org"]
    assert crude_header(data, "subject") == one_line(crude_header(data, "subject"))
    assert {tag.name for tag in tags(html_part(data))}.isdisjoint({"script", "img", "a", "style", "link"})
    return data


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("field", ["text", "outcome"])
def test_a_hostile_entry_makes_a_sound_message(ready: Desk, field: str, text: str) -> None:
    line, outcome = (text, "") if field == "text" else ("Did it", text)
    entry = ready.accomplishments.log(line, Said(outcome=outcome))
    ready.accomplishments.replace(entry._replace(pinned=True))
    draft = ready.updates.draft(SUPERVISOR)
    assert draft.subject == one_line(draft.subject)
    data = assert_a_sound_message(draft)
    assert plain_part(data).count("\n- ") == 1


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_document_of_another_device_makes_a_sound_message(ready: Desk, text: str) -> None:
    day = "2026-11-20"
    fields = {"text": text, "outcome": text, "project": text, "day": day, "kind": "done", "pinned": True}
    ready.db.table("accomplishments").insert(fields)
    ready.db.table("accomplishments").insert({"text": text, "day": day, "kind": "blocker", "by": day, "project": text})
    project = {"name": text, "status": "at risk", "line": text, "next": text, "by": day}
    ready.db.table("projects").insert(project)
    assert_a_sound_message(ready.updates.draft(SUPERVISOR))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("by_hand", [False, True], ids=["set", "written into the file"])
def test_a_hostile_name_makes_a_sound_message(
    ready: Desk, folder: Path, open_again: OpenAgain, by_hand: bool, text: str
) -> None:
    if by_hand:
        text = text.encode("utf-8", "replace").decode()
        named = {group: {**values, "name": text} for group, values in SETTINGS.items() if group != "team"}
        write_settings(folder, named)
    else:
        ready.settings.set("me.name", [text])
        ready.settings.set("supervisor.name", [text])
    desk = open_again()
    assert desk.settings.text("me.name") == one_line(text)
    data = assert_a_sound_message(desk.updates.draft(SUPERVISOR))
    assert blocks(html_part(data))[-1] == one_line(text)


@pytest.mark.parametrize("address", [address for address in HOSTILE_ADDRESSES.values() if one_line(address)])
def test_a_hostile_address_in_the_settings_counts_as_not_set(folder: Path, open_again: OpenAgain, address: str) -> None:
    sound = one_line(address)
    values = {"me": {"email": sound}, "supervisor": {"email": sound}, "team": {"emails": [sound, "x@example.org"]}}
    write_settings(folder, values)
    desk = open_again()
    desk.accomplishments.log("Fixed it")
    data = eml(desk.updates.draft(SUPERVISOR)).decode() + eml(desk.updates.draft(TEAM)).decode()
    assert "spy" not in data
    if sound == address:
        assert len(desk.settings.warnings) == 3
        assert "From:" not in data
        assert "To:" not in data


def test_typed_markup_stays_text_in_every_section(ready: Desk) -> None:
    typed = "<b>x</b> [y](javascript:z) ![p](http://t/x.png) &amp; *a* _b_ `c` \\ | 1. #"
    for sign in ("", "~ ", "+ ", "> ", "? ", "2026-11-18: "):
        ready.accomplishments.log(f"{sign}Did {typed} so", Said(outcome=typed))
    ready.projects.set("billing", status="at risk", line=typed, next=typed)
    for kind in (SUPERVISOR, TEAM):
        data = eml(ready.updates.draft(kind))
        places = 12
        assert plain_part(data).count(typed) >= places
        assert "\n".join(blocks(html_part(data))).count(typed) >= places
        assert {tag.name for tag in tags(html_part(data))}.isdisjoint({"b", "a", "img", "code", "script"})


# --- out ------------------------------------------------------------------------------------------------------------


def test_an_exported_update_is_kept_word_for_word(ready: Desk, open_again: OpenAgain, tmp_path: Path) -> None:
    ready.accomplishments.log("Kept  *every* \\ word, “as it was” – and é 😀 too")
    draft = exported(ready, tmp_path / "week.eml", to=["x@example.org"], cc=["y@example.org"])
    (update,) = open_again().updates.all()
    assert (update.number, update.kind, update.state, update.way) == (1, SUPERVISOR, "exported", "eml")
    assert (update.subject, update.text) == (draft.subject, draft.text)
    assert (update.sender, update.to, update.cc) == ("ana@example.org", ("x@example.org",), ("y@example.org",))
    assert update.carries == draft.selection.carries
    assert (update.start, update.until, update.day) == (date(2026, 11, 16), FRIDAY.date(), FRIDAY.date())
    assert open_again().updates.get(1) == update
    assert without_boundary((tmp_path / "week.eml").read_bytes()) == without_boundary(eml(draft))


def test_what_was_kept_stays_when_its_entries_change(ready: Desk, tmp_path: Path) -> None:
    draft = exported(ready, tmp_path / "week.eml")
    ready.accomplishments.delete(ready.accomplishments.all())
    ready.settings.set("me.name", ["Anna"])
    assert ready.updates.get(1).text == draft.text


def test_a_page_is_the_html_part(ready: Desk, tmp_path: Path) -> None:
    draft = exported(ready, tmp_path / "week.html")
    page = (tmp_path / "week.html").read_text(encoding="utf-8")
    assert page == html(draft).decode() == html_part(eml(draft))
    assert ready.updates.get(1).way == "html"


@pytest.mark.parametrize("way", ["eml", "html"])
def test_an_exported_file_is_for_its_owner_only(ready: Desk, tmp_path: Path, way: str) -> None:
    before = os.umask(0)
    try:
        exported(ready, tmp_path / f"week.{way}")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / f"week.{way}").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [f"week.{way}"]


@pytest.mark.parametrize("way", ["eml", "html"])
def test_a_file_that_is_there_is_never_written_over(ready: Desk, tmp_path: Path, way: str) -> None:
    path = tmp_path / f"week.{way}"
    path.write_text("mine")
    assert_refused(ready, path, WrongInput, "there already")
    assert path.read_text() == "mine"


def test_a_link_to_nowhere_and_a_folder_are_there_too(ready: Desk, tmp_path: Path) -> None:
    link = tmp_path / "week.eml"
    link.symlink_to(tmp_path / "elsewhere.eml")
    assert_refused(ready, link, WrongInput, "there already")
    assert not (tmp_path / "elsewhere.eml").exists()
    (tmp_path / "folder.eml").mkdir()
    assert_refused(ready, tmp_path / "folder.eml", WrongInput, "there already")


def test_a_file_in_a_folder_that_isnt_there_is_refused(ready: Desk, tmp_path: Path) -> None:
    assert_refused(ready, tmp_path / "nowhere" / "week.eml", DeskError, "No such file")
    (tmp_path / "file").write_text("x")
    assert_refused(ready, tmp_path / "file" / "week.eml", DeskError, "could not be written")
    assert_refused(ready, tmp_path / f"{'x' * 300}.eml", DeskError, "could not be written")


@pytest.mark.parametrize("refusal", [errno.EROFS, errno.EACCES, errno.ENOSPC])
@pytest.mark.parametrize("call", ["open", "fsync", "rename"])
def test_a_write_that_fails_leaves_no_file_and_no_record(ready: Desk, tmp_path: Path, call: str, refusal: int) -> None:
    draft = ready.updates.draft(SUPERVISOR)
    really = getattr(os, call)

    def refuse(first: object, *rest: object, **more: object) -> object:
        named = isinstance(first, str) and first.startswith(str(tmp_path / "week.eml"))
        if named or (call == "fsync" and os.readlink(f"/proc/self/fd/{first}").startswith(str(tmp_path / "week"))):
            raise OSError(refusal, os.strerror(refusal))
        return really(first, *rest, **more)

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(os, call, refuse)
        with pytest.raises(DeskError, match="could not be written"):
            ready.updates.export(draft, "eml", str(tmp_path / "week.eml"))
    assert_nothing_left(ready, tmp_path)
    assert ready.updates.draft(SUPERVISOR) == draft


def test_a_record_that_fails_takes_the_file_away_again(ready: Desk, tmp_path: Path) -> None:
    draft = ready.updates.draft(SUPERVISOR)
    for problem in (DeskError("no room"), KeyboardInterrupt()):
        with pytest.MonkeyPatch.context() as broken:
            broken.setattr(ready.updates, "record", raising(problem))
            with pytest.raises(type(problem)):
                ready.updates.export(draft, "eml", str(tmp_path / "week.eml"))
        assert_nothing_left(ready, tmp_path)
    ready.updates.export(draft, "eml", str(tmp_path / "week.eml"))
    assert ready.updates.get(1).text == draft.text


def test_a_disk_that_is_full_takes_the_file_away_again(ready: Desk, tmp_path: Path) -> None:
    draft = ready.updates.draft(SUPERVISOR)
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr("wfhdesk.store.storage.appended", raising(DeskError("the disk is full")))
        with pytest.raises(DeskError, match="disk is full"):
            ready.updates.export(draft, "eml", str(tmp_path / "week.eml"))
    assert_nothing_left(ready, tmp_path)


def raising(problem: BaseException) -> Callable[..., object]:
    def fail(*_arguments: object, **_more: object) -> object:
        raise problem

    return fail


def assert_refused(desk: Desk, path: Path, kind: type[DeskError], words: str) -> None:
    before = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    draft = desk.updates.draft(SUPERVISOR)
    with pytest.raises(kind, match=words) as refused:
        desk.updates.export(draft, "eml", str(path))
    assert refused.value.exit_code == (2 if kind is WrongInput else 1)
    assert (sorted(path.parent.iterdir()) if path.parent.is_dir() else []) == before
    assert desk.updates.all() == []
    assert desk.updates.draft(SUPERVISOR) == draft


def assert_nothing_left(desk: Desk, folder: Path) -> None:
    assert [path.name for path in folder.iterdir() if path.is_file()] == []
    assert desk.updates.all() == []
    assert documents(desk) == 0


def test_of_two_exports_of_one_draft_the_second_is_refused(ready: Desk, open_again: OpenAgain, tmp_path: Path) -> None:
    other = open_again()
    first, second = ready.updates.draft(SUPERVISOR), other.updates.draft(SUPERVISOR)
    assert first == second
    ready.updates.export(first, "eml", str(tmp_path / "1.eml"))
    with pytest.raises(DeskError, match="Another update went out meanwhile"):
        other.updates.export(second, "eml", str(tmp_path / "2.eml"))
    with pytest.raises(DeskError, match="Another update went out meanwhile"):
        ready.updates.export(first, "html", str(tmp_path / "3.html"))
    assert [path.name for path in sorted(tmp_path.iterdir()) if path.is_file()] == ["1.eml"]
    assert documents(open_again()) == 1


def test_an_update_in_which_nothing_is_told_isnt_written(ready: Desk, tmp_path: Path) -> None:
    ready.accomplishments.delete(ready.accomplishments.all())
    ready.accomplishments.log("Saw the doctor !private")
    ready.projects.set("billing", status="at risk")
    assert_refused(ready, tmp_path / "week.eml", WrongInput, "nothing to tell")


# --- afterwards -----------------------------------------------------------------------------------------------------


def test_undo_makes_what_was_told_untold_again(ready: Desk, open_again: OpenAgain, tmp_path: Path) -> None:
    plan = ready.accomplishments.log("> Finish the guide")
    first = exported(ready, tmp_path / "1.eml")
    assert ready.updates.reported(None) == {doc_id: [1] for doc_id in first.selection.carries}
    assert "exported update 1" in ready.care.undo()
    desk = open_again()
    assert desk.updates.reported(None) == {}
    again = desk.updates.draft(SUPERVISOR)
    assert again == first
    assert plan.id in again.selection.carries
    exported(desk, tmp_path / "2.eml")
    assert desk.updates.get(1).carries == first.selection.carries


def test_redo_makes_it_told_once_more(ready: Desk, tmp_path: Path) -> None:
    exported(ready, tmp_path / "1.eml")
    kept = ready.updates.get(1)
    ready.care.undo()
    ready.care.redo()
    assert ready.updates.get(1) == kept
    assert ready.updates.draft(SUPERVISOR).selection.is_empty


def test_an_update_is_settled_as_sent_once(ready: Desk, open_again: OpenAgain, tmp_path: Path) -> None:
    exported(ready, tmp_path / "1.eml")
    before = ready.updates.get(1)
    assert ready.updates.sent(1) == before._replace(state="sent")
    assert open_again().updates.get(1) == before._replace(state="sent")
    with pytest.raises(WrongInput, match="Update 1 is down as sent already"):
        ready.updates.sent(1)
    assert ready.updates.draft(SUPERVISOR).selection.is_empty
    ready.care.undo()
    assert ready.updates.get(1) == before


def test_an_update_that_was_taken_back_is_sent_after_all_only_while_nothing_told_the_same_again(
    ready: Desk, tmp_path: Path
) -> None:
    exported(ready, tmp_path / "1.eml")
    ready.updates.unsent(1)
    assert ready.updates.sent(1).state == "sent", "a slip of the finger can be set right"
    ready.care.undo()
    exported(ready, tmp_path / "2.eml")
    with pytest.raises(WrongInput, match="Update 1 is down as withdrawn, and a later one of its kind went out"):
        ready.updates.sent(1)
    assert [update.state for update in ready.updates.all()] == ["withdrawn", "exported"]
    ready.updates.unsent(2)
    assert ready.updates.sent(1).state == "sent", "the later one told nobody anything"
    assert ready.updates.sent(2).state == "sent", "the newest can still be"


def test_an_update_of_another_kind_is_no_later_one(ready: Desk, tmp_path: Path) -> None:
    exported(ready, tmp_path / "1.eml")
    ready.updates.unsent(1)
    ready.updates.export(ready.updates.draft(TEAM), "eml", str(tmp_path / "2.eml"))
    assert ready.updates.sent(1).state == "sent"


def test_an_update_that_isnt_there_is_refused(ready: Desk) -> None:
    for call in (ready.updates.get, ready.updates.sent, ready.updates.unsent):
        with pytest.raises(WrongInput, match="no update 7"):
            call(7)


def test_both_kinds_are_numbered_together_and_listed_oldest_first(
    ready: Desk, clock: FrozenClock, open_again: OpenAgain, tmp_path: Path
) -> None:
    for number, kind in enumerate((SUPERVISOR, TEAM, SUPERVISOR), 1):
        ready.accomplishments.log(f"Did part {number}")
        exported(ready, tmp_path / f"{number}.eml", kind)
        clock.forward(days=7)
    assert [(one.number, one.kind) for one in open_again().updates.all()] == [
        (1, SUPERVISOR),
        (2, TEAM),
        (3, SUPERVISOR),
    ]


def test_told_and_untold_entries_are_not_merged(ready: Desk, tmp_path: Path) -> None:
    exported(ready, tmp_path / "1.eml")
    ready.accomplishments.log("Did more of it")
    ready.accomplishments.log("And more")
    told, new, newer = ready.accomplishments.all()
    with pytest.raises(WrongInput, match="merged, the new ones would be lost"):
        ready.updates.merge([told, new])
    assert ready.updates.merge([new, newer]).text == "Did more of it; And more"


def test_a_damaged_record_is_named_and_hides_nothing_else(ready: Desk, open_again: OpenAgain, tmp_path: Path) -> None:
    exported(ready, tmp_path / "1.eml")
    bad = ready.db.table("updates").insert({"number": "x", "kind": SUPERVISOR})
    desk = open_again()
    assert [update.number for update in desk.updates.all()] == [1]
    assert any(str(bad) in warning for warning in desk.warnings())


# --- templates ------------------------------------------------------------------------------------------------------


def test_the_persons_own_template_is_used_and_a_broken_one_is_told_of(ready: Desk) -> None:
    ready.updates.copy_templates("en")
    own = Path(ready.updates.templates_folder) / "en" / "weekly-supervisor.md.j2"
    assert own.parent.parent.parent == Path(ready.settings.path).parent
    built_in = ready.updates.draft(SUPERVISOR)
    own.write_text("Dear {{ reader }},\n", encoding="utf-8")
    assert ready.updates.draft(SUPERVISOR).text == "Dear Petra,\n"
    own.write_text("Dear\n{{ ''.__class__.__mro__ }},\n", encoding="utf-8")
    draft = ready.updates.draft(SUPERVISOR)
    assert draft.text == built_in.text
    (warning,) = draft.warnings
    assert warning.startswith(f"{own}, line 2: ")
