"""A ROSA score as a scale from 1 to 10, with what it is made of, what drives it, and what brings it down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from wfhdesk.domain import rosa
from wfhdesk.domain.rosa_changes import Driver, WayDown
from wfhdesk.domain.rosa_texts import shown_band, shown_part
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import Glyphs
from wfhdesk.tui.widgets.sheet import Hung, Sheet, Told

if TYPE_CHECKING:
    from wfhdesk.desk.assessment_results import Result
    from wfhdesk.domain.scoring import RosaResult

_HIGHEST = 10
_WIDEST = 5
_INKS = {rosa.GREEN: "good", rosa.IMPROVE: "good", rosa.ACT: "due", rosa.SOON: "late", rosa.URGENT: "late"}
_BANDS = ((1, 2), (3, 4), (5, 5), (6, 8), (9, 10))


class RosaScale(Sheet):
    """The scale with the score marked. `show` takes a finished run; one that isn't scored by ROSA shows nothing."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rosa: RosaResult | None = None
        self._before: int | None = None

    def show(self, result: Result | None, glyphs: Glyphs | None = None) -> None:
        """Show what a run came to, and where it stood the time before."""
        self._rosa = result.rosa if result else None
        former = result.former_score if result else None
        self._before = int(former.value) if former and former.value is not None else None
        self.glyphs = glyphs or self.glyphs
        self.display = self._rosa is not None
        self.show_anew()

    def texts(self, width: int) -> list[Told]:
        """Return the scale, the bands, the parts, and what can be done."""
        if self._rosa is None:
            return []
        now = self._rosa.now
        return [
            *self._scale(now.final, width),
            self._bands(now.final),
            *self._beside(now.final),
            Text(),
            *self._parts(width),
            *self._driven(self._rosa.drivers),
            *self._ways(self._rosa.ways_down, now.final),
        ]

    def _beside(self, final: int) -> list[Text]:
        """Return what else there is to say of the number: what was fixed at once, and where it stood before."""
        assert self._rosa is not None
        answered, told = self._rosa.answered.final, []
        if answered != final:
            told.append(_("{n} by the answers, {now} with what you fixed at once").format(n=answered, now=final))
        if self._before is not None:
            told.append(_("({n}) the time before").format(n=self._before))
        return [Text(f"  {self.glyphs.dot}  ".join(told), self.style_of("muted"))] if told else []

    def _scale(self, final: int, width: int) -> Iterator[Text]:
        """Yield the numbers with the score between brackets, and the bands as a bar below them."""
        cell = max(3, min(width // _HIGHEST, _WIDEST))
        numbers, bar = Text(no_wrap=True), Text(no_wrap=True)
        for number in range(1, _HIGHEST + 1):
            name = _INKS[rosa.band(number)]
            is_here = number == final
            told = f"[{number}]" if is_here else f"({number})" if number == self._before else str(number)
            numbers.append(f"{told:^{cell}}", self.style_of("core" if is_here else "muted"))
            sign = self.glyphs.bar if number <= final else self.glyphs.rule
            bar.append(sign * (cell - 1), self.style_of(name)).append(" ")
        yield numbers
        yield bar

    def _bands(self, final: int) -> Text:
        """Return the bands in words, that of the score standing out."""
        text = Text()
        for place, (first, last) in enumerate(_BANDS):
            span = f"{first}" if first == last else f"{first}{self.glyphs.dash}{last}"
            is_here = first <= final <= last
            name = _INKS[rosa.band(first)] if is_here else "muted"
            text.append(", " if place else "", self.style_of("muted"))
            text.append(f"{span} {shown_band(rosa.band(first))}", self.style_of(name))
        return text

    def _parts(self, width: int) -> Iterator[Text]:
        assert self._rosa is not None
        now = self._rosa.now
        parts = ((rosa.CHAIR, now.chair), (rosa.SECTION_B, now.section_b), (rosa.SECTION_C, now.section_c))
        names = max(cell_len(shown_part(name)) for name, _points in parts) + 1
        room = 2 if width - names >= 2 * _HIGHEST + 4 else 1
        for name, points in parts:
            shown = shown_part(name)
            is_it = points == now.final
            text = Text(
                shown + " " * (names - cell_len(shown)), self.style_of("core" if is_it else "number"), no_wrap=True
            )
            line = Text(no_wrap=True).append_text(text)
            style = self.style_of(_INKS[rosa.band(points)])
            line.append(self.glyphs.heights[5] * (points * room), style)
            line.append(self.glyphs.levels[0] * ((_HIGHEST - points) * room), self.style_of("rule"))
            yield line.append(f" {points}", self.style_of("core" if is_it else "number"))

    def _driven(self, drivers: Sequence[Driver]) -> Iterator[Text]:
        """Yield what of the sections that make the score stands above its best."""
        found = [excess for driver in drivers for excess in driver.excesses]
        if not found:
            return
        yield Text()
        yield Text(_("What drives it"), self.style_of("head"))
        told = ", ".join(f"{shown_part(one.part)} +{one.points}" for one in found)
        yield Text(f"{self.glyphs.dot} {told}")

    def _ways(self, ways: Sequence[WayDown], final: int) -> Iterator[Told]:
        if not ways:
            return
        yield Text()
        yield Text(_("What brings it down"), self.style_of("head"))
        between = " " + _("and") + " "
        for way in ways:
            lead = Text().append(f"{final} {self.glyphs.outcome} {way.score.final}  ", self.style_of("good"))
            told = dict.fromkeys(change.text or shown_part(change.part.removesuffix("_add")) for change in way.changes)
            yield Hung(lead, Text(between.join(one.rstrip(".") for one in told)))
