"""Checklists that are scored by a rule: each part is asked once, in a way that the rule can count."""

from __future__ import annotations

import re

import pytest

from domain.checklist_files import changed, line_of, refusal
from wfhdesk.domain.checklist_format import parse_checklist
from wfhdesk.domain.rosa import ALLOWED

HEAD = 'format = 1\nid = "x"\nversion = 1\ntitle = "X"\npurpose = "X."\nminutes = 1\n'
SECTION = '[[sections]]\nid = "s"\ntitle = "S"\n'
SCALE = "[items.scale]\nlow = {low}\nhigh = {high}\nwell = {well}\nrisk_from = 3\n"


def question(item_id: str, asks: str, more: str = "") -> str:
    return f'[[items]]\nid = "{item_id}"\nsection = "s"\nasks = "{asks}"\nquestion = "Q?"\nadvice = "Do."\n{more}'


def options(*points: int) -> str:
    return "".join(
        f'[[items.options]]\nid = "o{number}"\ntext = "O."\npoints = {point}\n' for number, point in enumerate(points)
    )


def rosa() -> str:
    parts = [question("USED", "yes-no")]
    for part in ALLOWED:
        when = 'when = [{ item = "USED", is = ["yes"] }]\n' if "phone" in part else ""
        asks, points = ("several", (1,)) if part.endswith("_add") else ("one", ALLOWED[part])
        parts.append(question(part.replace("_", "-"), asks, f'part = "{part}"\n{when}{options(*points)}'))
    return HEAD + 'scoring = "rosa"\n' + SECTION + "".join(parts)


def wrong(text: str, marker: str, reason: str) -> None:
    assert refusal(text, "x.toml") == f"x.toml, line {line_of(text, marker)}: {reason}"


def test_rosa_with_all_its_parts_is_sound() -> None:
    found = parse_checklist(rosa(), "x.toml")
    assert {one.part for one in found.items} == {"", *ALLOWED}


@pytest.mark.parametrize("part", sorted(ALLOWED))
def test_rosa_needs_each_of_its_parts(part: str) -> None:
    without = changed(f'part = "{part}"\n', "", rosa())
    wrong(without, "scoring", f"no question counts for “{part}”; ROSA needs one for each of its parts.")


@pytest.mark.parametrize("part", sorted(ALLOWED))
def test_points_stay_within_what_a_part_of_rosa_can_score(part: str) -> None:
    for point in (ALLOWED[part][0] - 1, ALLOWED[part][-1] + 1):
        start = rosa().index(f'part = "{part}"')
        text = rosa()[:start] + re.sub(r"points = .*", f"points = {point}  # wrong", rosa()[start:], count=1)
        told = refusal(text, "x.toml")
        assert f"line {line_of(text, '# wrong')}: “{part}” can't score {point} here; points go from" in told


def test_additions_together_stay_within_what_a_part_can_score() -> None:
    text = changed('part = "seat_depth_add"\n' + options(1), 'part = "seat_depth_add"\n' + options(1, 1), rosa())
    reason = "all options of “seat_depth_add” come to 2 together; 1 is the most that it can score."
    wrong(text, '[[items]]\nid = "seat-depth-add"', reason)
    nothing = changed('part = "back_add"\n' + options(1), 'part = "back_add"\n' + options(0, 1), rosa())
    assert "“back_add” can't score 0 here; points go from 1 to 2." in refusal(nothing, "x.toml")


def test_an_addition_can_be_one_of_some_with_nothing_among_them() -> None:
    old = question("seat-depth-add", "several", 'part = "seat_depth_add"\n' + options(1))
    new = question("seat-depth-add", "one", 'part = "seat_depth_add"\n' + options(0, 1))
    assert parse_checklist(changed(old, new, rosa()), "x.toml")


def test_a_part_of_rosa_is_asked_in_the_way_it_is_scored() -> None:
    text = changed('id = "back"\nsection = "s"\nasks = "one"', 'id = "back"\nsection = "s"\nasks = "several"', rosa())
    wrong(text, 'part = "back"\n', "“back” is scored by points of options; set asks to “one”.")
    old = question("back-add", "several", 'part = "back_add"\n' + options(1))
    text = changed(old, question("back-add", "yes-no", 'part = "back_add"\n'), rosa())
    wrong(text, 'part = "back_add"\n', "“back_add” is scored by points of options; set asks to “one” or “several”.")


def test_only_the_telephone_can_be_left_out_of_rosa_and_its_time_with_it() -> None:
    text = changed('part = "mouse"\n', 'part = "mouse"\nskip = true\n', rosa())
    wrong(text, "skip = true", "“mouse” can't be left out of the score; drop “skip”.")
    when = 'when = [{ item = "USED", is = ["no"] }]\n'
    told = "can't be left out of the score; drop “when”, which only a telephone has, with its time."
    wrong(changed('part = "mouse"\n', 'part = "mouse"\n' + when, rosa()), when, f"“mouse” {told}")
    other = changed(
        'part = "dur_phone"\nwhen = [{ item = "USED", is = ["yes"] }]\n', f'part = "dur_phone"\n{when}', rosa()
    )
    wrong(other, when, f"“dur_phone” {told}")


def test_a_part_is_known_and_asked_once() -> None:
    text = changed('part = "keyboard"\n', 'part = "mouse"  # again\n', rosa())
    wrong(text, "# again", "“mouse” is asked already; each part of a score is asked once.")
    text = changed('part = "back"\n', 'part = "front"\n', rosa())
    assert f"line {line_of(text, 'front')}: “part” has to be one of seat_height, " in refusal(text, "x.toml")


def scored(rule: str, low: int, high: int, well: int, more: str = "") -> str:
    scale = SCALE.format(low=low, high=high, well=well)
    return HEAD + f'scoring = "{rule}"\n' + SECTION + question("A", "scale", more + scale)


def test_discomfort_is_of_regions_on_a_scale_from_0_to_10() -> None:
    assert (
        parse_checklist(scored("discomfort", 0, 10, 0, 'part = "wrist-left"\n'), "x.toml").items[0].part == "wrist-left"
    )
    reason = "this score takes scales from 0 to 10 on which 0 is well; ask “A” on such a one."
    wrong(scored("discomfort", 0, 5, 0, 'part = "neck"\n'), "[items.scale]", reason)
    text = HEAD + 'scoring = "discomfort"\n' + SECTION + question("A", "text", 'part = "neck"\n')
    wrong(text, "asks", reason)
    assert "“part” has to be one of eyes, head," in refusal(scored("discomfort", 0, 10, 0, 'part = "nose"\n'), "x.toml")


def test_a_mean_is_of_scales_from_1_to_5() -> None:
    assert parse_checklist(scored("mean", 1, 5, 5), "x.toml")
    reason = "this score takes scales from 1 to 5 on which 5 is well; ask “A” on such a one."
    wrong(scored("mean", 1, 5, 1), "[items.scale]", reason)
    text = changed("risk_from = 3", "risk_from = 3\n" + question("B", "text"), scored("mean", 1, 5, 5))
    assert "ask “B” on such a one." in refusal(text, "x.toml")
