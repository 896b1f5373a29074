"""The report of a self-assessment as a message: what it says, what is attached, who gets it, and by which ways it leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from conftest import AMSTERDAM, FrozenClock
from desk import told_runs
from desk.told_runs import ACCIDENT_RUN, CHECK, DAY, OTHER, PDF, ToldRuns
from wfhdesk.desk.composing import Composition, Own, about_run, composed, kept, taken_up, unfinished
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.drafts import Draft, Wishes, eml, save_attached
from wfhdesk.domain.asking import next_item, replies_of
from wfhdesk.domain.assessments import Run
from wfhdesk.domain.attachments import LARGEST
from wfhdesk.domain.checklists import WORKSTATION
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import Period
from wfhdesk.domain.updates import ACCIDENT, REPORT, SUPERVISOR

OpenAgain = Callable[[], Desk]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> ToldRuns:
    return told_runs.use(monkeypatch)


@pytest.fixture
def assessed(runs: ToldRuns, desk: Desk) -> Desk:
    """The desk of somebody who went through checklists."""
    for key, value in (("me.name", "Ana"), ("me.email", "ana@example.org"), ("supervisor.name", "Petra Smit")):
        desk.settings.set(key, [value])
    desk.settings.set("supervisor.email", ["petra@example.org"])
    return desk


def report(desk: Desk, kind: str = REPORT, run: str = CHECK, **wishes: object) -> Draft:
    return desk.updates.draft(kind, Wishes(run=run)._replace(**wishes))  # type: ignore[arg-type]


# --- what it says -------------------------------------------------------------------------------------------------


def test_the_report_says_what_was_checked_what_was_found_and_what_is_asked(assessed: Desk) -> None:
    draft = report(assessed)
    assert draft.subject == "Ana: Workstation check, home desk (Thu 19 Nov 2026): 2 risks found, 1 left"
    assert draft.text == (
        "Hi Petra,\n\n"
        "I went through “Workstation check” at “home desk” on Thu 19 Nov 2026. The report is attached.\n\n"
        "Found: 2 risks (1 high, 1 medium); 1 fixed on the spot, 1 left.\n\n"
        "ROSA: 5.\n\n"
        "## What I ask of you\n\n"
        "- Buy a chair with armrests, by Fri 4 Dec 2026: *The chair has no armrests*\n\n"
        "This is a self-assessment: it says what I see myself, and isn't the assessment that an employer makes.\n\n"
        "Ana\n"
    )
    assert (draft.to, draft.attachments, draft.run) == (("petra@example.org",), (PDF,), CHECK)
    assert (draft.warnings, draft.remarks) == ((), ())


def test_what_is_empty_is_left_out(assessed: Desk) -> None:
    text = report(assessed, run=OTHER).text
    assert text.startswith("Hi Petra,\n\nI went through “Home safety” on Thu 19 Nov 2026. The report is attached.\n\n")
    assert "No risks were found.\n\nThis is a self-assessment" in text
    assert "What I ask" not in text


def test_an_accident_is_told_answer_by_answer(assessed: Desk) -> None:
    draft = report(assessed, ACCIDENT, ACCIDENT_RUN)
    assert draft.subject == "Ana: Accident at home (Thu 19 Nov 2026)"
    assert draft.text == (
        "Hi Petra,\n\nI am reporting what happened. I wrote it down on Thu 19 Nov 2026.\n\n"
        "- What happened? – I fell over a cable.\n\nAna\n"
    )
    assert draft.attachments == ()


@pytest.mark.parametrize(
    ("kind", "run", "said"),
    [
        (REPORT, CHECK, "Dit is een zelfcheck: er staat in wat ik zelf zie, en het is niet de beoordeling"),
        (ACCIDENT, ACCIDENT_RUN, "Hoi Petra,\n\nIk meld wat er is gebeurd."),
    ],
)
def test_it_is_written_in_the_language_of_the_supervisor(assessed: Desk, kind: str, run: str, said: str) -> None:
    assessed.settings.set("supervisor.language", ["nl"])
    draft = report(assessed, kind, run)
    assert said in draft.text
    assert draft.language == "nl"
    assert "Hi Petra" in report(assessed, kind, run, language="en").text


def test_signs_of_markdown_in_a_run_stay_signs(assessed: Desk, runs: ToldRuns) -> None:
    runs.known[CHECK] = runs.known[CHECK]._replace(workstation="*my* <desk>", lines=("# 1",))
    text = report(assessed).text
    assert r"\*my\* \<desk\>" in text
    assert "\n\\# 1\n" in text


def test_without_a_run_there_is_nothing_to_tell(desk: Desk) -> None:
    for run in ("", "r9\x1b[31m", "+"):
        with pytest.raises(WrongInput, match="That self-assessment isn't on the desk any more"):
            report(desk, run=run)


# --- who gets it --------------------------------------------------------------------------------------------------


def test_a_report_goes_to_the_assessor_too_and_an_accident_does_not(assessed: Desk) -> None:
    assessed.settings.set("assessor.name", ["Sam Jones"])
    assessed.settings.set("assessor.email", ["sam@example.org"])
    draft = report(assessed)
    assert draft.to == ("petra@example.org", "sam@example.org")
    assert draft.text.startswith("Hi Petra and Sam,\n")
    assert report(assessed, to=["omar@example.org"]).to == ("omar@example.org",)
    assert report(assessed, ACCIDENT, ACCIDENT_RUN).to == ("petra@example.org",)


def test_an_assessor_who_is_the_supervisor_gets_it_once(assessed: Desk) -> None:
    assessed.settings.set("assessor.name", ["Petra Smit"])
    assessed.settings.set("assessor.email", ["petra@example.org"])
    draft = report(assessed)
    assert draft.to == ("petra@example.org",)
    assert draft.text.startswith("Hi Petra,\n")


def test_the_assessor_alone_is_greeted_alone_and_nobody_elses_hour_is_told(assessed: Desk, clock: FrozenClock) -> None:
    clock.set(datetime(2026, 11, 20, 22, 0, tzinfo=AMSTERDAM))
    assert "It is 22:00 for Petra Smit" in assessed.updates.hour_told(report(assessed))
    assessed.settings.set("supervisor.email", [])
    assessed.settings.set("assessor.name", ["Sam Jones"])
    assessed.settings.set("assessor.email", ["sam@example.org"])
    draft = report(assessed)
    assert draft.text.startswith("Hi Sam,\n")
    assert assessed.updates.hour_told(draft) == ""


def test_without_an_address_it_is_said_that_there_is_none(assessed: Desk) -> None:
    assessed.settings.set("supervisor.email", [])
    draft = report(assessed)
    assert draft.text.startswith("Hi Petra,\n")
    assert draft.warnings == ("No recipient yet: use --to, or wfhdesk config set supervisor.email ADDRESS",)


# --- the ways out -------------------------------------------------------------------------------------------------


def test_the_file_for_a_mail_program_has_it_attached_and_the_record_says_so(assessed: Desk, tmp_path: Path) -> None:
    assessed.accomplishments.log("Fixed the export")
    draft = report(assessed)
    path = tmp_path / "report.eml"
    number = assessed.updates.export(draft, "eml", str(path)).number
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    (part,) = message.iter_attachments()
    assert (part.get_filename(), part.get_payload(decode=True)) == (PDF.name, PDF.data)
    update = assessed.updates.get(number)
    assert (update.kind, update.state, update.text, update.run) == (REPORT, "exported", draft.text, CHECK)
    assert (update.attached, update.carries) == ((PDF.name,), ())
    assert (update.start, update.until) == (DAY, DAY)
    assert assessed.updates.draft(SUPERVISOR).carries  # what was done is still to be told


def test_what_became_of_a_report_is_settled_like_an_update(assessed: Desk, open_again: OpenAgain) -> None:
    assessed.updates.record(report(assessed), "imap")
    assert [one.number for one in assessed.updates.to_ask_about(REPORT)] == [1]
    assessed.updates.sent(1)
    (kept_one,) = open_again().updates.all()
    assert (kept_one.state, kept_one.run, kept_one.attached) == ("sent", CHECK, (PDF.name,))


@pytest.mark.parametrize("way", ["copy", "mailto"])
def test_a_way_that_carries_only_the_text_is_refused_and_told_to_be(assessed: Desk, way: str) -> None:
    draft = report(assessed)
    with pytest.raises(
        WrongInput, match=r"This way carries only the text, and something is attached\. Take a mail file"
    ):
        assessed.delivery.by(way, draft)
    assert assessed.updates.all() == []
    closed = {one.name: one.closed for one in assessed.delivery.ways(draft)}
    assert closed[way] == "carries only the text, and something is attached"
    assert closed["eml"] == ""
    accident = report(assessed, ACCIDENT, ACCIDENT_RUN)
    assert not any(one.closed for one in assessed.delivery.ways(accident) if one.name == way)


def test_a_page_is_refused_too(assessed: Desk, tmp_path: Path) -> None:
    with pytest.raises(WrongInput, match="This way carries only the text"):
        assessed.updates.export(report(assessed), "html", str(tmp_path / "report.html"))
    assert not (tmp_path / "report.html").exists()
    assert assessed.updates.all() == []


def test_more_than_a_mail_carries_is_refused_before_a_password_is_asked_for(assessed: Desk, tmp_path: Path) -> None:
    assessed.settings.set("mail.host", ["127.0.0.1"])
    assessed.settings.set("mail.user", ["ana"])
    assessed.passwords.ask = pytest.fail
    draft = report(assessed)._replace(attachments=(PDF, PDF._replace(data=bytes(LARGEST))))
    for act in (assessed.delivery.send, assessed.delivery.check_complete):
        with pytest.raises(WrongInput, match="a mail carries at most 10 MB"):
            act(draft)
    with pytest.raises(WrongInput, match="a mail carries at most 10 MB"):
        assessed.updates.export(draft, "eml", str(tmp_path / "report.eml"))
    assert assessed.updates.all() == []


def test_what_was_shown_covers_what_is_attached(assessed: Desk) -> None:
    draft = report(assessed)
    assessed.delivery.was_shown(draft)
    assessed.delivery.check_shown(report(assessed))
    for changed in (PDF._replace(data=PDF.data + b" "), PDF._replace(name="other.pdf"), PDF._replace(type="text/html")):
        with pytest.raises(WrongInput, match=r"Print it first, then send it\."):
            assessed.delivery.check_shown(draft._replace(attachments=(changed,)))
    with pytest.raises(WrongInput, match="Nobody has read this"):
        assessed.delivery.check_shown(draft._replace(attachments=()))


def test_a_report_without_its_words_is_still_a_report_and_an_empty_message_is_none(assessed: Desk) -> None:
    assert PDF.name.encode() in eml(report(assessed)._replace(text=""))
    assessed.delivery.check_complete(report(assessed)._replace(text=""))
    with pytest.raises(WrongInput, match="nothing to tell"):
        assessed.delivery.check_complete(report(assessed, ACCIDENT, ACCIDENT_RUN)._replace(text=" \n"))


def test_what_is_attached_can_be_read_before_it_leaves(assessed: Desk, tmp_path: Path) -> None:
    draft = report(assessed)
    first, second = (save_attached(draft, str(tmp_path)) for _time in range(2))
    assert first == [str(tmp_path / PDF.name)]
    assert second == [str(tmp_path / "workstation-2026-11-19-1.pdf")]
    assert {Path(path).read_bytes() for path in (*first, *second)} == {PDF.data}
    assert Path(first[0]).stat().st_mode & 0o777 == 0o600


def test_a_name_from_outside_leads_to_no_other_folder(assessed: Desk, runs: ToldRuns, tmp_path: Path) -> None:
    hostile = PDF._replace(name="../../spy\r\n.pdf", type="x\r\nBcc: a@b.c")
    runs.known[CHECK] = runs.known[CHECK]._replace(attachments=(hostile,))
    draft = report(assessed)
    assert [(one.name, one.type) for one in draft.attachments] == [("spy.pdf", "application/octet-stream")]
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert save_attached(draft, str(inner)) == [str(inner / "spy.pdf")]


# --- while it is written ------------------------------------------------------------------------------------------


def test_an_unfinished_report_waits_with_its_run_and_its_file_is_made_anew(
    assessed: Desk, open_again: OpenAgain, runs: ToldRuns
) -> None:
    wanted = about_run(assessed, REPORT, CHECK)
    assert wanted == Composition(REPORT, run=CHECK)
    own = wanted._replace(own=Own("Hi Petra, here it is."), subject="My desk")
    assessed.unfinished.keep(*kept(own))
    assert PDF.data.decode("latin-1") not in assessed.unfinished.text("update report")
    assessed.unfinished.close()
    desk = open_again()
    assert unfinished(desk, REPORT) == own
    other = PDF._replace(data=b"%PDF-1.4 newer")
    runs.known[CHECK] = runs.known[CHECK]._replace(attachments=(other,))
    made = composed(desk, unfinished(desk, REPORT))
    assert (made.draft.subject, made.draft.text) == ("My desk", "Hi Petra, here it is.")
    assert made.draft.attachments == (other,)


def test_what_was_written_about_another_run_is_laid_aside(assessed: Desk) -> None:
    own = about_run(assessed, REPORT, CHECK)._replace(own=Own("Hi Petra, here it is."), subject="My desk")
    assessed.unfinished.keep(*kept(own))
    assert about_run(assessed, REPORT, CHECK) == own
    assert about_run(assessed, REPORT, OTHER) == Composition(REPORT, laid_aside=own.own, run=OTHER)
    assert about_run(assessed, ACCIDENT, ACCIDENT_RUN) == Composition(ACCIDENT, run=ACCIDENT_RUN)


def test_a_report_about_a_run_that_was_deleted_is_not_taken_up(assessed: Desk, runs: ToldRuns) -> None:
    assessed.unfinished.keep(*kept(about_run(assessed, REPORT, CHECK)))
    assert taken_up(assessed, REPORT).run == CHECK
    del runs.known[CHECK]
    assert unfinished(assessed, REPORT) == Composition(REPORT)
    assert taken_up(assessed, REPORT) == Composition(SUPERVISOR)


def test_other_kinds_are_taken_up_as_they_were(assessed: Desk) -> None:
    left = Composition(SUPERVISOR, Period(DAY, DAY))
    assessed.unfinished.keep(*kept(left))
    assert taken_up(assessed, SUPERVISOR) == left
    assert taken_up(assessed, REPORT) == left


# --- with what was answered on this desk ----------------------------------------------------------------------------


def gone_through(desk: Desk, checklist_id: str) -> Run:
    """Go through a checklist that came along, whatever it asks, with the first answer to everything."""
    checklist = desk.assessments.checklists.named(checklist_id)
    place = desk.assessments.place_for() if checklist.about == WORKSTATION else None
    run = desk.assessments.begin(checklist, place)
    while (item := next_item(checklist, replies_of(run), decided=False)) is not None:
        first = item.options[0].id if item.options else ""
        low = str(item.scale.low) if item.scale else ""
        said = {
            "yes-no": "no",
            "date": "2026-11-19",
            "text": "A cable.",
            "one": first,
            "several": [first],
            "scale": low,
        }
        run = desk.assessments.answer(checklist, run, item, said[item.asks])
    return desk.assessments.finish(checklist, run)


def test_a_check_leaves_with_its_report_and_the_same_check_makes_the_same_bytes(desk: Desk) -> None:
    run = gone_through(desk, "workstation")
    draft, again = (report(desk, run=desk.reports.key_of(run)) for _time in range(2))
    assert draft.attachments == again.attachments
    (file,) = draft.attachments
    assert (file.name, file.type, file.data[:5]) == ("workstation-2026-11-20.pdf", "application/pdf", b"%PDF-")
    (part,) = message_from_bytes(eml(draft), policy=policy.default).iter_attachments()
    assert part.get_payload(decode=True) == file.data
    desk.delivery.was_shown(draft)
    desk.delivery.check_shown(again)


def test_the_message_is_gone_with_its_check(desk: Desk) -> None:
    run = gone_through(desk, "workstation")
    desk.unfinished.keep(*kept(about_run(desk, REPORT, run.id)))
    assert unfinished(desk, REPORT).run == run.id
    desk.assessments.delete_run(run)
    assert unfinished(desk, REPORT) == Composition(REPORT)
    with pytest.raises(WrongInput):
        report(desk, run=run.id)


def test_an_accident_is_told_as_it_was_answered(desk: Desk) -> None:
    run = gone_through(desk, "accident")
    assert desk.reports.kind_of(run) == ACCIDENT
    draft = report(desk, ACCIDENT, run.id)
    assert draft.attachments == ()
    assert "A cable.\n- " in draft.text
    assert "**" not in draft.text
    assert draft.text.count("\n- ") == sum(reply.applies for reply in run.replies)
