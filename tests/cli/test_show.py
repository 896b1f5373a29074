"""`wfhdesk show`: a period, a search, and the forms they come in."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import Any

import pytest
from markdown_it import MarkdownIt

from cli.conftest import Refused, Shown
from conftest import Run
from wfhdesk.domain.periods import day_span, month_of, short_day, week_of

TODAY = date.today()
MONDAY = week_of(TODAY).start
LAST_MONDAY = MONDAY - timedelta(days=7)

LINES = f"""\
Fixed the café export with @priya, thanks @sam #billing => a day earlier
~ Halfway the guide #onboarding
? Need the password from @omar by 2999-01-01 !team
{MONDAY}: > Plan of Monday #billing
{LAST_MONDAY}: + Learned last week #Billing
2024-02-29: Leap day with @Priya.Shah
2019-12-31: The oldest !private
"""


@pytest.fixture
def filled(run: Run) -> Run:
    """A desk with entries of this week, last week and other years."""
    run("log", "-", stdin=LINES)
    return run


def texts(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["text"].split()[0] for entry in entries]


THIS_WEEK = ["Plan", "Fixed", "Halfway", "Need"] if TODAY != MONDAY else ["Fixed", "Halfway", "Need", "Plan"]
EVERYTHING = ["The", "Leap", "Learned", *THIS_WEEK]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["week"], THIS_WEEK),
        (["this", "week"], THIS_WEEK),
        (["last", "week"], ["Learned"]),
        (["last week"], ["Learned"]),
        (["vorige", "week"], ["Learned"]),
        ([str(LAST_MONDAY)], ["Learned"]),
        (["2024-02-29"], ["Leap"]),
        (["2024-W09"], ["Leap"]),
        (["2024-02"], ["Leap"]),
        (["2024-Q1"], ["Leap"]),
        (["2024"], ["Leap"]),
        (["2019..2024"], ["The", "Leap"]),
        (["2019", "..", "2024"], ["The", "Leap"]),
        (["2018"], []),
        (["--all"], EVERYTHING),
        (["--all", "--project", "billing"], ["Learned", *[text for text in THIS_WEEK if text in ("Plan", "Fixed")]]),
        (["--project", "#BILLING"], [text for text in THIS_WEEK if text in ("Plan", "Fixed")]),
        (["--all", "--person", "@priya"], ["Leap", "Fixed"]),
        (["--person", "sam"], ["Fixed"]),
        (["--all", "--kind", "learned"], ["Learned"]),
        (["--kind", "progress", "--kind", "blocker"], ["Need"]),
        (["--find", "CAFE"], ["Fixed"]),
        (["--find", "export", "café"], ["Fixed"]),
        (["--find", "export", "--find", "leap"], ["Leap"]),
        (["--find", "leap"], ["Leap"]),
        (["--find", "last", "week"], ["Learned"]),
        (["2024", "--find", "cafe"], []),
        (["last", "week", "--find", "learned"], ["Learned"]),
        (["--find", "#bill", "--kind", "plan"], ["Plan"]),
        (["--find", "nothing at all"], []),
    ],
    ids=" ".join,
)
def test_a_period_and_a_search_find(filled: Run, shown: Shown, arguments: list[str], found: list[str]) -> None:
    del filled
    assert texts(shown(*arguments)) == found


def test_without_a_period_it_is_this_week(filled: Run) -> None:
    assert filled("show").stdout == filled("show", "week").stdout
    assert "Halfway" in filled("show").stdout
    assert "Learned" not in filled("show").stdout


def test_a_search_looks_in_every_year_unless_a_period_is_named(filled: Run) -> None:
    assert "oldest" in filled("show", "--find", "the").stdout
    assert "oldest" not in filled("show", "2024..today", "--find", "the").stdout


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["foo"], "“foo” is no period. Try today, yesterday, week, last week, month, 2026-W47"),
        (["last"], "is no period"),
        (["2026-W54"], "is no period"),
        (["9999-12"], "is no period"),
        (["2026-02-30"], "There is no day 2026-02-30."),
        (["2026-12..2026-11"], "write the earlier one first: 2026-11..2026-12"),
        (["--all", "week"], "--all shows every year; leave it out, or the period."),
        (["--find"], "expected at least one argument"),
        (["--find", "", " "], "--find is empty; say what to look for, or leave it out."),
        (["--project", ""], "--project is empty; say what to look for, or leave it out."),
        (["--person", " "], "--person is empty; say what to look for, or leave it out."),
        (["--kind", ""], "“” can't be --kind; it is one of: "),
        (["--project"], "expected one argument"),
        (["--kind", "foo"], "“foo” can't be --kind; it is one of: done, "),
        (["--json", "--csv"], "not allowed with argument --json"),
        (["last", "--find", "x", "--all", "week"], "nrecognized arguments: week"),
        (["a\nb"], "“a b” is no period"),
        (["\x1b[2J"], "“[2J” is no period"),
    ],
    ids=str,
)
def test_what_cant_be_shown_is_refused(refused: Refused, arguments: list[str], why: str) -> None:
    assert why in refused("show", *arguments)


@pytest.mark.parametrize(
    ("words", "way"),
    [(["priya"], "priya"), (["#billing"], "'#billing'"), (["payroll", "export"], "'payroll export'")],
)
def test_words_that_are_no_period_are_told_how_to_search(refused: Refused, words: list[str], way: str) -> None:
    """Who looks for somebody or something writes it where the period stands, as in the app's one line."""
    assert refused("show", *words).endswith(f" To search: wfhdesk show --find {way}")


