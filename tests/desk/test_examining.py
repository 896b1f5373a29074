"""What a look at the desk's health finds, each subject with a cause as it comes up in life."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.programs import put, put_crontab, put_systemctl
from conftest import FRIDAY, FrozenClock
from wfhdesk.adapters import disks
from wfhdesk.desk import examining
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.desk.examining import examined
from wfhdesk.domain import health
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.health import NOTE, OK, PROBLEM, Finding, Look
from wfhdesk.domain.people import SUPERVISOR, Person

posix = pytest.mark.skipif(os.name != "posix", reason="modes")
linux = pytest.mark.skipif(sys.platform != "linux", reason="the schedulers of Linux")
OpenAgain = Callable[[], Desk]


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which programs are found: a crontab, and nothing else of this machine."""
    put_crontab(tmp_path / "bin", tmp_path / "tab")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    put(tmp_path / "bin", "systemctl", "exit 1")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return tmp_path / "bin"


@pytest.fixture
def used(desk: Desk, folder: Path) -> Desk:
    """A desk with an entry, made as wfhdesk makes it."""
    desk.accomplishments.log("Wrote the onboarding guide")
    assert folder.is_dir()
    return desk


def of(desk: Desk, subject: str, look: Look | None = None) -> list[Finding]:
    return [finding for finding in examined(desk, look or Look()) if finding.subject == subject]


def the_one(desk: Desk, subject: str, state: str, look: Look | None = None) -> Finding:
    (finding,) = of(desk, subject, look)
    assert finding.state == state, finding
    return finding


# --- all of it ------------------------------------------------------------------------------------------------------


def test_a_new_desk_and_a_used_one_are_well_in_every_subject(desk: Desk, open_again: OpenAgain, folder: Path) -> None:
    subjects = [subject for subject, _check in examining._CHECKS]
    assert len({*subjects}) == len(subjects) == 15
    assert [(one.subject, one.state) for one in examined(desk, Look())] == [(one, OK) for one in subjects]
    assert not folder.exists()
    desk.accomplishments.log("Wrote the onboarding guide")
    found = examined(open_again(), Look())
    assert [(one.subject, one.state) for one in found] == [(one, OK) for one in subjects]
    assert all(one.text for one in found)
    assert all(health.shown_subject(one.subject) for one in found)


def test_a_check_that_fails_tells_so_and_the_others_go_on(used: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    put_path = Path(os.environ["PATH"].split(":")[0])
    put(put_path, "crontab", "echo 'disk on \x1b[2J fire' >&2; exit 3")
    found = examined(used, Look())
    (scheduler,) = [one for one in found if one.state != OK]
    assert (scheduler.subject, scheduler.state) == (health.SCHEDULER, PROBLEM)
    assert "can't be read (disk on [2J fire)" in scheduler.text
    assert len(found) == 15


def test_a_disk_that_fails_is_told_in_the_systems_words(used: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_path: str) -> disks.Room:
        raise OSError(5, "Input/output error", "/dev/sda1")

    monkeypatch.setattr(disks, "room", gone)
    assert the_one(used, health.FOLDER, PROBLEM).text == "/dev/sda1: Input/output error"


def test_a_desk_that_cant_be_read_at_all_is_refused(desk: Desk, folder: Path) -> None:
    folder.write_text("a file")
    with pytest.raises(DeskError, match="is a file; the desk needs a folder"):
        examined(desk, Look())


# --- the folder -----------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize(
    ("left", "files", "state"),
    [
        (19_999_999, None, PROBLEM),
        (20_000_000, None, NOTE),
        (199_999_999, 100, NOTE),
        (200_000_000, 100, OK),
        (200_000_000, 99, PROBLEM),
        (200_000_000, None, OK),
    ],
)
def test_a_disk_that_fills_up_is_told_in_time(
    used: Desk, monkeypatch: pytest.MonkeyPatch, left: int, files: int | None, state: str
) -> None:
    monkeypatch.setattr(disks, "room", lambda _path: disks.Room(left, files))
    finding = the_one(used, health.FOLDER, state)  # desk and state lie on one disk, which is told once
    assert ("takes no more files" in finding.text) == (files == 99)
    assert (f"The disk of {used.places.desk} " in finding.text) == (state != OK)
    assert ("Make room" in finding.advice) == (state != OK)


