"""Erasing a person: every file of the desk is searched for them afterwards, and what is left was told before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import AMSTERDAM, FrozenClock
from wfhdesk import language
from wfhdesk.desk.composing import Composition, Own, kept, unfinished
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.desk.erasing import Erasure, erase, kept_ids, person_named, preview
from wfhdesk.desk.prompt_answer import Answer, answer_path, as_text, grounds_of, lock_path, marks_of
from wfhdesk.desk.prompt_renewal import renew
from wfhdesk.desk.unfinished import LINE
from wfhdesk.domain.contacts import CALL
from wfhdesk.domain.erasing import stand_in
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.occasions import LEAVE, VISITOR, Occasion
from wfhdesk.domain.people import Person
from wfhdesk.domain.publications import FOLDER

OpenAgain = Callable[[], Desk]
NAME = "Priyanka Raghunathan"
MAIL, PHONE = "p.raghu@example.org", "+31 6 1234 5678"
TRACES = ("priyanka", "raghunathan", "pinky", "raghu@", "12345678", "1234 5678", "06-1234-5678")


@pytest.fixture
def priyanka(desk: Desk) -> Person:
    return desk.people.add(
        Person(
            NAME, "team", nicknames=("Pinky",), emails=(MAIL,), phone=PHONE, topics=("her garden",), notes="Priyanka"
        )
    )


@pytest.fixture
def sam(desk: Desk) -> Person:
    return desk.people.add(Person("Sam de Vries", "team", notes="Sits beside Pinky", topics=("Raghunathan's leave",)))


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    return tmp_path / "calendar"


def searched(desk: Desk, traces: tuple[str, ...] = TRACES) -> dict[str, list[str]]:
    """Return the files under the desk, its settings and this device's state in which a trace stands, in any case."""
    found: dict[str, list[str]] = {}
    for folder in {desk.places.desk, os.path.dirname(desk.places.settings), desk.places.state}:
        for path in Path(folder).rglob("*"):
            data = path.read_bytes().lower() if path.is_file() else b""
            if lines := [line.decode() for line in data.splitlines() for one in traces if one.encode() in line]:
                found[str(path)] = list(dict.fromkeys(lines))
    return found


def erased(desk: Desk, person: Person, **wishes: Any) -> Erasure:
    erasure = preview(desk, person, **wishes)
    assert erase(desk, erasure) == []
    return erasure


def texts(erasure: Erasure, table: str = "accomplishments") -> list[tuple[str, str]]:
    return [pair for change in erasure.changes if change.table == table for pair in change.texts]


def stays(erasure: Erasure, kind: str) -> list[str]:
    return [f"{one.what} ({one.where}): {one.until}" for one in erasure.stays if one.kind == kind]


# --- everything -------------------------------------------------------------------------------------------------------


@pytest.fixture
def year(desk: Desk, clock: FrozenClock, priyanka: Person, sam: Person, calendar: Path) -> Desk:
    """Do everything with the person's name that the desk can keep."""
    log = desk.accomplishments
    for line in (
        "Fixed the export with @priyanka and @sam #billing => Pinky could go home",
        "thanks @pinky for the review",
        f"> mail {MAIL} the plan",
        "? waits for Priyanka Raghunathan, 06-1234-5678",
        "~ #Priyanka-onboarding half way",
        "nobody at all",
    ):
        log.log(line)
    clock.forward(days=1)
    plan, blocker, progress = log.get("last"), log.all()[3], log.all()[4]
    log.replace(plan._replace(text="Priyanka knows nobody at all"))
    log.replace(log.get(plan.id)._replace(text="nobody at all"))
    desk.care.undo()
    desk.care.redo()
    log.move_promises([log.all()[2]], "Raghunathan is ill")
    log.resolve([blocker])
    log.move([progress], "Pinky")
    log.delete([log.log("Priyanka again")])
    desk.projects.set("billing", line="stuck on Priyanka", next="Pinky signs", undated=True)
    desk.people.met([priyanka], CALL, "Priyanka's holiday")
    desk.people.met([priyanka, sam], CALL, "with Pinky, about the budget")
    desk.people.met([sam], note="Priyanka came up")
    desk.people.offer("review of her SQL", priyanka)
    desk.people.offer("review for whoever is not Pinky")
    desk.people.snooze(priyanka, "tomorrow")
    desk.people.keep_all([desk.people.named("pinky")._replace(name=NAME, emails=(MAIL, "old.raghu@example.org"))])
    day = clock.now().date() + timedelta(days=2)
    desk.availability.plan(
        Occasion(VISITOR, day, day, Minutes(600, 660), note="Pinky", label=f"{NAME} visits", told="Priyanka")
    )
    desk.availability.say("away", message="coffee with Pinky")
    publishing = desk.publishing
    publishing.publish(publishing.wanted(FOLDER, str(calendar), level="full", kept=True))
    for is_sent in (True, False):
        draft = desk.updates.draft("weekly-team")
        with desk.db.lines.act("exported"):
            desk.updates.record(draft, "copy")
        (desk.updates.sent if is_sent else desk.updates.unsent)(draft.number)
        desk.accomplishments.log("Told Pinky the news")
    desk.unfinished.keep(LINE, "call Priyanka\n")
    desk.unfinished.keep(*kept(Composition("monthly", subject="For Pinky", own=Own(f"Hello {NAME}", (), (), ()))))
    clock.set(datetime(2027, 1, 8, 9, tzinfo=AMSTERDAM))
    desk.accomplishments.log("Priyanka, a new year")
    return desk


