from __future__ import annotations

from datetime import date

import pytest

from wfhdesk.domain.actions import ASSESSOR, CHECKED, FIXED, MANAGER, Action
from wfhdesk.domain.attachments import Attachment
from wfhdesk.domain.report_told import ReportTold, asked, report_written
from wfhdesk.domain.updates import ACCIDENT, REPORT

DAY = date(2026, 11, 20)
TOLD = ReportTold("Workstation check", DAY, "home desk", ("medium", "high", "medium"), 1)


def test_the_subject_says_who_what_where_when_and_the_news() -> None:
    subject, _values = report_written(REPORT, "Ana", ["Petra"], TOLD)
    assert subject == "Ana: Workstation check, home desk (Fri 20 Nov 2026): 3 risks found, 2 left"
    subject, _values = report_written(REPORT, "", [], TOLD._replace(title="discomfort", workstation="", risks=()))
    assert subject == "Discomfort (Fri 20 Nov 2026): no risks found"
    subject, _values = report_written(REPORT, "Ana", [], TOLD._replace(title="ROSA", risks=None))
    assert subject == "Ana: ROSA, home desk (Fri 20 Nov 2026)"


def test_an_accident_is_no_count_of_risks() -> None:
    told = TOLD._replace(
        title="Accident at home",
        answers=(("When?", "Yesterday"), ("Place", "Stairs"), ("Who saw it? Ask first.", "Omar")),
    )
    subject, values = report_written(ACCIDENT, "Ana", ["Petra Smit"], told)
    assert subject == "Ana: Accident at home, home desk (Fri 20 Nov 2026)"
    assert values["answers"] == [
        {"asked": "When?", "said": "Yesterday"},
        {"asked": "Place:", "said": "Stairs"},
        {"asked": "Who saw it? Ask first.", "said": "Omar"},
    ]


@pytest.mark.parametrize(
    ("risks", "fixed", "since", "told", "news"),
    [
        ((), 0, 0, "No risks were found.", "no risks found"),
        (("low",), 0, 0, "Found: 1 low risk.", "1 risk found"),
        (("high", "high"), 0, 1, "Found: 2 high risks; 1 fixed since, 1 left.", "2 risks found, 1 left"),
        (("medium", "high", "medium"), 0, 0, "Found: 3 risks (1 high, 2 medium).", "3 risks found"),
        (
            ("low", "high"),
            1,
            0,
            "Found: 2 risks (1 high, 1 low); 1 fixed on the spot, 1 left.",
            "2 risks found, 1 left",
        ),
        (
            ("low", "high", "low"),
            1,
            1,
            "Found: 3 risks (1 high, 2 low); 1 fixed on the spot, 1 since, 1 left.",
            "3 risks found, 1 left",
        ),
        (("low", "high"), 2, 0, "Found: 2 risks (1 high, 1 low); 2 fixed on the spot, none left.", "none left"),
    ],
)
def test_what_was_found_and_what_is_left_is_a_line_the_worst_first(
    risks: tuple[str, ...], fixed: int, since: int, told: str, news: str
) -> None:
    subject, values = report_written(REPORT, "", [], TOLD._replace(risks=risks, fixed=fixed, since=since))
    assert values["found"] == told
    assert subject.endswith(news)


def test_of_a_check_that_looks_for_no_risks_none_are_told() -> None:
    assert report_written(REPORT, "", [], TOLD._replace(risks=None))[1]["found"] == ""


def test_the_readers_are_greeted_by_their_first_names() -> None:
    assert report_written(REPORT, "", ["Petra Smit", "Sam Jones"], TOLD)[1]["reader"] == "Petra and Sam"
    assert report_written(REPORT, "", ["", "Sam Jones"], TOLD)[1]["reader"] == "Sam"
    assert report_written(REPORT, "", [""], TOLD)[1]["reader"] == ""


def test_others_are_asked_for_what_is_open_and_theirs_the_most_urgent_first() -> None:
    chair = Action("Buy a chair.", DAY, date(2026, 12, 4), MANAGER, about="No armrests")
    look = Action("Look at my desk", DAY, None, MANAGER)
    lamp = Action("Pay for a lamp", DAY, date(2026, 12, 4), MANAGER, risk="high")
    done = Action("Done", DAY, DAY, MANAGER, FIXED)
    mine = Action("Tidy the cables", DAY, DAY)
    wanted = asked([look, chair, mine, done, done._replace(state=CHECKED), lamp])
    assert [one.text for one in wanted] == ["Pay for a lamp", "Buy a chair", "Look at my desk"]
    assert [one.by for one in wanted] == ["Fri 4 Dec 2026", "Fri 4 Dec 2026", ""]
    assert [one.about for one in wanted] == ["", "No armrests", ""]
    assert {one.who for one in wanted} == {""}


def test_who_is_asked_is_named_where_it_could_be_either() -> None:
    both = [Action("A chair", DAY, owner=MANAGER), Action("A visit", DAY, owner=ASSESSOR)]
    assert [one.who for one in asked(both)] == ["manager", "assessor"]
    assert [one.who for one in asked(both[1:])] == [""]


def test_it_is_told_only_of_a_file_that_is_there() -> None:
    file = Attachment("a.pdf", "application/pdf", b"x")
    assert report_written(REPORT, "", [], TOLD._replace(attachments=(file,)))[1]["is_attached"] is True
    assert report_written(REPORT, "", [], TOLD)[1]["is_attached"] is False