def test_a_folder_that_isnt_there_yet_is_well(desk: Desk) -> None:
    assert the_one(desk, health.FOLDER, OK).text.startswith("Not there yet")


def closed(path: Path, mode: int) -> None:
    """Let nobody write there; where the system lets root write everywhere, skip."""
    was = path.stat().st_mode
    path.chmod(mode)
    if os.access(path, os.W_OK):
        path.chmod(was)
        pytest.skip("the system lets root write everywhere")


@posix
def test_a_folder_that_cant_be_written_is_told(used: Desk, folder: Path) -> None:
    closed(folder, 0o500)
    finding = the_one(used, health.FOLDER, PROBLEM)
    folder.chmod(0o700)
    assert f"{folder} can't be written" in finding.text


@posix
def test_a_file_of_this_device_that_cant_be_written_is_told(used: Desk, folder: Path) -> None:
    (file,) = folder.glob("2*.jsonl")
    closed(file, 0o400)
    assert f"{file} can't be written" in the_one(used, health.FOLDER, PROBLEM).text
    file.rename(folder / "2026.elsewhere.jsonl")  # what another device wrote is none of ours to write
    assert the_one(used, health.FOLDER, OK)


# --- files ----------------------------------------------------------------------------------------------------------


def test_damage_says_where_the_rest_may_be(used: Desk, folder: Path, open_again: OpenAgain) -> None:
    (file,) = folder.glob("2*.jsonl")
    with file.open("ab") as lines:
        lines.write(b"no json\n")
    damaged, aside = of(open_again(), health.FILES)
    assert damaged.text == f"{file.name}: 1 line can't be read."
    assert "wfhdesk restore --from last --dry-run" in damaged.advice
    assert "delete the file" in aside.text
    assert aside.advice == ""


def test_what_isnt_understood_is_told_with_where_to_look(desk: Desk, folder: Path) -> None:
    folder.mkdir(mode=0o700)
    line = {"at": 1_700_000_000_000_000, "act": "hand", "table": "projects", "id": "abc", "doc": {"name": []}}
    (folder / "lasting.hand.jsonl").write_text(json.dumps({"format": 1}) + "\n" + json.dumps(line) + "\n")
    (folder / "lasting.hand.jsonl").chmod(0o600)
    first, second = of(desk, health.FILES)
    assert first.text == "1 document says something that this wfhdesk doesn't understand."
    assert str(folder) in first.advice
    assert "abc" in second.text
    assert {first.state, second.state} == {PROBLEM}


# --- who can read it ------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("mode", [0o777, 0o750, 0o701])
def test_a_folder_that_others_can_enter_is_told(used: Desk, folder: Path, mode: int) -> None:
    folder.chmod(mode)
    finding = the_one(used, health.READABLE, PROBLEM)
    assert finding == (health.READABLE, PROBLEM, f"{folder} can be read by others", f"chmod go= {folder}")


@posix
def test_a_path_with_blanks_is_quoted_for_the_shell(tmp_path: Path, clock: FrozenClock) -> None:
    desk = open_desk(str(tmp_path / "my desk"), clock)
    desk.accomplishments.log("x")
    (tmp_path / "my desk").chmod(0o755)
    assert the_one(desk, health.READABLE, PROBLEM).advice == f"chmod go= '{tmp_path / 'my desk'}'"


@posix
def test_what_a_path_holds_never_reaches_the_terminal_raw(tmp_path: Path, clock: FrozenClock) -> None:
    desk = open_desk(str(tmp_path / "my\x1b[2Jdesk"), clock)
    desk.accomplishments.log("x")
    os.chmod(desk.places.desk, 0o755)
    (found,) = of(desk, health.READABLE)
    assert "my[2Jdesk" in found.text
    assert "\x1b" not in found.text + found.advice