def test_nothing_names_them_afterwards_but_the_update_that_went_out(
    year: Desk, calendar: Path, open_again: OpenAgain
) -> None:
    desk = year
    aside = Path(desk.places.desk) / f"2025.{desk.db.lines.device.id}.jsonl.damaged"
    aside.write_text('{"half of PRIYANKA')
    assert {Path(path).name.split(".")[0] for path in searched(desk)} >= {"2025", "2026", "2027", "lasting"}
    assert any("Raghunathan" in path.read_text() for path in calendar.iterdir())
    desk.unfinished.close()

    desk = open_again()
    erasure = erased(desk, person_named(desk, "pinky"))

    left = searched(desk)
    assert {Path(path).name.split(".")[0] for path in left} == {"2026"}
    (lines,) = left.values()
    assert all(json.loads(line)["doc"]["state"] in ("exported", "sent") for line in lines)
    assert {json.loads(line)["doc"]["number"] for line in lines} == {1}
    assert len(stays(erasure, "sent update")) == 1
    assert stays(erasure, "sent update")[0].startswith("update 1 of 2026-11-21, sent: ")
    assert {one.kind for one in erasure.stays} == {"sent update", "outside"}
    assert not any(trace in path.read_text().lower() for path in calendar.iterdir() for trace in TRACES)


def test_what_is_left_reads_on_and_is_sound(year: Desk, sam: Person, calendar: Path, open_again: OpenAgain) -> None:
    erasure = erased(year, year.people.named("pinky"))
    assert (erasure.contacts_gone, erasure.contacts_fewer, erasure.offers_gone, erasure.unfinished) == (1, 1, 1, 2)
    assert erasure.published == (str(calendar),)
    year.unfinished.close()
    desk = open_again()
    assert [entry.text for entry in desk.accomplishments.all()] == [
        "Fixed the export with @sam and someone",
        "thanks someone for the review",
        "mail … the plan",
        "waits for someone, …",
        "half way",
        "nobody at all",
        *["Told someone the news"] * 2,
        "Someone, a new year",
    ]
    assert desk.accomplishments.all()[0].outcome == "Someone could go home"
    assert desk.accomplishments.all()[2].moves[0].why == "Someone is ill"
    assert desk.accomplishments.all()[4].project == "Someone"
    assert [trashed.entry.text for trashed in desk.accomplishments.trash()] == []  # more than thirty days ago
    assert [person.name for person in desk.people.all()] == ["Sam de Vries"]
    assert desk.people.all()[0].notes == "Sits beside someone"
    assert {one.note: one.people for one in desk.people.contacts() if not one.entry} == {
        "Someone came up": (sam.id,),
        "with someone, about the budget": (sam.id,),
    }
    assert [offer.text for offer in desk.people.offers()] == ["review for whoever is not someone"]
    assert unfinished(desk, "monthly").own == Own("Hello someone", (), (), ())
    assert desk.unfinished.text(LINE) == "call someone\n"
    assert desk.updates.get(2).state == "withdrawn"
    assert "someone" in desk.updates.get(2).text
    assert "Priyanka" in desk.updates.get(1).text
    assert desk.care.damage() == []
    assert desk.care.conflicts() == []
    assert desk.unreadable() == []


