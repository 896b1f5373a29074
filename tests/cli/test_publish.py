"""`wfhdesk publish` and `wfhdesk withdraw`: nothing leaves that nobody looked at."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from cli.conftest import Refused, Typed
from cli.terminal import on_a_terminal
from conftest import FRIDAY, Run
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.occasions import Occasion


@pytest.fixture
def hours(desk: Desk) -> Desk:
    """A desk with hours, and a plan whose reason is nobody else's business."""
    desk.availability.set_hours("mon-fri 9:00-12:30,13:00-17:30 home core 10-15", FRIDAY.date() - timedelta(days=400))
    desk.availability.plan(
        Occasion("sick", FRIDAY.date() + timedelta(days=3), FRIDAY.date() + timedelta(days=3), note="flu")
    )
    return desk


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ana.ics"


@pytest.mark.usefixtures("hours")
def test_a_file_is_written_and_named_on_stdout(typed: Typed, file: Path) -> None:
    out, err = typed("publish", str(file))
    assert out == f"{file}\n"
    assert "No reasons, no visitors, no notes of yours." in err
    assert f"{file}: 79 new events" in err
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == 39 + 39 + 1
    assert typed("publish", str(file)).err.endswith(f"{file}: nothing changed\n")


def test_publishing_again_says_what_changed(typed: Typed, hours: Desk, file: Path) -> None:
    typed("publish", str(file))
    hours.availability.cancel(hours.availability.ahead()[0])
    hours.availability.plan(Occasion("workday", FRIDAY.date(), FRIDAY.date(), place="office"))
    out, err = typed("publish")
    assert (out, err) == (f"{file}\n", f"{file}: 2 new events, 1 changed, 1 withdrawn\n")


@pytest.mark.usefixtures("hours")
def test_a_preview_tells_what_would_leave_and_writes_nothing(typed: Typed, file: Path) -> None:
    out, err = typed("publish", "--preview", "--level", "full", str(file))
    head, *lines = out.splitlines()
    assert head == "Calendar: Availability (Europe/Amsterdam)"
    assert lines[0] == "Fri 20 Nov  Home 09:00–12:30, 13:00–17:30 CET (core 10:00–15:00)  [free, working elsewhere]"
    assert "Mon 23 Nov  Away  [away]" in lines
    assert "flu" not in out
    assert err.startswith("Everything with your notes")
    assert not file.exists()
    assert typed("publish", "list").err == "Nothing is published.\n"


def test_without_hours_there_is_nothing_to_preview(refused: Refused, file: Path) -> None:
    assert refused("publish", "--preview", str(file)).startswith("There are no hours to publish yet")


@pytest.mark.usefixtures("hours")
def test_the_level_is_that_of_the_last_time_unless_another_is_said(typed: Typed, file: Path) -> None:
    typed("publish", str(file), "--level", "busy", "--outside")
    assert "Home" not in file.read_text()
    typed("publish", str(file))
    assert "Home" not in file.read_text()
    typed("publish", str(file), "--level", "kind")
    assert "Home" in file.read_text()


@pytest.mark.usefixtures("hours")
@pytest.mark.parametrize(
    ("form", "component"), [("--freebusy", "BEGIN:VFREEBUSY"), ("--vavailability", "BEGIN:VAVAILABILITY")]
)
def test_every_form_is_written(typed: Typed, file: Path, form: str, component: str) -> None:
    assert typed("publish", form, str(file)).err.endswith(f"{file}: written\n")
    assert component in file.read_text()
    assert typed("publish", form, str(file), "--preview").out
    assert typed("withdraw", str(file), "--yes") == (f"{file}\n", f"{file} was taken away.\n")
    assert not file.exists()


@pytest.mark.usefixtures("hours")
def test_what_is_published_is_listed(typed: Typed, file: Path, tmp_path: Path) -> None:
    typed("publish", str(file))
    typed("publish", "--vdir", str(tmp_path / "vdir"), "--keep", "--yes", "--level", "busy")
    first, second = typed("publish", "list").out.splitlines()
    assert first.split()[1:] == ["ics", "kind", str(file)]
    assert second.split()[1:] == ["vdir", "busy", str(tmp_path / "vdir"), "follows", "every", "change"]
    listed = json.loads(typed("publish", "list", "--json").out)
    assert [(one["form"], one["level"], one["kept"]) for one in listed] == [
        ("ics", "kind", False),
        ("vdir", "busy", True),
    ]


