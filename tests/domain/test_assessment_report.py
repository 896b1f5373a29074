"""The report: what an assessor needs, in that order, and nothing that the person kept private."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.reports import ACTIONS, PULSE, REPLIES, RUN, TODAY, TOLD
from wfhdesk import language
from wfhdesk.domain.assessment_report import report
from wfhdesk.domain.documents import Blank, Facts, Heading, Paragraph, Table, as_markdown
from wfhdesk.domain.documents_html import as_html
from wfhdesk.domain.errors import WrongInput

SECRETS = ("Wellbeing", "rested", "barely slept", "company doctor", "Talk to somebody")


def headings(told: object = TOLD) -> list[str]:
    return [block.text for block in report(told).blocks if isinstance(block, Heading) and block.level == 2]  # type: ignore[arg-type]


def text(**changed: object) -> str:
    return as_markdown(report(TOLD._replace(**changed)))  # type: ignore[arg-type]


def test_it_has_what_an_assessor_needs_in_order() -> None:
    assert report(TOLD).title == "Workstation check: Kitchen table"
    assert headings() == [
        "What was found",
        "In their own words",
        "Actions",
        "Score",
        "Changed since 20 November 2025",
        "Answers without a risk",
        "Reviewed by",
        "All answers: Workstation check",
    ]
    assert [block.label for block in report(TOLD).blocks if isinstance(block, Blank)] == [
        "Name",
        "Date",
        "Remarks",
        "Follow-up done on",
        "Signature",
    ]


def test_it_says_who_where_and_when() -> None:
    (first, *_rest) = report(TOLD).blocks
    assert isinstance(first, Facts)
    assert dict(first.rows) == {
        "Filled in by": "Ana Lima",
        "Workstation": "Kitchen table (home)",
        "Date": "20 November 2026",
        "Checklist": "Workstation check, version 3",
        "Answers": "14 questions; 1 not applicable",
        "Last time": "20 November 2025",
        "Next time": "20 November 2027",
    }


def test_it_says_that_it_is_not_the_employers_assessment() -> None:
    assert (
        "Ana Lima answered these questions about their own place of work. It is not the employer's assessment."
        in text()
    )
    assert "a worker answered" in text(name="")


def test_it_says_in_a_line_what_was_found_and_what_became_of_it() -> None:
    line = "Found: 5 risks (2 high, 1 medium, 2 low); 1 fixed on the spot, 1 since, 3 left, 1 of them fine as it is."
    assert line in text()
    fine = RUN._replace(replies=tuple(one for one in REPLIES if not one.risk))
    assert "No risks were found." in text(run=fine)
    assert "What was found" not in headings(TOLD._replace(run=fine))
    undecided = RUN._replace(replies=(REPLIES[1]._replace(way=""),))
    assert "Found: 1 medium risk, 1 of them not decided yet." in text(run=undecided, actions=())


def test_risks_stand_worst_first_with_what_was_decided() -> None:
    blocks = report(TOLD).blocks
    risks = [(place, one) for place, one in enumerate(blocks) if isinstance(one, Heading) and one.mark]
    assert [one.mark for _place, one in risks] == ["High risk", "High risk", "Medium risk", "Low risk", "Low risk"]
    facts = blocks[risks[0][0] + 1]
    assert facts == Facts(
        [
            ("Answer", "no"),
            ("Note", "I work on the laptop's own screen most of the day"),
            ("Advice", "Put the laptop on a stand or on books, and use a separate keyboard and mouse with it."),
            ("Decided", "needs action"),
            ("Action", "Laptop stand and a separate keyboard; Ana Lima; by 13 November 2026"),
        ]
    )
    assert ("Decided", "fine as it is: the blind is down at that hour") in blocks[risks[4][0] + 1].rows  # type: ignore[union-attr]


def test_the_actions_say_who_by_when_and_how_far() -> None:
    (table,) = [block for block in report(TOLD).blocks if isinstance(block, Table) and block.head[0] == "What"]
    assert [row[1:] for row in table.rows] == [
        ("Ana Lima", "2026-11-13", "open, overdue"),
        ("manager", "2026-11-23", "open"),
        ("assessor", "2026-11-15", "fixed (2026-11-12)\nsawed two centimetres off its legs"),
    ]
    assert "Actions" not in headings(TOLD._replace(actions=()))


def test_an_action_is_overdue_from_the_day_after() -> None:
    due = ACTIONS[1].due
    assert due is not None
    assert "overdue" not in text(today=due)
    assert "overdue" in text(today=due + timedelta(days=1))


def test_every_question_is_in_it_as_it_was_asked() -> None:
    tables = [block for block in report(TOLD).blocks if isinstance(block, Table)]
    (words,) = [one.rows for one in tables if one.head == ("Question", "Answer")]
    assert words == [(REPLIES[-1].asked, REPLIES[-1].said)]
    rows = [row for one in tables if one.head != ("Question", "Answer") for row in one.rows]
    assert [reply.asked for reply in REPLIES] == [row[0] for row in rows if row[0] in {one.asked for one in REPLIES}]
    assert ("Is the mouse beside the keyboard, within reach?", "no", "low, fixed now") in rows


def test_a_scored_run_has_its_points() -> None:
    scored = RUN._replace(scoring="rosa", replies=tuple(one._replace(points=2) for one in REPLIES))
    tables = [block for block in report(TOLD._replace(run=scored)).blocks if isinstance(block, Table)]
    assert {len(block.head) for block in tables} == {4}
    assert all(row[3] == "2" for block in tables[1:] for row in block.rows)


def test_a_rosa_score_is_told_with_what_to_know_of_it() -> None:
    told = TOLD._replace(run=RUN._replace(scoring="rosa"), headline=[("Score", "ROSA 4: can be better")])
    blocks = report(told).blocks
    (note,) = [one.text for one in blocks if isinstance(one, Paragraph) and one.text.startswith("3 is the best")]
    assert "too low as a rule" in note
    assert all("3 is the best" not in str(one) for one in report(TOLD).blocks)


@pytest.mark.parametrize("secret", SECRETS)
def test_what_is_private_stays_out(secret: str) -> None:
    document = report(TOLD)
    for page in (as_markdown(document), as_html(document)):
        assert secret.casefold() not in page.casefold()


@pytest.mark.parametrize("secret", SECRETS)
def test_what_is_private_comes_in_when_it_is_ticked(secret: str) -> None:
    assert secret.casefold() in text(extra=(PULSE,)).casefold()


def test_an_action_of_another_private_run_stays_out_though_one_is_ticked() -> None:
    other = ACTIONS[3]._replace(run="p0", text="Tell nobody")
    loose = ACTIONS[3]._replace(run="", text="Tell nobody at all")
    assert "Tell nobody" not in text(extra=(PULSE,), actions=(*ACTIONS, other, loose))


def test_a_private_run_has_a_report_of_its_own_only_when_it_is_ticked() -> None:
    with pytest.raises(WrongInput, match="“Wellbeing pulse” is private"):
        report(TOLD._replace(run=PULSE))
    own = text(run=PULSE, workstation=None, extra=(PULSE,), actions=())
    assert own.startswith("# Wellbeing pulse\n")
    assert own.count("How rested do you feel?") == 2


def test_an_unfinished_run_says_so() -> None:
    assert "14 questions; 1 not applicable; not finished" in text(run=RUN._replace(finished=None))


def test_it_speaks_dutch_and_keeps_the_questions_as_they_were_asked() -> None:
    with language.spoken("nl"):
        document = report(TOLD)
    assert document.language == "nl"
    assert "20 november 2026" in as_markdown(document)
    assert "Is the mouse beside the keyboard, within reach?" in as_markdown(document)


def test_what_was_typed_can_not_break_it() -> None:
    hostile = "| <script>\x1b[2J **x** |\n# y"
    replies = tuple(one._replace(note=hostile, said=hostile, why=hostile, section=hostile) for one in REPLIES)
    document = report(TOLD._replace(run=RUN._replace(replies=replies), name=hostile, today=TODAY))
    assert "<script" not in as_html(document)
    assert "\x1b" not in as_markdown(document)
    assert not any(line.startswith("# y") for line in as_markdown(document).splitlines())