def test_undo_and_redo_bring_nothing_back(year: Desk, open_again: OpenAgain) -> None:
    erased(year, year.people.named("pinky"))
    year.unfinished.close()
    desk = open_again()
    said = []
    for act in (desk.care.undo, desk.care.redo):
        while True:
            try:
                said.append(act())
            except DeskError:
                break
    assert len(said) > 50
    assert not any(trace in words.lower() for words in said for trace in TRACES)
    left = [json.loads(line) for lines in searched(desk).values() for line in lines]
    assert {(line["table"], line["doc"]["number"]) for line in left} == {("updates", 1)}
    assert desk.accomplishments.all()[0].text == "Fixed the export with @sam and someone"
    assert [person.name for person in desk.people.all()] == ["Sam de Vries"]


def test_the_deleted_entry_comes_back_from_the_trash_without_the_name(desk: Desk, priyanka: Person) -> None:
    entry = desk.accomplishments.log("a talk with @priyanka")
    desk.accomplishments.delete([entry])
    erasure = erased(desk, priyanka)
    assert [change.is_former for change in erasure.changes] == [True]
    assert [one.text for one in desk.accomplishments.restore([entry.id])] == ["a talk with someone"]


# --- the preview ------------------------------------------------------------------------------------------------------


def test_the_preview_writes_nothing_and_shows_each_line(desk: Desk, priyanka: Person, sam: Person) -> None:
    desk.accomplishments.log("Fixed it with @priyanka => Pinky is glad")
    desk.unfinished.keep(LINE, "ask Pinky")
    before = {path: path.read_bytes() for path in Path(desk.places.desk).iterdir()}
    erasure = preview(desk, priyanka)
    assert texts(erasure) == [
        ("Fixed it with @priyanka", "Fixed it with someone"),
        ("Pinky is glad", "Someone is glad"),
    ]
    assert texts(erasure, "people") == [
        ("Sits beside Pinky", "Sits beside someone"),
        ("Raghunathan's leave", "Someone's leave"),
    ]
    assert erasure.unfinished == 1
    assert {path: path.read_bytes() for path in Path(desk.places.desk).iterdir()} == before
    assert desk.unfinished.text(LINE) == "ask Pinky"


def test_an_entry_stays_as_it_is_where_the_word_means_something_else(desk: Desk) -> None:
    will = desk.people.add(Person("Will Peters", "team"))
    legal = desk.accomplishments.log("Wrote the Will of the company")
    desk.accomplishments.log("Will came by")
    erasure = preview(desk, will)
    assert kept_ids(erasure, [legal.id[:5]]) == [legal.id]
    with pytest.raises(WrongInput, match="no abcde among what would change"):
        kept_ids(erasure, ["abcde"])
    erase(desk, erasure, [legal.id])
    assert [entry.text for entry in desk.accomplishments.all()] == ["Wrote the Will of the company", "Someone came by"]
    assert desk.care.undo() == "logged “Someone came by”"
    assert desk.care.undo() == "logged “Wrote the Will of the company”"


def test_a_word_in_small_letters_stays_unless_asked_for_and_is_told(desk: Desk, priyanka: Person) -> None:
    entry = desk.accomplishments.log("call priyanka back")
    assert stays(preview(desk, priyanka), "other case")[0].startswith(
        f"1 entry with the same word as it may mean something else ({entry.id})"
    )
    erasure = erased(desk, priyanka, is_any_case=True)
    assert stays(erasure, "other case") == []
    assert desk.accomplishments.get(entry.id).text == "call someone back"
    assert searched(desk) == {}


def test_a_mention_that_can_mean_somebody_else_stays_and_is_told(
    desk: Desk, priyanka: Person, clock: FrozenClock
) -> None:
    desk.people.add(Person("Priyanka Roy", "team"))
    entry = desk.accomplishments.log("with @priyanka")
    erasure = erased(desk, priyanka)
    assert stays(erasure, "mention") == [
        f"1 entry with a mention that can mean somebody else ({entry.id}): until you edit them, before you erase"
    ]
    assert desk.accomplishments.get(entry.id).text == "with @priyanka"