@pytest.mark.usefixtures("hours")
def test_where_one_place_fails_the_others_are_published(typed: Typed, run: Run, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.ics"
    for target in (file, other):
        typed("publish", str(target))
    file.write_text("BEGIN:VCALENDAR\r\nPRODID:-//somebody else//EN\r\nEND:VCALENDAR\r\n")
    other.unlink()
    done = run("publish", check=False)
    assert done.returncode == 1
    assert done.stdout == f"{other}\n"
    assert "was not made by wfhdesk" in done.stderr
    assert other.exists()


def test_without_hours_there_is_nothing_to_publish(refused: Refused, file: Path) -> None:
    assert refused("publish", str(file)).startswith("There are no hours to publish yet: wfhdesk hours set")
    assert not file.exists()


@pytest.mark.usefixtures("hours")
def test_what_can_not_be_is_refused(refused: Refused, tmp_path: Path, file: Path) -> None:
    folder = str(tmp_path / "vdir")
    assert "Name one place" in refused("publish", str(file), "--vdir", folder)
    assert "Nothing is published yet" in refused("publish")
    assert "so there is nothing to withdraw" in refused("withdraw")
    assert "needs --yes; --preview prints what would leave" in refused("publish", "--vdir", folder)
    assert "Nothing of yours is published at" in refused("withdraw", str(file))
    assert not Path(folder).exists()


@pytest.mark.usefixtures("hours")
def test_a_place_that_can_not_be_written_is_one_sentence_and_not_published(
    run: Run, typed: Typed, tmp_path: Path
) -> None:
    done = run("publish", str(tmp_path / "no" / "folder" / "ana.ics"), check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1].startswith("wfhdesk: ")
    assert "could not be written (No such file or directory)" in done.stderr
    assert typed("publish", "list").err == "Nothing is published.\n"


# --- at a terminal ----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("hours")
def test_a_folder_is_published_only_after_what_leaves_was_shown_and_agreed_to(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "vdir"
    arguments = ("publish", "--vdir", str(target), "--keep")
    no = on_a_terminal(*arguments, typed="\n", WFHDESK_DIR=str(folder))
    assert no.code == 1
    assert "Home 09:00–12:30, 13:00–17:30" in no.text
    assert "From now on every change of your availability goes there by itself, told like this." in no.text
    assert "Nothing was published." in no.text
    assert not target.exists()
    yes = on_a_terminal(*arguments, typed="y\n", WFHDESK_DIR=str(folder))
    assert yes.code == 0
    assert len(list(target.iterdir())) > 70
    again = on_a_terminal(*arguments, WFHDESK_DIR=str(folder))  # it was agreed to
    assert (again.code, "[y/N]" in again.text) == (0, False)
    more = on_a_terminal(*arguments, "--level", "full", typed="n\n", WFHDESK_DIR=str(folder))
    assert (more.code, "Publish this? [y/N]" in more.text) == (1, True)


def test_what_is_kept_follows_one_word(run: Run, hours: Desk, file: Path) -> None:
    hours.availability.set_hours("mon-sun 0:00-24:00 home", FRIDAY.date() - timedelta(days=400))
    run("publish", str(file), "--keep", "--yes")
    before = file.read_bytes()
    run("away", "30m", "school run")
    after = file.read_bytes()
    assert after.count(b"SUMMARY:Unavailable") == before.count(b"SUMMARY:Unavailable") + 1
    assert b"school" not in after


@pytest.mark.usefixtures("hours")
def test_a_changed_setting_is_followed(run: Run, file: Path) -> None:
    """Also one that was only just changed: the desk is looked at with it."""
    run("publish", str(file), "--keep", "--yes", "--level", "full")
    before = file.read_bytes()
    run("config", "get", "me.holidays")
    assert file.read_bytes() == before
    run("config", "set", "me.name", "Ana of Leeds")
    run("config", "set", "me.email", "ana@example.org")
    assert b"Ana of Leeds" in file.read_bytes()
    run("config", "set", "me.language", "nl")
    assert b"SUMMARY:Thuis" in file.read_bytes()


def test_holidays_that_are_set_take_their_days_off_where_it_was_published(run: Run, hours: Desk, file: Path) -> None:
    hours.availability.set_hours("mon-sun 9-17 home", FRIDAY.date() - timedelta(days=400))
    run("publish", str(file), "--keep", "--yes")
    away = file.read_bytes().count(b"SUMMARY:Away")
    run("config", "set", "me.holidays", "JP")  # a country with a holiday in any eight weeks but the summer's
    assert file.read_bytes().count(b"SUMMARY:Away") > away


def test_settings_that_cant_be_read_are_not_followed(run: Run, hours: Desk, file: Path) -> None:
    hours.settings.set("me.name", ["Ana"])
    hours.settings.set("me.email", ["ana@example.org"])
    run("publish", str(file), "--keep", "--yes")
    before = file.read_bytes()
    Path(hours.settings.path).write_text("this is no TOML")
    run("config", "path")
    assert file.read_bytes() == before


def test_withdrawing_asks_and_cancels_what_was_imported(typed: Typed, hours: Desk, folder: Path, file: Path) -> None:
    typed("publish", str(file))
    no = on_a_terminal("withdraw", typed="n\n", WFHDESK_DIR=str(folder))
    assert (no.code, "Nothing was withdrawn." in no.text) == (1, True)
    assert b"CANCELLED" not in file.read_bytes()
    out, err = typed("withdraw", "--yes")
    assert out == f"{file}\n"
    assert err == f"79 events are cancelled in {file}. Import it once more where you imported it before.\n"
    assert file.read_bytes().count(b"STATUS:CANCELLED") == 79
    assert hours.publishing.all() == []


@pytest.mark.usefixtures("hours")
def test_several_places_are_withdrawn_by_name(typed: Typed, refused: Refused, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vdir"
    typed("publish", str(file))
    typed("publish", "--vdir", str(folder), "--yes")
    assert "name one of them" in refused("withdraw")
    out, err = typed("withdraw", str(folder), "--yes")
    assert out == f"{folder}\n"
    assert "events were taken out of" in err
    assert list(folder.iterdir()) == []
