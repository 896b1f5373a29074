"""Checklists as files: what a sound one means, and what each mistake in one is told as."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from domain.checklist_files import PATH, WHOLE, changed, line_of, refusal
from wfhdesk.domain.checklist_format import parse_checklist, parse_head
from wfhdesk.domain.checklists import Condition, Item, Option, Said, Scale, Section

DOCS = Path(__file__).parents[2] / "docs" / "checklists.md"
LIGHT_ID = 'id = "LIGHT"'


def same(text: str) -> Said:
    return Said(text, text)


def item(item_id: str, text: str = WHOLE) -> Item:
    found = parse_checklist(text, PATH).item(item_id)
    assert found is not None
    return found


def test_a_file_says_all_of_a_checklist() -> None:
    found = parse_checklist(WHOLE, PATH)
    assert found._replace(items=()) == parse_head(WHOLE, PATH)
    assert (found.id, found.version, found.about, found.title) == ("desk", 3, "person", Said("Desk", "Bureau"))
    assert (found.purpose, found.minutes, found.private) == (same("Looks at the desk."), 4, True)
    assert (found.repeats, found.every_days, found.every_months) == (True, 0, 6)
    assert (found.review_item, found.triggers, found.scoring) == ("NEXT", ("chair", "pain"), "answers")
    assert (found.ends_with, found.path) == ("message", PATH)
    assert found.closing == same('That was it. [[items]] id = "nothing"')
    assert found.sections == (Section("first", same("First")), Section("last", Said("Last", "Laatst")))
    assert [one.id for one in found.items] == ["LAPTOP", "CHAIR", "LIGHT", "PAIN", "WHERE", "NEXT"]


def test_a_yes_no_question_has_both_answers_and_the_risk_on_one() -> None:
    assert item("LAPTOP") == Item(
        "LAPTOP",
        "first",
        Said("A laptop?", "Een laptop?"),
        why=same("It is low."),
        advice=same("Put it on a stand."),
        options=(Option("yes", Said("Yes", "Ja"), "high"), Option("no", Said("No", "Nee"))),
        severity="high",
        figures=("NL", "GB"),
        source="Ours",
    )
    without = changed('risk = "yes"\nseverity = "high"\n', "")
    assert [one.risk for one in item("LAPTOP", without).options] == ["", ""]
    of_medium = changed('risk = "yes"\nseverity = "high"\n', 'risk = "no"\n')
    assert [one.risk for one in item("LAPTOP", of_medium).options] == ["", "medium"]


def test_options_scales_and_conditions_are_read() -> None:
    stool = Option("stool", same("a stool"), "low", 2, same("Not a stool."))
    assert item("CHAIR").options == (Option("office", same("an office chair")), stool)
    assert item("CHAIR").when == (Condition("LAPTOP", ("yes",)),)
    assert item("PAIN").scale == Scale(0, 10, 0, 4, Said("none", "geen"), same("worst"))
    assert item("WHERE").when == (Condition("PAIN", ("9", "10")), Condition("CHAIR", ("stool",)))


def test_only_a_yes_no_question_can_be_skipped_unless_it_says_otherwise() -> None:
    skipped = {one.id: one.can_skip for one in parse_checklist(WHOLE, PATH).items}
    assert skipped == {"LAPTOP": True, "CHAIR": False, "LIGHT": True, "PAIN": False, "WHERE": False, "NEXT": False}
    assert not item("LAPTOP", changed('risk = "yes"', 'risk = "yes"\nskip = false')).can_skip


def test_what_isnt_said_is_as_the_record_has_it() -> None:
    bare = 'format = 1\nid = "x"\nversion = 1\ntitle = "X"\npurpose = "X."\nminutes = 1\n'
    found = parse_checklist(
        bare + '[[sections]]\nid = "s"\ntitle = "S"\n[[items]]\nid = "I"\nsection = "s"\nquestion = "Q?"\n', "x.toml"
    )
    assert (found.about, found.private, found.repeats, found.triggers) == ("workstation", False, True, ())
    assert (found.every_days, found.every_months, found.review_item, found.ends_with) == (0, 0, "", "")
    assert (found.scoring, found.closing) == ("answers", Said())
    assert found.items[0].why == found.items[0].advice == Said()


def test_texts_from_a_file_are_harmless_in_a_terminal() -> None:
    assert item("WHERE", changed('"Where?"', r'"\u001b[31mWhere\u202e\n?"')).question == same("[31mWhere ?")


def test_a_file_may_have_the_line_ends_and_the_mark_of_another_system() -> None:
    assert parse_checklist("\ufeff" + WHOLE.replace("\n", "\r\n"), PATH) == parse_checklist(WHOLE, PATH)
    wrong = changed(LIGHT_ID, "id = 7")
    assert refusal("\ufeff" + wrong.replace("\n", "\r\n")) == refusal(wrong)


def test_the_file_is_called_like_its_checklist() -> None:
    told = "line 3: the id is “desk”, so the file has to be called desk.toml."
    assert refusal(WHOLE, "/home/ana/chair.toml") == f"/home/ana/chair.toml, {told}"
    assert parse_checklist(WHOLE, r"C:\Users\ana\desk.toml").id == "desk"


NO_TEXT = "has to be a text of 1000 characters at most"
NO_ID = "has to be letters, digits and hyphens, 40 at most"
MANY = 'triggers = ["chair", "pain"]'
ITEM_KEYS = (
    "id, section, asks, question, why, advice, risk, severity, skip, when, part, figures, source, options, scale"
)

WRONG = {
    # what the file said, what it says instead, where in that the wrong line is, and the reason
    "a key misspelt": ("minutes = 4", "minuts = 4", "minuts", "“minuts” isn't known here; you may mean “minutes”."),
    "a key of a question": ('risk = "yes"', "zz = 1", "zz", f"“zz” isn't known here; known are {ITEM_KEYS}."),
    "a key of an option": ("points = 2", "point = 2", "point =", "“point” isn't known here; you may mean “points”."),
    "a key of a scale": (
        "risk_from",
        "risk_form",
        "risk_form",
        "“risk_form” isn't known here; you may mean “risk_from”.",
    ),
    "a key of a section": (
        'title = "First"',
        'titel = "First"',
        "titel",
        "“titel” isn't known here; you may mean “title”.",
    ),
    "a key of a condition": ("is = [", "was = [", "when", "“was” isn't known here; known are item, is."),
    "a language": ('nl = "Bureau"', 'de = "Tisch"', "Tisch", "“de” isn't known here; known are en, nl."),
    "no version": ("version = 3\n", "", "#", "“version” is missing; it has to be a whole number from 1 to 1000000."),
    "no question": (
        'question = "Where?"\n',
        "",
        '[[items]]\nid = "WHERE"',
        "“question” is missing; it has to be a text of 1000 characters at most.",
    ),
    "no text": ('text = "the sun"\n', "", '[[items.options]]\nid = "sun"', f"“text” is missing; it {NO_TEXT}."),
    "one language": (', nl = "Een laptop?"', "", "A laptop?", f"“nl” is missing; it {NO_TEXT}."),
    "no scale": (
        "[items.scale]",
        "[nothing]",
        "[nothing]",
        "“nothing” isn't known here; known are format, id, version",
    ),
    "a number for a text": ('question = "Where?"', "question = 7", "= 7", f"“question” {NO_TEXT}, not 7."),
    "true for a text": (
        'question = "Where?"',
        "question = true",
        "question = true",
        f"“question” {NO_TEXT}, not true.",
    ),
    "a date for a text": (
        'question = "Where?"',
        "question = 2026-01-02",
        "2026-",
        f"“question” {NO_TEXT}, not 2026-01-02.",
    ),
    "a time for a text": ('question = "Where?"', "question = 12:00:00", "12:", f"“question” {NO_TEXT}, not a time."),
    "a list for a text": ('question = "Where?"', 'question = ["a"]', '["a"]', f"“question” {NO_TEXT}, not a list."),
    "a number in a language": ('nl = "Bureau"', "nl = 1.5", "1.5", f"“nl” {NO_TEXT}, not 1.5."),
    "an empty text": ('question = "Where?"', 'question = " "', '" "', f"“question” {NO_TEXT}, not an empty text."),
    "signs without ink": (
        'question = "Where?"',
        r'question = "\u202e\u0007"',
        "u202e",
        f"“question” {NO_TEXT}, not an empty text.",
    ),
    "a text for a number": (
        "minutes = 4",
        'minutes = "4"',
        '"4"',
        "“minutes” has to be a whole number from 1 to 600, not “4”.",
    ),
    "true for a number": (
        "minutes = 4",
        "minutes = true",
        "= true",
        "“minutes” has to be a whole number from 1 to 600, not true.",
    ),
    "a fraction": ("minutes = 4", "minutes = 4.0", "4.0", "“minutes” has to be a whole number from 1 to 600, not 4.0."),
    "far too much": (
        "minutes = 4",
        "minutes = 1" + "0" * 400,
        "minutes",
        "“minutes” has to be a whole number from 1 to 600, not so large a number.",
    ),
    "a number for true": ("private = true", "private = 1", "= 1\nevery", "“private” has to be true or false, not 1."),
    "a text for a list": (MANY, 'triggers = "pain"', '"pain"', "“triggers” has to be a list of texts, not “pain”."),
    "a number in a list": (MANY, "triggers = [1]", "[1]", f"“triggers” {NO_TEXT}, not 1."),
    "a table for a list": (MANY, "triggers = {}", "{}", "“triggers” has to be a list of texts, not a table."),
    "a text for tables": (
        'when = [{ item = "PAIN", is = ["9", "10"] }, { item = "CHAIR", is = ["stool"] }]',
        'when = "PAIN"',
        'when = "PAIN"',
        "“when” has to be a list of tables, not “PAIN”.",
    ),
    "a newer format": (
        "format = 1",
        "format = 2\nfuture = 1",
        "format = 2",
        "this format is newer than 1, the one that this wfhdesk reads; update wfhdesk.",
    ),
    "no format": ("format = 1\n", "", "#", "“format” is missing; it has to be the number 1."),
    "a format of old": ("format = 1", "format = 0", "format = 0", "“format” has to be the number 1, not 0."),
    "an id with a space": (LIGHT_ID, 'id = "a b"', '"a b"', f"“id” {NO_ID}, not “a b”."),
    "an id that is a dash": ('id = "lamp"', 'id = "-"', '"-"', f"“id” {NO_ID}, not “-”."),
    "a long id": (LIGHT_ID, f'id = "{"x" * 41}"', "xxx", f"“id” {NO_ID}, not “{'x' * 39}…”."),
    "an id in other letters": ('id = "lamp"', 'id = "lámpa"', "lámpa", f"“id” {NO_ID}, not “lámpa”."),
    "a question twice": (
        LIGHT_ID,
        'id = "chair"',
        '"chair"\nsec',
        "the id “chair” is there already; each id is used once.",
    ),
    "an option twice": (
        'id = "sun"',
        'id = "lamp"',
        '"lamp"\ntext = "the',
        "the id “lamp” is there already; each id is used once.",
    ),
    "a section twice": (
        'id = "last"',
        'id = "first"',
        '"first"\ntitle = {',
        "the id “first” is there already; each id is used once.",
    ),
    "an unknown section": (
        'section = "last"',
        'section = "lost"',
        '"lost"',
        "“section” has to be one of first, last, not “lost”.",
    ),
    "an empty section": (
        '[[items]]\nid = "LAPTOP"',
        '[[sections]]\nid = "empty"\ntitle = "Empty"\n\n[[items]]\nid = "LAPTOP"',
        '[[sections]]\nid = "empty"',
        "no question stands in section “empty”; give it one or leave it out.",
    ),
    "an unknown kind": (
        'asks = "text"',
        'asks = "words"',
        '"words"',
        "“asks” has to be one of yes-no, one, several, scale, text, date, not “words”.",
    ),
    "an unknown risk": (
        'risk = "yes"',
        'risk = "high"',
        'risk = "high"',
        "“risk” has to be one of yes, no, not “high”.",
    ),
    "an option's risk": (
        'risk = "low"',
        'risk = "yes"\n#',
        'risk = "yes"\n#',
        "“risk” has to be one of low, medium, high, not “yes”.",
    ),
    "an unknown severity": (
        '"high"\nfig',
        '"red"\nfig',
        '"red"',
        "“severity” has to be one of low, medium, high, not “red”.",
    ),
    "an unknown subject": (
        '"person"',
        '"desk"',
        'about = "desk"',
        "“about” has to be one of workstation, person, not “desk”.",
    ),
    "an unknown trigger": (
        '"chair", "pain"',
        '"chair", "lamp"',
        'triggers = ["chair", "lamp"]',
        "“triggers” has to be one of chair, desk, screen, place, tasks, pain, other, not “lamp”.",
    ),
    "a trigger twice": (
        '"chair", "pain"',
        '"pain", "pain"',
        '"pain", "pain"',
        "“pain” is there twice; once is enough.",
    ),
    "an unknown score": (
        '"answers"',
        '"sum"',
        '"sum"',
        "“scoring” has to be one of answers, rosa, mean, discomfort, not “sum”.",
    ),
    "an unknown end": ('"message"', '"mail"', '"mail"', "“ends_with” has to be one of message, not “mail”."),
    "days and months": (
        "every_months = 6",
        "every_months = 6\nevery_days = 7",
        "every_months",
        "“every_days” and “every_months” can't go together; leave one of them out.",
    ),
    "too many days": (
        "every_months = 6",
        "every_days = 367",
        "367",
        "“every_days” has to be a whole number from 1 to 366, not 367.",
    ),
    "no months": (
        "every_months = 6",
        "every_months = 0",
        "= 0",
        "“every_months” has to be a whole number from 1 to 36, not 0.",
    ),
    "months without end": (
        "every_months = 6",
        "repeats = false\nevery_months = 6",
        "every_months",
        "what doesn't repeat has no “every_months”; leave one of them out.",
    ),
    "a review of what isn't there": (
        '"NEXT"',
        '"THEN"',
        '"THEN"',
        "“THEN” is no question that asks for a date; “review_item” names the id of one that does.",
    ),
    "a review of no date": (
        '"NEXT"',
        '"PAIN"',
        '"PAIN"',
        "“PAIN” is no question that asks for a date; “review_item” names the id of one that does.",
    ),
    "a condition on a later question": (
        'item = "LAPTOP"',
        'item = "LIGHT"',
        "when = [",
        "“LIGHT” is no question ahead of this one; “when” names the id of one that is.",
    ),
    "a condition on itself": (
        'item = "LAPTOP"',
        'item = "CHAIR"',
        "when = [",
        "“CHAIR” is no question ahead of this one; “when” names the id of one that is.",
    ),
    "a condition on nothing": (
        'item = "PAIN"',
        'item = "PAINT"',
        'when = [{ item = "PAINT"',
        "“PAINT” is no question ahead of this one; “when” names the id of one that is.",
    ),
    "a condition on a text": (
        'question = "When again?"',
        'question = "When?"\nwhen = [{ item = "WHERE", is = ["here"] }]',
        'when = [{ item = "WHERE"',
        "the answer to “WHERE” can be anything; “when” names a question with answers to choose from.",
    ),
    "an answer there isn't": (
        'is = ["stool"]',
        'is = ["sofa"]',
        '"sofa"',
        "“is” has to be one of office, stool, not “sofa”.",
    ),
    "a dash for an answer": ('is = ["yes"]', 'is = ["-"]', "when = [", "“is” has to be one of yes, no, not “-”."),
    "a number off the scale": (
        'is = ["9", "10"]',
        'is = ["11"]',
        '"11"',
        "“is” has to be one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, not “11”.",
    ),
    "no answer": (
        'is = ["stool"]',
        "is = []",
        "is = []",
        "“is” has to name an answer or more; they are office, stool.",
    ),
    "options of a text": (
        'question = "Where?"',
        'question = "Where?"\noptions = []',
        "options = []",
        "a question that asks “text” has no “options”; that goes with one, several.",
    ),
    "a scale of a date": (
        'question = "When again?"',
        'question = "When?"\n[items.scale] # of a date\nlow = 0',
        "[items.scale] #",
        "a question that asks “date” has no “scale”; that goes with scale.",
    ),
    "a risk of a choice": (
        'question = "What light?"',
        'question = "What light?"\nrisk = "yes"',
        'risk = "yes"\nskip',
        "a question that asks “several” has no “risk”; that goes with yes-no.",
    ),
    "how much without what": (
        'risk = "yes"\n',
        "",
        "severity",
        "“severity” needs “risk”, which says whether yes or no is one.",
    ),
    "nothing to choose": (
        'asks = "text"',
        'asks = "several"',
        '[[items]]\nid = "WHERE"',
        "a question that asks “several” has 1 [[items.options]] or more; add what can be chosen.",
    ),
    "one to choose": (
        '[[items.options]]\nid = "stool"\ntext = "a stool"\nrisk = "low"\npoints = 2\nadvice = "Not a stool."\n',
        "",
        '[[items]]\nid = "CHAIR"',
        "a question that asks “one” has 2 [[items.options]] or more; add what can be chosen.",
    ),
    "too many points": (
        "points = 2",
        "points = 101",
        "101",
        "“points” has to be a whole number from -100 to 100, not 101.",
    ),
    "a scale upside down": (
        "high = 10",
        "high = 0",
        "high = 0",
        "“high” has to be a whole number from 1 to 100, not 0.",
    ),
    "a scale below nothing": (
        "low = 0",
        "low = -1",
        "low = -1",
        "“low” has to be a whole number from 0 to 99, not -1.",
    ),
    "well in the middle": (
        "well = 0",
        "well = 5",
        "well = 5",
        "“well” is the end at which all is well; it has to be 0 or 10.",
    ),
    "all of it a risk": (
        "risk_from = 4",
        "risk_from = 0",
        "risk_from = 0",
        "“risk_from” has to be a whole number from 1 to 10, not 0.",
    ),
    "none of it a risk": (
        "risk_from = 4",
        "risk_from = 11",
        "= 11",
        "“risk_from” has to be a whole number from 1 to 10, not 11.",
    ),
    "a risk without advice": (
        'advice = "Put it on a stand."\n',
        "",
        'risk = "yes"',
        "an answer that is a risk needs “advice”: what to do about it.",
    ),
    "an option's risk without advice": (
        'advice = "Draw the curtain."\n',
        "",
        '[[items.options]]\nid = "sun"',
        "an answer that is a risk needs “advice”: what to do about it.",
    ),
    "a scale without advice": (
        'advice = "Stand up now and then."\n',
        "",
        '[[items]]\nid = "PAIN"',
        "a scale has answers that are a risk, so it needs “advice”: what to do about them.",
    ),
    "a country in full": (
        '["NL", "GB"]',
        '["Nl"]',
        '["Nl"]',
        "“figures” has to be codes of countries in capitals, such as NL, not “Nl”.",
    ),
    "a part that counts for nothing": (
        'question = "Where?"',
        'question = "Where?"\npart = "neck"',
        "part",
        "“part” counts for nothing where scoring is “answers”; leave it out.",
    ),
    "a mean of words": (
        '"answers"',
        '"mean"',
        '[[items]]\nid = "LAPTOP"',
        "this score takes scales from 1 to 5 on which 5 is well; ask “LAPTOP” on such a one.",
    ),
    "discomfort nowhere": (
        '"answers"',
        '"discomfort"',
        "scoring",
        "no question counts for a region of the body; name one as its “part”.",
    ),
    "rosa of nothing": (
        '"answers"',
        '"rosa"',
        "scoring",
        "no question counts for “seat_height”; ROSA needs one for each of its parts.",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_with_file_line_and_reason(case: str) -> None:
    old, new, marker, reason = WRONG[case]
    text = changed(old, new)
    told = refusal(text)
    assert told.startswith(f"{PATH}, line {line_of(text, marker)}: {reason}")
    assert told.endswith(".")
    assert "\n" not in told


def test_a_scale_on_which_much_is_well_has_its_risk_below() -> None:
    found = item("PAIN", changed("well = 0", "well = 10")).scale
    assert found is not None
    assert found[:4] == (0, 10, 10, 4)
    text = changed("well = 0\nrisk_from = 4", "well = 10\nrisk_from = 10")
    assert refusal(text).endswith(": “risk_from” has to be a whole number from 0 to 9, not 10.")


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("minutes = 4", "minutes 4", 8, "behind a key stands “=” and a value."),
        ("minutes = 4", "minutes = four", 8, "this is no value; a text stands between quotes, a list between [ and ]."),
        ("minutes = 4", "minutes = 4 5", 8, "something stands behind the value; what comes next begins on a new line."),
        ("minutes = 4", "minutes = 4\nminutes = 5", 9, "this was said before; say each thing once."),
        ("minutes = 4", "?", 8, "this is neither a key nor a [table]; a key has letters, digits, “-” and “_”."),
        (
            '"Looks at the desk."',
            '"Looks at the desk.',
            7,
            "a text isn't closed; it ends with the quote that it begins with.",
        ),
        ('"First"', '"""First', 105, "a text isn't closed; it ends with the quote that it begins with."),
        (
            '"pain"]',
            '"pain"',
            13,
            "a list or table isn't closed, or a comma is missing; [ ends with ], { ends with } on the same line.",
        ),
        (
            '"Looks at the desk."',
            r'"C:\desk"',
            7,
            r"in a text “\” begins a sign such as “\n”; write “\\” for the sign itself.",
        ),
        (
            "minutes = 4",
            "minutes = 4\x01",
            8,
            "something stands behind the value; what comes next begins on a new line.",
        ),
        ("minutes = 4", "[[items", 8, "this is no sound TOML (Expected ']]' at the end of an array declaration)."),
    ],
)
def test_broken_toml_is_told_in_words_with_its_line(old: str, new: str, line: int, reason: str) -> None:
    assert refusal(changed(old, new)) == f"{PATH}, line {line}: {reason}"