def test_settings_and_other_files_that_name_them_are_told(desk: Desk, priyanka: Person) -> None:
    desk.settings.set("supervisor.name", [NAME])
    desk.settings.set("team.emails", [MAIL, "sam@example.org"])
    folder = Path(desk.places.desk)
    (folder / "backup.bak").write_text("priyanka")
    (folder / "templates").mkdir()
    (folder / "templates" / "weekly.md").write_text(f"Dear {NAME}")
    (folder / ".git").mkdir()
    erasure = erased(desk, priyanka)
    path = desk.settings.path
    assert stays(erasure, "setting") == [
        f"the setting supervisor.name: {NAME} ({path}): until you change it: wfhdesk config set supervisor.name …",
        f"the setting team.emails: {MAIL}, sam@example.org ({path}): until you change it: wfhdesk config set team.emails …",
    ]
    assert [one.where for one in erasure.stays if one.kind == "file"] == [
        str(folder / ".git"),
        str(folder / "backup.bak"),
        str(folder / "templates" / "weekly.md"),
    ]
    assert set(searched(desk)) == {path, str(folder / "backup.bak"), str(folder / "templates" / "weekly.md")}


def test_a_path_that_names_them_is_told(desk: Desk, priyanka: Person, tmp_path: Path) -> None:
    desk.publishing.publish(desk.publishing.wanted(FOLDER, str(tmp_path / "for Pinky"), level="kind"))
    assert [one.where for one in erased(desk, priyanka).stays if one.kind == "file"] == [str(tmp_path / "for Pinky")]


def test_a_comment_in_the_settings_is_told(desk: Desk, priyanka: Person) -> None:
    Path(desk.settings.path).parent.mkdir(exist_ok=True)
    Path(desk.settings.path).write_text("# ask Priyanka\n")
    assert [one.where for one in preview(desk, priyanka).stays if one.kind == "file"] == [desk.settings.path]


def test_names_of_before_go_too(desk: Desk, priyanka: Person) -> None:
    desk.accomplishments.log("Sharma and @sharma, sharma@example.org")
    once = desk.people.keep_all([priyanka._replace(name="Priyanka Sharma", emails=("sharma@example.org",))])[0]
    now = desk.people.keep_all([once._replace(name=NAME, emails=(MAIL,))])[0]
    erased(desk, now)
    assert searched(desk, ("sharma", "priyanka")) == {}
    assert desk.accomplishments.all()[0].text == "Someone and someone, …"


def test_it_speaks_the_persons_language(desk: Desk, priyanka: Person) -> None:
    language.speak("nl")
    desk.accomplishments.log("met @priyanka")
    erased(desk, priyanka)
    assert desk.accomplishments.all()[0].text == f"met {stand_in()}"


# --- who --------------------------------------------------------------------------------------------------------------


def test_somebody_who_was_deleted_can_still_be_erased(desk: Desk, priyanka: Person, open_again: OpenAgain) -> None:
    desk.accomplishments.log("with @priyanka")
    desk.people.delete([priyanka])
    desk = open_again()
    found = person_named(desk, "Pinky")
    assert (found.id, found.name) == (priyanka.id, NAME)
    erased(desk, found)
    assert searched(desk) == {}
    assert person_named(desk, "Pinky").id == ""


def test_several_who_were_deleted_have_to_be_told_apart(desk: Desk, priyanka: Person) -> None:
    other = desk.people.add(Person("Priyanka Roy"))
    desk.people.delete([priyanka, other])
    with pytest.raises(WrongInput, match=f"can mean .*{NAME}"):
        person_named(desk, "priyanka")


def test_somebody_whom_the_desk_never_knew_is_erased_by_name(desk: Desk) -> None:
    desk.accomplishments.log(f"A talk with {NAME}, {MAIL}; call 06 12345678; Pinky")
    stranger = person_named(desk, NAME)
    assert preview(desk, person_named(desk, "Nobody Known")).is_empty
    erased(desk, stranger, also=[MAIL, PHONE, "Pinky"])
    assert desk.accomplishments.all()[0].text == "A talk with someone, …; call …; someone"
    assert searched(desk) == {}


# --- windows and devices ----------------------------------------------------------------------------------------------


