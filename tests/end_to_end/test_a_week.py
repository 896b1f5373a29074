"""A working week by hand, in each language: logged, looked at, told in a mail, and told no twice."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from conftest import Run
from wfhdesk import language
from wfhdesk.domain.periods import following, short_day

TODAY = date.today()
YESTERDAY, BEFORE = TODAY - timedelta(days=1), TODAY - timedelta(days=3)
THURSDAY = following(3, TODAY)
PERIOD = f"{TODAY - timedelta(days=6)}..{TODAY}"


class Week(NamedTuple):
    """One week as somebody types it, and what has to be understood of it."""

    language: str
    dated: tuple[str, str]
    in_front: str
    fixed: str
    plan: str
    blocker: str
    learned: str
    private: str
    for_the_team: str
    late: str
    logged: str
    nobody_reads: tuple[str, ...]


WEEKS = [
    Week(
        language="en",
        dated=("yesterday", "Answered the auditors with @lena #audit => file closed without a visit"),
        in_front="yesterday: Unblocked the payroll migration #payroll",
        fixed="Fixed the billing export with @priya, thanks @sam #billing => invoices go out a day earlier",
        plan="> Finish the onboarding guide #onboarding",
        blocker="? Need the staging password from @omar by Thu #infra",
        learned="+ The bank sends its calendar on request",
        private="Saw Doctor Quux !private",
        for_the_team="Baked Zanzibar cake !team",
        late="Rewrote the Lisbon contract => one page instead of nine",
        logged="Logged under billing · spoke with Priya · thanks to Sam · outcome: invoices go out a day earlier\n",
        nobody_reads=("Quux", "Zanzibar"),
    ),
    Week(
        language="nl",
        dated=("gisteren", "Vragen van de accountant beantwoord met @lena #controle => dossier dicht zonder bezoek"),
        in_front="gisteren: Loonmigratie vlotgetrokken #lonen",
        fixed="Factuurexport hersteld met @priya, dankzij @sam #facturen => facturen een dag eerder weg",
        plan="> Inwerkgids afmaken #inwerken",
        blocker="? Wachtwoord nodig van @omar voor donderdag #infra",
        learned="+ De bank stuurt de kalender op verzoek",
        private="Bij dokter Quux geweest !private",
        for_the_team="Zanzibartaart gebakken !team",
        late="Contract van Lissabon herschreven => één pagina in plaats van negen",
        logged="Genoteerd bij facturen · gesproken met Priya · met dank aan Sam · resultaat: facturen een dag eerder weg\n",
        nobody_reads=("Quux", "Zanzibar"),
    ),
]


class Desk:
    """What a person does on a desk, in processes of their own."""

    def __init__(self, run: Run, tmp_path: Path) -> None:
        self.run = run
        self._mails = tmp_path

    def entries(self) -> dict[str, dict[str, Any]]:
        """Return every entry, by the first word of its text."""
        found = json.loads(self.run("show", "--all", "--json").stdout)
        return {entry["text"].split()[0]: entry for entry in found}

    def mail(self, number: int, *arguments: str) -> EmailMessage:
        """Write an update as a mail draft, and read it as a mail program does."""
        path = self._mails / f"{number}.eml"
        assert self.run("update", *arguments, "--eml", str(path)).stdout == f"{path}\n"
        assert self.run("update", *arguments, "--eml", str(path), check=False).returncode == 2
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        assert isinstance(message, EmailMessage)
        return message


@pytest.fixture(params=WEEKS, ids=[week.language for week in WEEKS])
def week(request: pytest.FixtureRequest) -> Week:
    assert isinstance(request.param, Week)
    return request.param


@pytest.fixture
def desk(run: Run, folder: Path, tmp_path: Path, week: Week) -> Desk:
    """A desk on which the week was logged."""
    folder.mkdir(mode=0o700)
    (folder / "config.toml").write_text(
        f'[me]\nname = "Ana Lima"\nemail = "ana@example.org"\nlanguage = "{week.language}"\n'
        '[supervisor]\nname = "Omar Haddad"\nemail = "omar@example.org"\n'
    )
    run("log", "--on", *week.dated)
    run("log", week.in_front)
    assert run("log", week.fixed).stderr == week.logged
    run(
        "log",
        "-",
        stdin=f"{week.plan}\n\n- {week.blocker}\n* {week.learned}\r\n{week.private}\n• {week.for_the_team}\n",
    )
    return Desk(run, tmp_path)


def text_of(message: EmailMessage, kind: str) -> str:
    (part,) = [part for part in message.walk() if part.get_content_type() == f"text/{kind}"]
    content = part.get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n")


def outcome(line: str) -> str:
    return line.split(" => ")[1]


def test_a_week_is_understood(desk: Desk, week: Week) -> None:
    entries = list(desk.entries().values())
    assert [entry["kind"] for entry in entries] == [
        "done",
        "done",
        "done",
        "plan",
        "blocker",
        "learned",
        "done",
        "done",
    ]
    assert [entry["day"] for entry in entries[:3]] == [str(YESTERDAY), str(YESTERDAY), str(TODAY)]
    assert [bool(entry["time"]) for entry in entries[:3]] == [False, False, True]
    assert (entries[2]["people"], entries[2]["contacts"], entries[2]["thanks"]) == (
        ["priya", "sam"],
        ["priya"],
        ["sam"],
    )
    assert entries[0]["contacts"] == ["lena"]
    assert (entries[4]["by"], entries[4]["project"], entries[4]["people"]) == (str(THURSDAY), "infra", ["omar"])
    assert [entry["visibility"] for entry in entries[5:]] == ["all", "private", "team"]
    shown = desk.run("show", PERIOD).stdout
    with language.spoken(week.language):
        assert re.findall(r"^(?=\S).*$", shown, re.MULTILINE) == [short_day(YESTERDAY, TODAY), short_day(TODAY, TODAY)]
    assert outcome(week.fixed) in shown
    assert "Quux" in shown


def test_the_update_tells_it_and_records_nothing(desk: Desk, week: Week) -> None:
    first = desk.run("update", "--period", PERIOD)
    for told in (outcome(week.fixed), outcome(week.dated[1]), "Priya", "Sam", "Omar"):
        assert told.lower() in first.stdout.lower()
    with language.spoken(week.language):
        assert short_day(THURSDAY) in first.stdout
    assert not [word for word in week.nobody_reads if word in first.stdout + first.stderr]
    assert "@" not in first.stdout
    assert desk.run("update", "--period", PERIOD).stdout == first.stdout
    assert json.loads(desk.run("update", "list", "--json").stdout) == []


def test_the_mail_is_a_draft_that_any_mail_program_opens(desk: Desk, week: Week) -> None:
    message = desk.mail(1, "--period", PERIOD)
    assert message["To"] == "omar@example.org"
    assert message["From"] == "Ana Lima <ana@example.org>"
    assert message["X-Unsent"] == "1"
    assert {"Date", "Message-ID", "Bcc"} & {*message.keys()} == set()
    assert message["Subject"].startswith("Ana Lima · week")
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    plain, page = text_of(message, "plain"), text_of(message, "html")
    assert f'lang="{week.language}"' in page
    for told in (outcome(week.fixed), outcome(week.dated[1]), "Priya"):
        assert told.lower() in plain.lower()
        assert told.lower() in page.lower()
    assert plain == desk.run("update", "show", "1").stdout
    assert not [word for word in week.nobody_reads if word in message.as_string() + plain + page]
    assert not re.search(r"(src|href)=", page)


def test_nothing_is_told_twice_and_what_came_late_is_told_once(desk: Desk, week: Week) -> None:
    desk.mail(1, "--period", PERIOD)
    desk.run("update", "sent", "1")
    desk.run("log", f"{BEFORE}: {week.late}")
    plan = next(entry for entry in desk.entries().values() if entry["kind"] == "plan")
    desk.run("resolve", plan["id"])
    second = text_of(desk.mail(2), "plain")
    assert outcome(week.late) in second.lower()
    assert plan["text"] in second
    assert outcome(week.fixed) not in second.lower()
    third = desk.run("update").stdout.lower()
    assert outcome(week.late) not in third
    assert plan["text"].lower() not in third
    reported = {entry["text"]: entry["reported_in"] for entry in desk.entries().values()}
    assert reported[week.late.split(" => ")[0]] == [2]
    assert reported[plan["text"]] == [1]
    assert [numbers for text, numbers in reported.items() if any(word in text for word in week.nobody_reads)] == [
        [],
        [],
    ]
    states = [update["state"] for update in json.loads(desk.run("update", "list", "--json").stdout)]
    assert states == ["sent", "exported"]


def test_a_slip_is_undone_before_the_mail_goes_out(desk: Desk, week: Week) -> None:
    before = desk.run("show", "--all").stdout
    desk.run("delete", "last")
    desk.run("undo")
    entry = desk.run("log", "Slip of the tongue").stdout.strip()
    desk.run("edit", entry, "Slip of the pen", "#notes")
    desk.run("undo")
    desk.run("undo")
    assert desk.run("show", "--all").stdout == before
    assert desk.run("doctor").returncode == 0
    assert week.language in desk.run("config", "get", "me.language").stdout
