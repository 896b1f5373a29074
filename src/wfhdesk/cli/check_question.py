"""One question of a checklist as it stands on a terminal: section, how far one is, why it matters, what can be answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wfhdesk.cli.check_texts import wrapped
from wfhdesk.domain.asking import asked, progress, replies_of
from wfhdesk.domain.assessments import Run
from wfhdesk.domain.checklists import DATE, NOT_APPLICABLE, ONE, SCALE, SEVERAL, TEXT, YES_NO, Checklist, Item
from wfhdesk.language import gettext as _


def lines(checklist: Checklist, run: Run, item: Item, figures: Sequence[str], section: str) -> Iterator[str]:
    """Return a question as lines; `section` is its title where it is a new one, `figures` stand beside it."""
    replies = replies_of(run)
    place = [one.id for one in asked(checklist, replies)].index(item.id) + 1
    yield ""
    if section:
        yield section
    yield wrapped(f"{place}/{progress(checklist, replies).of}  {item.question}")
    if item.why:
        yield wrapped(str(item.why), "  ")
    yield from (wrapped(figure, "  ") for figure in figures)
    if item.asks in (ONE, SEVERAL):
        width = len(str(len(item.options)))
        yield from (f"  {number:>{width}}  {option.text}" for number, option in enumerate(item.options, 1))
    if item.scale is not None:
        scale = item.scale
        yield f"  {scale.low} = {scale.low_label or '–'}, {scale.high} = {scale.high_label or '–'}"


def mistyped(item: Item, problem: str) -> str:
    """Return what to say of an answer that is none: what can be typed; where that isn't enough, the `problem` itself."""
    told = {
        YES_NO: lambda: _("Type y or n"),
        ONE: lambda: _numbers(1, len(item.options)),
        SEVERAL: lambda: _("Type numbers from 1 to {n} with commas between, or none").format(n=len(item.options)),
        SCALE: lambda: _numbers(item.scale.low, item.scale.high) if item.scale else "",
    }.get(item.asks)
    if told is None:
        return problem.removeprefix(f"{item.id}: ")
    return _("{what}, or - where it doesn't apply.").format(what=told()) if item.can_skip else f"{told()}."


def _numbers(low: int, high: int) -> str:
    if high - low == 1:
        return _("Type {low} or {high}").format(low=low, high=high)
    return _("Type a number from {low} to {high}").format(low=low, high=high)


def prompt(item: Item) -> str:
    """Return what stands before the answer: what can be typed."""
    known = {
        YES_NO: lambda: _("y/n"),
        ONE: lambda: f"1-{len(item.options)}",
        SEVERAL: lambda: _("numbers with commas, or none"),
        SCALE: lambda: f"{item.scale.low}-{item.scale.high}" if item.scale else "",
        TEXT: lambda: _("a text"),
        DATE: lambda: _("a day, such as 2026-12-01"),
    }[item.asks]()
    skipped = "/" if item.asks == YES_NO else _(", or ")
    return f"[{known}{skipped}{NOT_APPLICABLE}] " if item.can_skip else f"[{known}] "