@pytest.mark.parametrize("period", ["2026-02-30", "2026-W54", "2026-12..2026-11"])
def test_a_mistyped_day_is_no_search(refused: Refused, period: str) -> None:
    assert "--find" not in refused("show", period)


def test_an_empty_period_is_told_on_stderr(run: Run) -> None:
    done = run("show")
    assert (done.stdout, done.stderr) == ("", f"Nothing from {day_span(week_of(TODAY))}.\n")
    assert run("show", "month", "--markdown").stderr == f"Nothing from {day_span(month_of(TODAY))}.\n"
    assert run("show", "--find", "x").stderr == "Nothing found.\n"
    assert run("show", "--all").stderr == "Nothing found.\n"


def test_showing_an_empty_desk_makes_none(run: Run, folder: Any) -> None:
    run("show", "--all")
    assert not folder.exists()


# --- as text --------------------------------------------------------------------------------------------------------


def test_the_text_is_laid_out_by_day(run: Run, shown: Shown) -> None:
    run(
        "log",
        "-",
        stdin="2024-02-29: ? Need it by 2024-03-04 #infra !team => go on\n2024-02-28: ~ x\n2024-02-29: > y\n",
    )
    x, need, y = (entry["id"][:5] for entry in shown())
    run("resolve", y)
    run("edit", x, "--pin")
    resolved = short_day(TODAY, date(2024, 1, 1)) if TODAY.year != 2024 else short_day(TODAY)
    assert run("show", "2024").stdout == (
        "Wed 28 Feb 2024\n"
        f"        ~ x  the one big thing  {x}\n"
        "\n"
        "Thu 29 Feb 2024\n"
        f"        ? Need it  #infra  !team  by Mon 4 Mar 2024  {need}\n"
        "          → go on\n"
        f"        ✓ y  resolved {resolved.removesuffix(f' {TODAY.year}')}  {y}\n"
    )


def test_an_entry_of_today_has_its_time(run: Run, shown: Shown) -> None:
    run("log", "x")
    (entry,) = shown()
    assert run("show").stdout.splitlines()[1] == f"  {entry['time']}   x  {entry['id'][:5]}"


def test_a_backslash_that_names_nobody_isnt_shown(run: Run, shown: Shown) -> None:
    run("log", "\\@sam is a handle => \\@sam")
    assert run("show").stdout.count("\\") == 0
    (entry,) = shown()
    assert (entry["text"], entry["outcome"], entry["people"]) == ("@sam is a handle", "@sam", [])


def test_a_dutch_reader_reads_dutch_days(run: Run) -> None:
    run("log", "2024-05-29: Gedaan")
    assert run("show", "2024", LANG="nl_NL.UTF-8").stdout.startswith("wo 29 mei 2024\n")


# --- for programs ---------------------------------------------------------------------------------------------------


def test_json_is_a_list_that_is_complete(filled: Run, shown: Shown) -> None:
    del filled
    keys = {"id", "day", "time", "text", "kind", "project", "people", "thanks", "outcome", "visibility", "reported_in"}
    for entry in shown():
        assert keys <= entry.keys()
        assert len(entry["id"]) == 12
    blocker = shown("--kind", "blocker")[0]
    assert (blocker["by"], blocker["visibility"], blocker["project"], blocker["outcome"]) == (
        "2999-01-01",
        "team",
        None,
        None,
    )