def test_nothing_at_all_is_no_checklist() -> None:
    assert refusal("") == f"{PATH}, line 1: “format” is missing; it has to be the number 1."
    head = WHOLE[: WHOLE.index("[[sections]]")]
    assert refusal(head).endswith("line 1: a checklist has at least one section; it begins with [[sections]].")
    sections = WHOLE[: WHOLE.index('[[items]]\nid = "LAPTOP"')]
    assert refusal(sections).endswith("line 1: a checklist asks at least one question; it begins with [[items]].")


def test_what_is_written_within_a_value_is_told_with_the_line_of_its_beginning() -> None:
    head = WHOLE[: WHOLE.index("[[sections]]")]
    text = head + 'sections = [{ id = "s", title = "S" }]\nitems = [\n  { id = "A", section = "s", question = 1 },\n]\n'
    assert refusal(text) == f"{PATH}, line {line_of(text, 'items = [')}: “question” {NO_TEXT}, not 1."


def test_keys_with_points_and_tables_of_their_own_have_their_lines() -> None:
    dotted = changed('title = { en = "Desk", nl = "Bureau" }', 'title.en = "Desk"\ntitle . "nl" = 3  # wrong')
    assert refusal(dotted) == f"{PATH}, line {line_of(dotted, '# wrong')}: “nl” {NO_TEXT}, not 3."
    table = WHOLE + '\n[items.why]\nen = "So."\n"nl" = 0  # wrong\n'
    assert refusal(table) == f"{PATH}, line {line_of(table, '# wrong')}: “nl” {NO_TEXT}, not 0."


