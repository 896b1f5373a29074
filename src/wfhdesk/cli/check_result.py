"""What a run came to, as lines of a terminal: the score, what to do first, what was fixed, what changed since last time."""

from __future__ import annotations

from collections.abc import Iterator

from wfhdesk.cli.check_texts import action_row, standing_told, wrapped
from wfhdesk.cli.speech import bold, columns
from wfhdesk.desk.assessment_results import Result, result_of
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.assessment_texts import made_due_told, run_told
from wfhdesk.domain.assessments import Reply, Run, shown_risk, shown_way
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.result_texts import best_told, change_lines, score_facts
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


def result_lines(desk: Desk, run: Run) -> list[str]:
    """Return what a finished run came to."""
    result = result_of(desk.assessments, run)
    return [line for part in _parts(desk, result) for line in part]


def _parts(desk: Desk, result: Result) -> Iterator[list[str]]:
    today = desk.assessments.today()
    yield [bold(f"{run_told(result.run, result.place, today)}  ({result.run.id[:SHORT]})")]
    for label, text in score_facts(result.run, result.former, result.score):
        yield [wrapped(_("{label}: {text}").format(label=label, text=text)) if label else wrapped(text, "    ")]
    if told := best_told(result.run):
        yield [wrapped(told)]
    if result.made_due:
        yield [wrapped(made_due_told(result.made_due))]
    if result.risks:
        yield ["", bold(_("To solve, the worst first"))]
        yield from (list(_risk(one)) for one in result.risks)
    if result.fixed:
        yield ["", bold(_("Fixed at once"))]
        yield [wrapped(f"{one.asked} {one.said}", "  ") for one in result.fixed]
    if result.solved:
        yield ["", bold(_("Solved since"))]
        for reply, action in result.solved:
            yield [wrapped(f"{reply.asked} {reply.said}", "  "), f"    → {standing_told(action, today)}"]
    if result.actions:
        yield ["", bold(_("To do")), columns(action_row(desk, one) for one in result.actions)]
    if result.former and result.differences:
        since = short_day(result.former.day, today)
        yield ["", bold(_("Since {day} ({id})").format(day=since, id=result.former.id[:SHORT]))]
        yield [wrapped(line, "  ") for line in change_lines(result.differences)]
    if result.fine:
        told = ngettext("{n} answer tells no risk.", "{n} answers tell no risk.", result.fine)
        yield ["", told.format(n=result.fine)]


def _risk(reply: Reply) -> Iterator[str]:
    yield wrapped(f"{shown_risk(reply.risk)}: {reply.asked} {reply.said}", "  ")
    yield wrapped(reply.advice, "    ")
    way = shown_way(reply.way)
    yield wrapped(f"→ {way}: {reply.why}" if reply.why else f"→ {way}", "    ")


def answer_lines(run: Run) -> Iterator[str]:
    """Return every answer of a run beneath its section."""
    section = ""
    for reply in run.replies:
        if reply.section != section:
            yield ""
            yield bold(reply.section)
            section = reply.section
        yield wrapped(f"{reply.item}  {reply.asked}", "  ")
        yield wrapped(f"{reply.said} ({shown_risk(reply.risk)})" if reply.risk else reply.said, "      ")
        if reply.note:
            yield wrapped(_("Note: {note}").format(note=reply.note), "      ")