def test_a_project_that_isnt_there_is_told_with_the_one_that_may_be_meant(run: Run) -> None:
    run("log", "--on", "2020-01-06", "Sent the invoices #Billing")
    for typed in ("bil", "biling", "#BIL"):
        done = run("show", "--project", typed)
        assert done.stderr == f"There is no project “{typed.removeprefix('#')}”; did you mean Billing?\n"
    assert run("show", "--project", "xyz").stderr == "There is no project “xyz”; wfhdesk projects lists them all.\n"
    assert run("show", "--project", "billing").stderr.startswith("Nothing from ")
    assert run("show", "--project", "bil", "--json").stderr == ""


def test_json_of_nothing_is_an_empty_list_and_silence(run: Run) -> None:
    done = run("show", "--json")
    assert (json.loads(done.stdout), done.stderr) == ([], "")


def test_json_says_in_which_updates_an_entry_went_out(filled: Run, shown: Shown, tmp_path: Any) -> None:
    filled("update", "--eml", str(tmp_path / "week.eml"))
    reported = {entry["text"].split()[0]: entry["reported_in"] for entry in shown()}
    assert reported["Fixed"] == [1]
    assert reported["The"] == []
    assert [row["reported_in"] for row in rows(filled("show", "--kind", "progress", "--csv").stdout)] == ["1"]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_reads_back(filled: Run, shown: Shown) -> None:
    read = rows(filled("show", "--all", "--csv").stdout)
    assert [row["id"] for row in read] == [entry["id"] for entry in shown()]
    fixed = next(row for row in read if row["text"].startswith("Fixed"))
    assert fixed["people"] == "priya sam"
    assert fixed["thanks"] == "sam"
    assert fixed["outcome"] == "a day earlier"
    assert set(shown()[0]) == fixed.keys()


def test_csv_of_nothing_has_its_header(run: Run) -> None:
    done = run("show", "--csv")
    assert done.stdout.startswith("id,day,time,")
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


@pytest.mark.parametrize("text", ['quoted "this", and that', "semi; colon", "a, b", "'apostrophe", "two  spaces"])
def test_csv_keeps_what_a_spreadsheet_splits_at(run: Run, text: str) -> None:
    run("log", text)
    (row,) = rows(run("show", "--csv").stdout)
    assert row["text"] == " ".join(text.split())


@pytest.mark.parametrize("text", ["=1+1", "+1 for it", "-1", "@sam helped", "=cmd|'/c calc'!A0"])
def test_no_cell_of_the_csv_runs_as_a_formula(run: Run, text: str) -> None:
    run("log", "--outcome", text, "--", text)
    (row,) = rows(run("show", "--csv").stdout)
    assert (row["text"], row["outcome"]) == (f"'{text}", f"'{text}")
    assert not [cell for cell in row.values() if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_markdown_says_what_is_not_for_everybody(run: Run) -> None:
    run("log", "-", stdin="Saw the dentist !private\nAsked for more pay !supervisor #me\nWrote the guide\n")
    told = run("show", "today", "--markdown").stdout
    assert "- Saw the dentist `!private`\n" in told
    assert "- Asked for more pay `!supervisor` *(me)*\n" in told
    assert "- Wrote the guide\n" in told


def test_markdown_can_be_pasted(run: Run) -> None:
    line = "2024-02-29: ? Need *it* from @omar_x by 2024-03-04 #r&d => go_on [now](x)"
    run("log", "-", stdin=f"{line}\n2024-02-29: <b>1. x</b>\n2024-02-28: > y\n2024-02-28: ~ z\n2024-02-28: + w\n")
    text = run("show", "2024", "--markdown").stdout
    assert text == (
        "## Wed 28 Feb 2024\n\n- Plan: y\n- In progress: z\n- Learned: w\n\n"
        "## Thu 29 Feb 2024\n\n"
        "- Blocker: Need \\*it\\* from @omar\\_x – by Mon 4 Mar → go\\_on \\[now\\](x) *(r&d)*\n"
        "- \\<b\\>1. x\\</b\\>\n"
    )
    page = MarkdownIt("commonmark").render(text)
    assert "<li>&lt;b&gt;1. x&lt;/b&gt;</li>" in page
    assert "<em>(r&amp;d)</em>" in page
    assert page.count("<li>") == 5