@posix
def test_settings_are_told_where_others_get_at_them(clock: FrozenClock, tmp_path: Path) -> None:
    desk = open_desk(None, clock)
    desk.settings.set("me.name", ["Ana"])
    path = Path(desk.settings.path)
    path.chmod(0o644)
    assert the_one(desk, health.READABLE, OK)  # the folder lets nobody in
    path.parent.chmod(0o755)
    assert the_one(desk, health.READABLE, PROBLEM).advice == f"chmod go= {path}"
    path.chmod(0o600)
    assert the_one(desk, health.READABLE, OK)
    dotfiles = tmp_path / "dotfiles"
    dotfiles.mkdir(mode=0o755)
    path.rename(dotfiles / "config.toml")
    path.symlink_to(dotfiles / "config.toml")
    (dotfiles / "config.toml").chmod(0o640)
    path.parent.chmod(0o700)  # which keeps nobody from where the link leads
    assert the_one(desk, health.READABLE, PROBLEM).advice == f"chmod go= {path}"


@posix
def test_state_and_backups_are_told_where_others_get_at_them(used: Desk) -> None:
    kept, _backup = used.backups.make()
    assert the_one(used, health.READABLE, OK)
    os.chmod(used.places.state, 0o755)
    os.chmod(used.backups.folder, 0o750)
    os.chmod(kept.path, 0o604)
    told = [finding.advice for finding in of(used, health.READABLE)]
    assert told == [f"chmod go= {path}" for path in (used.places.state, used.backups.folder, kept.path)]


@posix
def test_exports_in_the_home_are_told_where_others_get_at_them(used: Desk) -> None:
    from wfhdesk.desk.exporting import as_json

    home = Path(os.environ["HOME"])
    (home / "desk.json").write_text(as_json(used))
    (home / "mine.json").write_text('{"name": "something of mine"}')
    for name in ("desk.json", "mine.json"):
        (home / name).chmod(0o644)
    assert the_one(used, health.READABLE, PROBLEM).advice == f"chmod go= {home / 'desk.json'}"
    (home / "desk.json").chmod(0o600)
    assert the_one(used, health.READABLE, OK)


# --- where it lies --------------------------------------------------------------------------------------------------


def test_a_folder_that_is_synced_is_a_note_that_says_what_is_safe(used: Desk, folder: Path) -> None:
    (folder.parent / ".stfolder").mkdir()
    finding = the_one(used, health.SYNCED, NOTE)
    assert finding.text.startswith("Syncthing keeps the desk in step with other devices. It is made for that")


def test_a_state_that_is_shared_is_told_with_what_to_do(used: Desk) -> None:
    (Path(used.places.state).parent / ".dropbox.cache").mkdir()
    finding = the_one(used, health.SYNCED, NOTE)
    assert "shared by Dropbox" in finding.text
    assert "XDG_STATE_HOME" in finding.advice


@linux
def test_a_disk_of_the_network_is_a_note(used: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disks, "_MOUNTS", str(tmp_path / "mounts"))
    (tmp_path / "mounts").write_text(f"server:/desks {used.places.desk} nfs4 rw 0 0\n")
    assert "disk of the network (nfs4)" in the_one(used, health.SYNCED, NOTE).text
    (tmp_path / "mounts").write_text(f"//server/states {used.places.state} cifs rw 0 0\n")
    assert "shared by cifs" in the_one(used, health.SYNCED, NOTE).text


# --- what the person wrote ------------------------------------------------------------------------------------------


def write_settings(folder: Path, text: str) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / "config.toml").write_text(text)


def test_settings_that_are_unknown_or_wrong_are_told_each(folder: Path, open_again: OpenAgain) -> None:
    write_settings(folder, '[me]\nnam = "x"\nlanguage = "fr"\nholidays = "XX"\n')
    told = [finding.text for finding in of(open_again(), health.SETTINGS)]
    assert len(told) == 3
    assert "There is no setting me.nam; did you mean me.name?" in told[0]
    assert "me.language can't be “fr”" in told[1]
    assert "me.holidays can't be “XX”" in told[2]  # which is known only to the library of holidays