def test_a_text_in_another_window_is_told_and_nothing_is_erased_before_it_is_closed(
    desk: Desk, priyanka: Person, open_again: OpenAgain
) -> None:
    desk.accomplishments.log("with @priyanka")
    assert desk.unfinished.text(LINE) == ""
    other = open_again()
    other.unfinished.keep(LINE, "call Pinky")
    erasure = preview(desk, priyanka)
    assert len(stays(erasure, "window")) == 1
    before = {path: path.read_bytes() for path in Path(desk.places.desk).iterdir()}
    with pytest.raises(DeskError, match="In another window"):
        erase(desk, erasure)
    assert {path: path.read_bytes() for path in Path(desk.places.desk).iterdir()} == before
    other.unfinished.close()
    erased(desk, priyanka)
    assert searched(desk) == {}


def test_an_open_window_that_names_nobody_goes_on(desk: Desk, priyanka: Person, open_again: OpenAgain) -> None:
    entry = desk.accomplishments.log("with @priyanka")
    window = open_again()
    window.unfinished.keep(LINE, "call Omar")
    assert window.accomplishments.get(entry.id).text == "with @priyanka"
    erased(desk, priyanka)
    assert window.accomplishments.get(entry.id).text == "with someone"
    assert window.people.all() == []
    window.accomplishments.log("one more")
    assert searched(desk) == {}
    assert desk.care.conflicts() == []


def test_what_a_killed_window_left_goes(desk: Desk, priyanka: Person, folder: Path) -> None:
    typing = (
        "import sys, os; from wfhdesk.desk.desk import open_desk; one = open_desk(sys.argv[1]).unfinished;"
        "one.keep('line', 'call Pinky'); open(one._path + '.new', 'w').write('Pinky'); os.kill(os.getpid(), 9)"
    )
    desk.unfinished.keep(LINE, "waits here")
    subprocess.run([sys.executable, "-c", typing, str(folder)], check=False)
    assert len(searched(desk)) == 3
    assert preview(desk, priyanka).unfinished == 1
    erased(desk, priyanka)
    assert searched(desk) == {}


def test_what_another_device_wrote_is_told_until_it_does_the_same(
    desk: Desk, priyanka: Person, folder: Path, open_again: OpenAgain, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.setenv("XDG_STATE_HOME", str(tmp_path / "phone"))
        phone = open_again()
        theirs = phone.accomplishments.log("Fixed it with @priyanka")
    device = phone.db.lines.device.id
    erasure = erased(desk, priyanka)
    assert stays(erasure, "device") == [
        f"1 line in the files of device {device} (2026.{device}.jsonl): "
        f"until you do the same on that device: wfhdesk people erase '{NAME}' --also Pinky {MAIL} '{PHONE}'"
    ]
    assert desk.accomplishments.get(theirs.id).text == "Fixed it with someone"
    assert set(searched(desk)) == {str(folder / f"2026.{device}.jsonl")}
    assert phone.accomplishments.get(theirs.id).text == "Fixed it with someone"
    erased(phone, person_named(phone, NAME))  # the person is gone there too by now
    assert searched(desk) == {}
    assert phone.care.conflicts() == []
    assert preview(desk, person_named(desk, NAME)).is_empty


# --- a shell's prompt -------------------------------------------------------------------------------------------------


def kept_for_prompts(desk: Desk) -> Path:
    """Keep the name for prompts, as a prompt does whose turn it is; nothing of the clock and the hours matters here."""
    places = desk.places
    path = Path(answer_path(places))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(Answer(grounds_of(places), marks_of(places.desk), 0, 0, f"{NAME}: last contact …")))
    return path


def test_what_is_kept_for_prompts_goes_whole_or_half_written(desk: Desk, priyanka: Person) -> None:
    path = kept_for_prompts(desk)
    half = path.with_name(f"{path.name}.new")
    half.write_text(NAME)
    assert {str(path), str(half)} <= searched(desk).keys()
    assert stays(erased(desk, priyanka), "file") == []
    assert searched(desk) == {}
    assert not path.exists()


