"""The monthly update, the review and the topics on a desk: their texts in full, and who can't read what.

The golden files hold every word. Run with GOLDEN=write in the environment to write them anew, and read what changed.
"""

from __future__ import annotations

import email
import json
import os
from collections.abc import Callable
from datetime import datetime
from email import policy
from pathlib import Path

import pytest

from conftest import AMSTERDAM, FRIDAY, FrozenClock
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.drafts import Draft, Wishes, eml, html
from wfhdesk.desk.topics import topics_of
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.typed_periods import parse_period
from wfhdesk.domain.updates import MONTHLY, REVIEW, SUPERVISOR

GOLDEN = Path(__file__).parent / "golden_more"
LANGUAGES = ("en", "nl")

OCTOBER = {
    1: ["Moved 12 customers to the new export #billing => 40% fewer calls about invoices"],
    6: ["Helped @priya with her first month-end run #billing", "Wrote the test plan #payroll"],
    12: ["Answered the auditors' 14 questions with @lena #audit => the file was closed without a visit"],
    20: ["> Finish the onboarding guide #onboarding", "> Rehearse the payroll move #payroll", "> Clean up the wiki"],
    26: ["+ The bank sends its holiday calendar on request"],
}
NOVEMBER = {
    3: [
        "Paired with @priya on the month-end run #billing",
        "Fixed the billing export with @priya, thanks @sam #billing => invoices go out 1 day earlier",
    ],
    5: ["2026-10-29: Booked the room for the rehearsal #payroll"],
    10: [
        "Reviewed the migration plan of @omar #payroll => two gaps closed before they cost a weekend",
        "? Need the staging password from @omar by fri #payroll",
        "? Need a yes from @sam on the second test server by 2026-11-25 #payroll",
    ],
    12: [
        "Finished the onboarding guide, thanks @lena for the pictures #onboarding => new starters need no call on day one",
        "Trained @kim and @jo in the new export #billing",
        "~ Load test half done #payroll",
    ],
    17: [
        "Cut the report from 9 pages to 2 #audit => read by all 6 managers",
        "Updated the wiki, thanks @omar",
        "+ Test data from last year still has old tax codes #payroll",
    ],
    19: ["> Show the team the new invoice run | live #billing", "Cleaned the mailbox"],
}


def work(desk: Desk, clock: FrozenClock, month: int, days: dict[int, list[str]]) -> None:
    for day, lines in days.items():
        clock.set(datetime(2026, month, day, 10, 0, tzinfo=AMSTERDAM))
        for line in lines:
            desk.accomplishments.log(line)


def set_up(desk: Desk) -> None:
    for key, value in (
        ("me.name", "Ana Lima"),
        ("me.email", "ana@example.org"),
        ("supervisor.name", "Sam de Vries"),
        ("supervisor.email", "sam@example.org"),
        ("team.emails", "priya@example.org"),
    ):
        desk.settings.set(key, [value])


@pytest.fixture
def told(desk: Desk, clock: FrozenClock, tmp_path: Path) -> Desk:
    """A desk whose October went out as a monthly update; it is Friday 20 November."""
    set_up(desk)
    work(desk, clock, 10, OCTOBER)
    desk.projects.set(
        "billing", status="on track", line="it runs every night", next="a | b", objective="faster invoices"
    )
    desk.projects.set("payroll", status="on track", line="the plan is sound", next="rehearsal")
    desk.projects.set("onboarding", status="waiting", line="three of five chapters")
    clock.set(datetime(2026, 10, 30, 16, 0, tzinfo=AMSTERDAM))
    desk.updates.export(desk.updates.draft(MONTHLY), "eml", str(tmp_path / "october.eml"))
    work(desk, clock, 11, NOVEMBER)
    plans = [entry for entry in desk.accomplishments.all() if entry.kind == "plan"]
    desk.accomplishments.resolve(plans[:1])
    desk.accomplishments.move_promises(plans[1:2], "the test server came a week late")
    desk.projects.set("payroll", status="at risk", line="the test server is missing")
    desk.projects.set("onboarding", status="done", line="the guide is out")
    clock.set(FRIDAY)
    return desk