def test_the_head_of_a_file_is_read_without_its_questions() -> None:
    broken = WHOLE + "\n[[items]]\nid = 7\n"
    assert parse_head(broken, PATH).title == Said("Desk", "Bureau")
    assert "“id”" in refusal(broken)


def test_the_example_that_the_documentation_teaches_is_sound() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    found = parse_checklist(example, "meeting-room.toml")
    assert [one.id for one in found.items] == ["LIGHT", "MICROPHONE", "ECHO"]
    assert [option.risk for option in found.items[0].options] == ["", "low"]


def test_the_mistakes_that_the_documentation_shows_are_told_so() -> None:
    page = DOCS.read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    (shown,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    advice = re.search(r"advice = .*\n", example)
    assert advice
    mistakes = [
        ('risk = "no"', 'risks = "no"'),
        (advice[0], ""),
        ('"low"', '"severe"'),
        ('id = "MICROPHONE"', 'id = "light"'),
        ('item = "MICROPHONE"', 'item = "MICROFONE"'),
        ("risk_from = 5", 'risk_from = "5"'),
        ('"seen"\nquestion', '"seen\nquestion'),
    ]
    assert [refusal(changed(old, new, example), "meeting-room.toml") for old, new in mistakes] == shown.splitlines()


def test_the_documentation_names_every_key() -> None:
    from wfhdesk.domain.checklist_format import KEYS
    from wfhdesk.domain.checklist_items import ITEM_KEYS as OF_ITEMS
    from wfhdesk.domain.checklist_items import OPTION_KEYS, SCALE_KEYS

    page = DOCS.read_text("utf-8")
    for key in {*KEYS, *OF_ITEMS, *OPTION_KEYS, *SCALE_KEYS}:
        assert any(f"{before}{key}{after}" in page for before, after in (("`", "`"), ("[[", "]]"), (".", "]"))), key