def test_a_country_that_there_is_is_well(folder: Path, open_again: OpenAgain) -> None:
    write_settings(folder, '[me]\nholidays = "GB-ENG"\n')
    assert the_one(open_again(), health.SETTINGS, OK)


def test_settings_and_people_that_mean_two_supervisors_are_told(used: Desk, open_again: OpenAgain) -> None:
    """A new one is named in one place; the update would greet her, and go to him."""
    used.settings.set("supervisor.name", ["Tom Baker"])
    used.settings.set("supervisor.email", ["tom@example.org"])
    used.people.know_supervisor("Tom Baker", "tom@example.org")
    assert the_one(used, health.SETTINGS, OK)
    used.settings.set("supervisor.name", ["Rita Sousa"])
    told = the_one(open_again(), health.SETTINGS, NOTE)
    assert told.text == "The weekly update is for Rita Sousa, and goes to the address of Tom Baker."
    assert told.advice.endswith("wfhdesk config set supervisor.email ADDRESS")
    used.settings.set("supervisor.email", ["rita@example.org"])
    told = the_one(open_again(), health.SETTINGS, NOTE)
    assert told.text == "The weekly update is for Rita Sousa, and among your people Tom Baker is the supervisor."
    open_again().people.add(Person("Rita Sousa", SUPERVISOR))
    assert the_one(open_again(), health.SETTINGS, OK)


def template(folder: Path, text: str, name: str = "weekly-supervisor", language: str = "en") -> Path:
    path = folder / "templates" / language / f"{name}.md.j2"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("fine\n{% if %}\n", 2),
        ("fine\n\n{{ nobody_knows_this }}\n", 3),
        ("{{ me.no.such }}\n", 1),
    ],
)
def test_a_template_that_cant_be_used_is_told_with_file_and_line(
    used: Desk, folder: Path, text: str, line: int
) -> None:
    path = template(folder, text)
    finding = the_one(used, health.OWN_FILES, PROBLEM)
    assert finding.text.startswith(f"{path}, line {line}: ")
    assert "was used instead" not in finding.text
    assert "mend it, or delete it" in finding.advice


def test_a_template_that_cant_be_read_hides_no_other(used: Desk, folder: Path) -> None:
    one, two = template(folder, "{% if %}\n"), template(folder, "{{ nobody_knows_this }}\n", "weekly-team")
    told = [finding.text for finding in of(used, health.OWN_FILES)]
    assert len(told) == 2
    assert told[0].startswith(f"{one}, line 1: ")
    assert told[1].startswith(f"{two}, line 1: ")


def test_a_dutch_template_is_looked_at_on_an_english_desk(used: Desk, folder: Path) -> None:
    path = template(folder, "{{ nobody_knows_this }}\n", "weekly-team", "nl")
    finding = the_one(used, health.OWN_FILES, PROBLEM)
    assert finding.text == f"{path}, regel 1: 'nobody_knows_this' is undefined."


def test_a_template_of_topics_and_a_part_of_others_are_looked_at(used: Desk, folder: Path) -> None:
    path = template(folder, "{{ nobody_knows_this }}\n", "topics")
    assert the_one(used, health.OWN_FILES, PROBLEM).text.startswith(f"{path}, line 1: ")
    path.unlink()
    path = template(folder, "{% macro x() %}\n", "parts")
    assert the_one(used, health.OWN_FILES, PROBLEM).text.startswith(f"{path}, line ")


def test_a_template_that_is_sound_is_well_and_one_of_nothing_a_note(used: Desk, folder: Path) -> None:
    template(folder, "Hello\n")
    assert the_one(used, health.OWN_FILES, OK).text == "1 of your own, and it can be used."
    path = template(folder, "Hello\n", "weekly")
    finding = the_one(used, health.OWN_FILES, NOTE)
    assert str(path) in finding.text
    assert "wfhdesk update templates" in finding.advice