def test_a_prompt_that_is_worked_out_meanwhile_brings_nothing_back(
    desk: Desk, priyanka: Person, folder: Path, tmp_path: Path
) -> None:
    """It holds a lock, and whoever erases waits for it."""
    holding = (
        "import sys, time; from wfhdesk.store.device import Device\n"
        "with Device(sys.argv[1]).lock(sys.argv[2]):\n"
        "    print('held', flush=True); time.sleep(0.5); open(sys.argv[3], 'w').write(sys.argv[4])"
    )
    path = kept_for_prompts(desk)
    lock = os.path.basename(lock_path(desk.places))
    words = [sys.executable, "-c", holding, desk.places.state, lock, str(path), NAME]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as working:
        assert working.stdout is not None
        assert working.stdout.readline() == "held\n"
        erased(desk, priyanka)
    assert searched(desk) == {}
    assert renew(desk.places) == ""
    assert searched(desk) == {}


def test_the_prompt_of_another_desk_is_told_and_left(desk: Desk, priyanka: Person, tmp_path: Path) -> None:
    other = open_desk(str(tmp_path / "other"))
    path = kept_for_prompts(other)
    assert [one.where for one in erased(desk, priyanka).stays if one.kind == "file"] == [str(path)]
    assert path.exists()


# --- publications -----------------------------------------------------------------------------------------------------


def test_what_was_published_once_is_reworded_where_it_stands(desk: Desk, priyanka: Person, tmp_path: Path) -> None:
    """Not followed by every change, so nothing else would; and a calendar has to see that the event changed."""
    day = date(2026, 11, 24)
    desk.availability.plan(Occasion(LEAVE, day, day, Minutes(600, 660), label="Pinky's wedding"))
    publishing, calendar = desk.publishing, tmp_path / "calendar"
    one = publishing.publish(publishing.wanted(FOLDER, str(calendar), level="full")).publication
    (before,) = (path.read_text() for path in calendar.iterdir() if "Pinky" in path.read_text())
    erased(desk, priyanka)
    (after,) = (path.read_text() for path in calendar.iterdir() if "Someone's wedding" in path.read_text())
    assert "SEQUENCE:1" in after
    assert next(line for line in before.splitlines() if line.startswith("UID")) in after
    assert searched(desk) == {}
    assert publishing.publish(publishing.get(one.id)).is_written is False


def test_a_publication_whose_folder_is_gone_is_forgotten_here(desk: Desk, priyanka: Person, tmp_path: Path) -> None:
    day = date(2026, 11, 24)
    desk.availability.plan(Occasion(LEAVE, day, day, label="Pinky's wedding"))
    publishing, above = desk.publishing, tmp_path / "disk"
    above.mkdir()
    publishing.publish(publishing.wanted(FOLDER, str(above / "calendar"), level="full"))
    for path in (above / "calendar").iterdir():
        path.unlink()
    (above / "calendar").rmdir()
    above.rmdir()
    erased(desk, priyanka)
    assert searched(desk) == {}


def test_of_two_deleted_people_of_one_name_each_is_erased_by_its_id(desk: Desk) -> None:
    both = desk.people.keep_all([Person("Omar Diaz", notes="one"), Person("Omar Diaz", notes="two")])
    desk.people.delete(both)

    with pytest.raises(WrongInput, match=both[1].id):
        person_named(desk, "omar")

    assert person_named(desk, both[1].id).notes == "two"


def test_undo_passes_over_what_was_erased(desk: Desk, priyanka: Person, open_again: OpenAgain) -> None:
    """Nothing of these acts can come back, so nobody is told that it did."""
    desk.people.met([priyanka], CALL)
    desk.accomplishments.log("one")
    desk.people.snooze(priyanka, "3d")
    desk.people.delete([priyanka])
    desk.care.undo()
    erase(desk, preview(desk, priyanka))
    assert open_again().care.before_what_is_final() == "logged “one”"
    assert open_again().care.undo() == "logged “one”"
    with pytest.raises(DeskError, match="nothing to undo"):
        open_again().care.undo()
    assert open_again().care.redo() == "logged “one”"
    with pytest.raises(DeskError, match="nothing to redo"):
        open_again().care.redo()


def test_undo_of_a_deletion_that_was_erased_says_nothing(desk: Desk, priyanka: Person, open_again: OpenAgain) -> None:
    desk.people.delete([priyanka])
    erase(desk, preview(desk, person_named(desk, NAME)))
    with pytest.raises(DeskError, match="nothing to undo"):
        open_again().care.undo()
