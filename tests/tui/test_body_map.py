"""The figure of a body and the bars of a trend, as they are drawn."""

from __future__ import annotations

import pytest
from rich.style import Style
from rich.text import Text

from wfhdesk.domain.body import REGIONS
from wfhdesk.tui.glyphs import ASCII, UNICODE
from wfhdesk.tui.widgets.body_figure import HEIGHT, WIDTH, degree, figure, labels, row_of
from wfhdesk.tui.widgets.trend_line import bars


def styled(value: int) -> Style:
    return Style(color=["black", "blue", "yellow", "white", "red"][degree(value)])


def colours(lines: list[Text]) -> set[str]:
    found = set()
    for line in lines:
        for span in line.spans:
            assert isinstance(span.style, Style)
            found |= {one.name for one in (span.style.color, span.style.bgcolor) if one}
    return found


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_has_its_place_and_shows_what_hurts_there(region: str) -> None:
    assert 0 <= row_of(region) < HEIGHT
    assert "red" in colours(figure({region: 9}, styled, UNICODE))
    assert "@" in "".join(line.plain for line in figure({region: 9}, styled, ASCII))


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_the_figure_is_as_wide_as_it_says(glyphs: object) -> None:
    lines = figure({"neck": 5}, styled, ASCII if glyphs is ASCII else UNICODE)
    assert [line.cell_len for line in lines] == [WIDTH] * HEIGHT


def test_left_and_right_are_the_persons_own() -> None:
    """Their right shoulder is on the left, as of somebody who stands before one."""
    row = figure({"shoulder-right": 9}, styled, ASCII)[row_of("shoulder-right")].plain
    assert row.index("@") < WIDTH // 2
    row = figure({"shoulder-left": 9}, styled, ASCII)[row_of("shoulder-left")].plain
    assert row.index("@") > WIDTH // 2


@pytest.mark.parametrize(("value", "told"), [(0, 0), (1, 1), (3, 1), (4, 2), (6, 2), (7, 4), (10, 4)])
def test_values_show_in_four_degrees(value: int, told: int) -> None:
    assert degree(value) == told


def test_labels_never_stand_on_each_other() -> None:
    placed = labels([(4, Text("a")), (4, Text("b")), (5, Text("c")), (0, Text("d"))])
    assert {row: text.plain for row, text in placed.items()} == {0: "d", 4: "a", 5: "b", 6: "c"}


@pytest.mark.parametrize(
    ("values", "low", "high", "drawn"),
    [
        ([1, 10], 1, 10, "▁█"),
        ([0, 0, 0], 0, 0, "▁▁▁"),
        ([4, 2, 0], 0, 0, "█▅▁"),
        ([5], 0, 10, "▅"),
        ([12], 0, 10, "█"),
    ],
)
def test_bars_go_from_the_lowest_to_the_highest(values: list[float], low: float, high: float, drawn: str) -> None:
    assert bars(values, UNICODE, low=low, high=high) == drawn