def test_a_checklist_that_is_broken_is_told_with_file_and_line(used: Desk, folder: Path) -> None:
    path = folder / "checklists" / "mine.toml"
    path.parent.mkdir()
    path.write_text('format = 1\nid = "mine"\n\n[[items\n')
    finding = the_one(used, health.OWN_FILES, PROBLEM)
    assert str(path) in finding.text
    assert "line 4" in finding.text


def test_hours_of_another_zone_are_a_note(used: Desk, clock: FrozenClock) -> None:
    from zoneinfo import ZoneInfo

    used.availability.set_hours("mon-fri 9-17")
    assert the_one(used, health.ZONE, OK).text.startswith("Europe/Amsterdam, ")
    clock.set(FRIDAY.astimezone(ZoneInfo("America/New_York")))
    finding = the_one(used, health.ZONE, NOTE)
    assert "Europe/Amsterdam" in finding.text
    assert "America/New_York" in finding.text


def test_a_zone_that_nobody_knows_is_told_unless_it_is_utc(
    used: Desk, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timezone

    import tzlocal

    def unsure() -> str:
        raise LookupError("several zones")  # as zoneinfo.ZoneInfoNotFoundError is one

    monkeypatch.setattr(tzlocal, "get_localzone_name", unsure)
    clock.set(FRIDAY.astimezone(timezone(timedelta(hours=1))))
    assert "me.timezone" in the_one(used, health.ZONE, PROBLEM).advice
    clock.set(FRIDAY.astimezone(timezone.utc))  # noqa: UP017 - without a name, as the system tells it
    assert the_one(used, health.ZONE, OK)


# --- what sending takes ---------------------------------------------------------------------------------------------


def test_mail_that_fits_together_is_well(folder: Path, open_again: OpenAgain) -> None:
    write_settings(folder, '[me]\nemail = "a@b.org"\n[mail]\nhost = "smtp.b.org"\n')
    assert the_one(open_again(), health.MAIL, OK).text == "What is set fits together: smtp.b.org."


def test_mail_that_doesnt_fit_together_is_told(folder: Path, open_again: OpenAgain) -> None:
    write_settings(folder, '[mail]\nhost = "smtp.b.org"\nport = 465\n[imap]\nuser = "a"\n')
    port, sender, lone = of(open_again(), health.MAIL)
    assert (port.state, sender.state, lone.state) == (PROBLEM, PROBLEM, NOTE)
    assert port.advice == "wfhdesk config set mail.security tls"


@pytest.mark.parametrize("key", ["mail.command", "mail.token_command", "imap.password_command", "publish.command"])
def test_a_command_whose_program_is_gone_is_told(desk: Desk, programs: Path, key: str) -> None:
    desk.settings.set("me.email", ["a@b.org"])
    desk.settings.set(key, ["no-such-program -t"])
    told = [one.text for one in of(desk, health.MAIL) if one.state == PROBLEM]
    assert told == [f"{key}: there is no program no-such-program."]
    put(programs, "no-such-program", "true")
    assert not [one for one in of(desk, health.MAIL) if one.state == PROBLEM]


def test_a_command_with_an_open_quote_is_told(desk: Desk) -> None:
    desk.settings.set("publish.command", ["sync 'it"])
    assert "check its quotes" in the_one(desk, health.MAIL, PROBLEM).text


def test_certificates_that_cant_be_read_are_told(folder: Path, open_again: OpenAgain) -> None:
    write_settings(folder, '[me]\nemail = "a@b.org"\n[mail]\nhost = "smtp.b.org"\nca_file = "/no/such.pem"\n')
    assert "/no/such.pem" in the_one(open_again(), health.MAIL, PROBLEM).text


NEEDING = '[me]\nemail = "a@b.org"\n[mail]\nhost = "smtp.b.org"\nuser = "a"\n'


def test_a_keyring_is_asked_for_only_where_a_password_is_looked_for_in_it(
    folder: Path, open_again: OpenAgain, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_settings(folder, NEEDING)
    assert "no keyring that keeps a password secret" in the_one(open_again(), health.KEYRING, PROBLEM).text
    monkeypatch.setenv("WFHDESK_SMTP_PASSWORD", "x")
    assert the_one(open_again(), health.KEYRING, OK)
    assert the_one(open_again(), health.KEYRING, NOTE, Look(at_all=True))
    monkeypatch.delenv("WFHDESK_SMTP_PASSWORD")
    for more in ('password_command = "true"\n', 'token_command = "true"\n'):
        write_settings(folder, NEEDING + more)
        assert the_one(open_again(), health.KEYRING, OK)
    write_settings(folder, '[me]\nemail = "a@b.org"\n[mail]\nhost = "smtp.b.org"\n')
    assert the_one(open_again(), health.KEYRING, OK)  # a server that asks nobody who they are
    write_settings(folder, '[me]\nemail = "a@b.org"\n[mail]\nuser = "a"\n[imap]\nhost = "imap.b.org"\n')
    assert the_one(open_again(), health.KEYRING, PROBLEM)  # the mailbox takes the user of mail


# --- what it runs in ------------------------------------------------------------------------------------------------


@pytest.fixture
def scheduled(used: Desk, programs: Path) -> Desk:
    """A desk that cron nudges from; a cron runs as far as anybody can see."""
    used.scheduling.install(used.scheduling.plan())
    return used


@pytest.fixture
def cron_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    from wfhdesk.adapters.schedule import cron

    monkeypatch.setattr(cron, "_is_running", lambda: True)


@linux
@pytest.mark.usefixtures("cron_runs")
def test_a_scheduler_that_works_is_well(scheduled: Desk) -> None:
    told = the_one(scheduled, health.SCHEDULER, OK).text
    assert told == "cron looks every 10 minutes whether there is a nudge."


@linux
def test_a_scheduler_of_which_none_runs_is_told(scheduled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from wfhdesk.adapters.schedule import cron

    monkeypatch.setattr(cron, "_is_running", lambda: False)
    assert "No cron seems to be running" in the_one(scheduled, health.SCHEDULER, PROBLEM).text


@linux
@pytest.mark.usefixtures("cron_runs")
def test_a_python_that_is_gone_is_told(scheduled: Desk, tmp_path: Path) -> None:
    tab = tmp_path / "tab"
    tab.write_text(tab.read_text().replace(sys.executable, "/gone/bin/python"))
    finding = the_one(scheduled, health.SCHEDULER, PROBLEM)
    assert finding.text == "There is no program /gone/bin/python any more; set it up anew: wfhdesk nudge install"


@linux
@pytest.mark.usefixtures("cron_runs")
def test_a_python_that_has_no_wfhdesk_any_more_is_told(scheduled: Desk, programs: Path, tmp_path: Path) -> None:
    bare = put(programs, "python-bare", "exit 1")
    tab = tmp_path / "tab"
    tab.write_text(tab.read_text().replace(sys.executable, str(bare)))
    finding = the_one(scheduled, health.SCHEDULER, PROBLEM)
    assert finding.text == f"{bare}, which cron starts, has no wfhdesk any more."
    put(programs, "python-bare", f'exec {sys.executable} "$@"')
    assert the_one(scheduled, health.SCHEDULER, OK)


@linux
@pytest.mark.usefixtures("cron_runs")
def test_a_job_of_another_desk_is_a_note_and_of_one_that_is_gone_a_problem(
    scheduled: Desk, tmp_path: Path, clock: FrozenClock
) -> None:
    other = open_desk(str(tmp_path / "other"), clock)
    finding = the_one(other, health.SCHEDULER, NOTE)
    assert scheduled.places.desk in finding.text
    assert the_one(open_desk(None, clock), health.SCHEDULER, NOTE)
    os.rename(scheduled.places.desk, tmp_path / "moved")
    finding = the_one(other, health.SCHEDULER, PROBLEM)
    assert finding.text == f"cron looks at the desk in {scheduled.places.desk}, which isn't there any more."
    usual = open_desk(None, clock)
    usual.scheduling.install(usual.scheduling.plan())
    assert the_one(other, health.SCHEDULER, NOTE).text.endswith("another desk than this one: your usual one.")


@linux
@pytest.mark.parametrize(
    ("active", "last", "state", "words"),
    [
        ("active", "Fri 2026-11-20 13:00:00 UTC", OK, "Last: Fri 20 Nov 14:00."),
        ("active", "Fri 2026-11-20 12:31:00 UTC", OK, ""),
        (
            "active",
            "Fri 2026-11-20 12:29:00 UTC",
            NOTE,
            "should look every 10 minutes, and last did Fri 20 Nov 13:29",
        ),
        ("active", "", NOTE, "never did since Thu 19 Nov 09:00"),
        ("inactive", "Fri 2026-11-20 13:00:00 UTC", PROBLEM, "switched off"),
    ],
)
def test_when_systemd_last_looked_is_told(  # noqa: PLR0917 - fixtures come by position
    used: Desk, programs: Path, tmp_path: Path, active: str, last: str, state: str, words: str
) -> None:
    shown = (
        f"printf 'ActiveState={active}\\nActiveEnterTimestamp=Thu 2026-11-19 08:00:00 UTC\\n"
        f"LastTriggerUSec={last}\\nNextElapseUSecRealtime=Fri 2026-11-20 13:20:00 UTC\\n'"
    )
    put_systemctl(programs, tmp_path / "log", [("*' show wfhdesk'*", shown)])
    used.scheduling.install(used.scheduling.plan())
    finding = the_one(used, health.SCHEDULER, state)
    assert words in finding.text


def test_the_sample_desk_looks_at_nothing_outside(tmp_path: Path, clock: FrozenClock, programs: Path) -> None:
    put(programs, "crontab", "echo called >> " + str(tmp_path / "called"))
    write_settings(tmp_path / "sample", NEEDING.replace("smtp.b.org", "127.0.0.1") + "port = 1\n")
    named = open_desk(str(tmp_path / "sample"), clock)
    sample = Desk(named.places, named.settings, clock, is_sample=True)
    found = examined(sample, Look(at_all=True, online=True))
    assert not health.problems(found)
    assert not (tmp_path / "called").exists()
    told = {one.subject: one.text for one in found}
    assert told[health.SCHEDULER] == "Left alone: this is the sample desk."
    assert told[health.BACKUPS] == "None: this is the sample desk."


def test_no_desktop_is_no_problem(used: Desk) -> None:
    assert "no desktop here" in the_one(used, health.NOTIFICATIONS, OK).text


# --- backups --------------------------------------------------------------------------------------------------------


def test_the_newest_backup_tells_its_age(used: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    used.backups.make()
    assert the_one(used, health.BACKUPS, OK).text == "1 backup; the newest is of today and reads back whole."
    clock.forward(days=2)
    assert "the newest is 2 days old" in the_one(open_again(), health.BACKUPS, OK).text


def test_a_backup_that_is_damaged_is_told(used: Desk) -> None:
    kept, _backup = used.backups.make()
    data = Path(kept.path).read_bytes()
    Path(kept.path).write_bytes(data[: len(data) // 2])
    assert kept.path in the_one(used, health.BACKUPS, PROBLEM).text


def test_a_desk_that_has_no_backup_for_days_is_told_of_it(used: Desk, folder: Path) -> None:
    for path in folder.glob("*.jsonl"):
        os.utime(path, (FRIDAY.timestamp() - 71 * 3600,) * 2)
    assert the_one(used, health.BACKUPS, OK)
    used.availability.set_hours("mon-fri 9-17")  # in a file of its own, younger than the first
    (first,) = folder.glob("2*.jsonl")
    os.utime(first, (FRIDAY.timestamp() - 73 * 3600,) * 2)
    assert len(used.db.lines.files()) == 2
    assert the_one(used, health.BACKUPS, NOTE).advice == "Make one: wfhdesk backup"


def test_the_version_tells_the_device(used: Desk, desk: Desk) -> None:
    from wfhdesk import __version__

    told = the_one(used, health.VERSION, OK).text
    assert told.startswith(f"wfhdesk {__version__}, file format 1, Python 3.")
    assert told.endswith(f"device {used.db.lines.device.id}.")