def check_golden(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def whole(draft: Draft) -> str:
    return f"{draft.subject}\n\n{draft.text}"


# --- in full -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_monthly_update_in_full(told: Desk, spoken: str) -> None:
    check_golden(f"monthly.{spoken}.md", whole(told.updates.draft(MONTHLY, Wishes(language=spoken))))


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_review_in_full(told: Desk, spoken: str) -> None:
    check_golden(f"review.{spoken}.md", whole(told.updates.draft(REVIEW, Wishes(language=spoken))))


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_topics_in_full(told: Desk, clock: FrozenClock, tmp_path: Path, spoken: str) -> None:
    clock.set(datetime(2026, 11, 13, 16, 0, tzinfo=AMSTERDAM))
    told.updates.export(told.updates.draft(SUPERVISOR), "eml", str(tmp_path / "weekly.eml"))
    clock.set(FRIDAY)

    found = topics_of(told, spoken)

    assert found.problem == ""
    check_golden(f"topics.{spoken}.md", found.text)


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("kind", [MONTHLY, REVIEW])
def test_an_empty_desk_still_says_something_and_lets_nothing_out(
    desk: Desk, tmp_path: Path, kind: str, spoken: str
) -> None:
    draft = desk.updates.draft(kind, Wishes(language=spoken))

    assert "## " not in draft.text
    assert draft.selection.is_empty
    with pytest.raises(WrongInput):
        desk.updates.export(draft, "eml", str(tmp_path / "none.eml"))


@pytest.mark.parametrize(("spoken", "title"), [("en", "# 1:1 · Fri 20 Nov\n"), ("nl", "# Gesprek · vr 20 nov\n")])
def test_an_empty_desk_has_a_title_for_the_talk(desk: Desk, spoken: str, title: str) -> None:
    found = topics_of(desk, spoken)

    assert found.text == title
    assert found.topics.is_empty


# --- the record --------------------------------------------------------------------------------------------------


def test_the_statuses_that_were_told_are_kept_for_the_next_one(told: Desk, open_again: Callable[[], Desk]) -> None:
    (first,) = open_again().updates.all()

    assert dict(first.projects) == {"billing": "on track", "payroll": "on track", "onboarding": "waiting"}


def test_the_column_follows_from_one_export_to_the_next(told: Desk, clock: FrozenClock, tmp_path: Path) -> None:
    second = told.updates.draft(MONTHLY)
    assert "| payroll    | at risk  | on track   |" in second.text
    told.updates.export(second, "eml", str(tmp_path / "november.eml"))
    clock.set(datetime(2026, 12, 18, 16, 0, tzinfo=AMSTERDAM))
    told.accomplishments.log("Rehearsed #payroll")

    third = told.updates.draft(MONTHLY)

    assert third.subject == "Ana Lima · November–December 2026: Rehearsed"
    assert "| payroll | on track | at risk    |" not in third.text
    assert "| payroll | at risk  | at risk    |" in third.text
    assert "onboarding" not in third.text  # done, told as done, and not touched since


def test_an_export_taken_back_leaves_no_trace_in_the_column(told: Desk) -> None:
    told.updates.unsent(1)

    assert "| payroll    | at risk  | –          |" in told.updates.draft(MONTHLY).text


def test_only_monthly_keeps_statuses(told: Desk, tmp_path: Path, folder: Path) -> None:
    told.updates.export(told.updates.draft(SUPERVISOR), "eml", str(tmp_path / "w.eml"))
    told.updates.export(told.updates.draft(REVIEW), "eml", str(tmp_path / "r.eml"))

    kept = [
        json.loads(line)["doc"]
        for path in sorted(folder.glob("2026.*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if '"updates"' in line
    ]
    assert {doc["kind"]: "projects" in doc for doc in kept} == {MONTHLY: True, SUPERVISOR: False, REVIEW: False}


def test_a_record_with_odd_projects_is_reported_and_left_alone(told: Desk) -> None:
    table = told.db.table("updates")
    (document,) = list(table)
    table.write(str(document.doc_id), {**document, "projects": [["billing"]]})

    assert told.updates.all() == []
    assert str(document.doc_id) in told.accomplishments.unreadable


def test_a_second_monthly_tells_nothing_twice(told: Desk, clock: FrozenClock, tmp_path: Path) -> None:
    first = told.updates.draft(MONTHLY)
    told.updates.export(first, "eml", str(tmp_path / "november.eml"))
    clock.set(datetime(2026, 11, 30, 16, 0, tzinfo=AMSTERDAM))

    second = told.updates.draft(MONTHLY)

    assert not set(first.selection.carries) & set(second.selection.carries)
    assert "Cut the report" not in second.text


def test_the_year_repeats_what_the_quarter_told(told: Desk, tmp_path: Path) -> None:
    quarter = told.updates.draft(REVIEW)
    told.updates.export(quarter, "eml", str(tmp_path / "q4.eml"))

    year = told.updates.draft(REVIEW, Wishes(period=parse_period("2026", told.accomplishments.today())))

    assert year.subject == "Ana Lima · review 2026"
    assert quarter.selection.carries
    assert set(year.selection.carries) == set(quarter.selection.carries)
    assert told.updates.get(2).carries == quarter.selection.carries


def test_a_review_ends_with_its_year(told: Desk, clock: FrozenClock) -> None:
    clock.set(datetime(2027, 1, 4, 9, 0, tzinfo=AMSTERDAM))
    told.accomplishments.log("Began anew => 1 desk cleared")

    old = told.updates.draft(REVIEW, Wishes(period=parse_period("last quarter", told.accomplishments.today())))
    new = told.updates.draft(REVIEW)

    assert (old.subject, new.subject) == ("Ana Lima · review Q4 2026", "Ana Lima · review Q1 2027")
    assert "Began anew" not in old.text
    assert [len(draft.selection.news) for draft in (old, new)] == [17, 1]


# --- to whom, in what language -----------------------------------------------------------------------------------


def test_monthly_goes_to_both_each_once(told: Desk) -> None:
    told.settings.set("team.emails", ["priya@example.org", "sam@example.org"])

    assert told.updates.draft(MONTHLY).to == ("sam@example.org", "priya@example.org")
    assert told.updates.draft(REVIEW).to == ("sam@example.org",)


def test_monthly_without_recipients_warns_and_a_review_does_not(desk: Desk) -> None:
    desk.settings.set("me.email", ["ana@example.org"])

    assert [warning.split(":")[0] for warning in desk.updates.draft(MONTHLY).warnings] == ["No recipient yet"]
    assert desk.updates.draft(REVIEW).warnings == ()


@pytest.mark.parametrize(
    ("read", "spoken"),
    [(("nl", "nl", "en"), "nl"), (("nl", "", "en"), "en"), (("nl", "en", "nl"), "nl"), (("", "", "nl"), "nl")],
)
def test_monthly_speaks_what_both_read_else_what_i_read(
    desk: Desk, open_again: Callable[[], Desk], read: tuple[str, str, str], spoken: str
) -> None:
    for key, value in zip(("supervisor.language", "team.language", "me.language"), read, strict=True):
        desk.settings.set(key, [value])

    assert open_again().updates.draft(MONTHLY).language == spoken


# --- nobody reads what isn't for them ----------------------------------------------------------------------------

SECRETS = {
    "done": "Zebra1 with @zebra2, thanks @zebra3 #zebra4 => zebra5 9",
    "helped": "Helped @zebra6",
    "plan": "> Zebra7 #zebra4",
    "blocker": "? Zebra8 from @sam by mon #zebra4",
    "other": "? Zebra8 from @zebra9 by mon",
    "learned": "+ Zebra10",
    "progress": "~ Zebra11 #zebra4",
}


def rendered(desk: Desk, kind: str, spoken: str) -> str:
    """Return all that leaves: subject, Markdown, the HTML page and both decoded parts of the message."""
    draft = desk.updates.draft(kind, Wishes(language=spoken))
    message = email.message_from_bytes(eml(draft), policy=policy.default)
    parts = [part.get_content() for part in message.walk() if not part.is_multipart()]
    return "\n".join([whole(draft), html(draft).decode(), *map(str, message.values()), *parts, str(draft.projects)])


def hide(desk: Desk, visibility: str) -> None:
    for line in SECRETS.values():
        entry = desk.accomplishments.log(line)
        desk.accomplishments.replace(entry._replace(visibility=visibility, pinned=entry.kind == "done"))
    desk.projects.set("zebra4", status="at risk", line="zebra12", next="zebra13", objective="zebra14")


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "visibility", "seen"),
    [
        (MONTHLY, "private", False),
        (MONTHLY, "supervisor", False),
        (MONTHLY, "team", False),
        (MONTHLY, "all", True),
        (REVIEW, "private", False),
        (REVIEW, "team", False),
        (REVIEW, "supervisor", True),
        (REVIEW, "all", True),
    ],
)
def test_what_leaves_holds_only_what_its_readers_may_read(
    told: Desk, kind: str, visibility: str, seen: bool, spoken: str
) -> None:
    hide(told, visibility)

    assert ("zebra" in rendered(told, kind, spoken).casefold()) is seen


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize(("visibility", "seen"), [("private", False), ("team", False), ("supervisor", True)])
def test_topics_hold_only_what_the_supervisor_may_read(told: Desk, visibility: str, seen: bool, spoken: str) -> None:
    hide(told, visibility)
    found = topics_of(told, spoken)

    assert ("zebra" in (found.text + str(found.topics)).casefold()) is seen


# --- layout ------------------------------------------------------------------------------------------------------


def test_a_table_is_a_table_in_html_and_no_sign_breaks_its_cells(told: Desk) -> None:
    page = html(told.updates.draft(MONTHLY)).decode()

    assert page.count("<th ") == 4
    assert page.count("<td ") == 3 * 4 + 1  # and the column that holds it all
    assert ">a | b</td>" in page


def test_the_plain_part_has_an_aligned_table(told: Desk) -> None:
    message = email.message_from_bytes(eml(told.updates.draft(MONTHLY)), policy=policy.default)
    plain = message.get_body(("plain",))
    assert plain is not None
    rows = [line for line in plain.get_content().splitlines() if line.startswith("| ")]

    assert len(rows) == 5
    assert len({row.find("|", 2) for row in rows}) == 1


@pytest.mark.parametrize("name", ["monthly", "review", "topics"])
def test_own_templates_come_first_and_a_broken_one_is_passed_over(told: Desk, name: str) -> None:
    told.updates.copy_templates("en")
    own = Path(told.updates.templates_folder) / "en" / f"{name}.md.j2"
    own.write_text("Mine: {{ me }}\n", encoding="utf-8")
    assert text_of(told, name)[0] == "Mine: Ana Lima\n"

    own.write_text("{{ ''.__class__.__mro__ }}", encoding="utf-8")
    text, problem = text_of(told, name)

    assert "Mine" not in text
    assert "## " in text
    assert f"{name}.md.j2, line 1" in problem


def text_of(desk: Desk, name: str) -> tuple[str, str]:
    if name == "topics":
        found = topics_of(desk)
        return found.text, found.problem
    draft = desk.updates.draft(name)
    return draft.text, "".join(draft.warnings)
