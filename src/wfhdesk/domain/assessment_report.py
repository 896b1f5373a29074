"""The report of a self-assessment: what an assessor needs to look at it, and room to write what came of that.

It says what it is: HSE counts the outcome of a self-assessment only once a trained assessor has looked at it (guidance to the
Display Screen Equipment Regulations, L26). What is private stays out unless the person ticked it in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wfhdesk import language
from wfhdesk.domain.actions import Action, most_pressing_first
from wfhdesk.domain.assessment_findings import (
    Undertaken,
    actions_table,
    all_answers,
    by_section,
    in_short,
    own_words,
    risks_found,
    shown_day,
)
from wfhdesk.domain.assessments import Run, Workstation, shown_place
from wfhdesk.domain.documents import Blank, Block, Bullets, Document, Fact, Facts, Heading, Paragraph
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.result_texts import best_told
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


class Reported(NamedTuple):
    """What a report is made of.

    `name` is the person's, `former` the run before this one with the same checklist at the same workstation. `headline` are
    lines of the score, `change` sentences of what changed since `former`. `actions` are all that have to do with it; private
    ones are left out here. `extra` are the private runs that the person ticked in, `run` itself among them where it is one.
    `is_incident` is that it tells of something that happened, such as an accident.
    """

    run: Run
    today: date
    name: str = ""
    workstation: Workstation | None = None
    former: Run | None = None
    headline: Sequence[Fact] = ()
    change: Sequence[str] = ()
    actions: Sequence[Action] = ()
    extra: Sequence[Run] = ()
    is_incident: bool = False


def report(told: Reported) -> Document:
    """Return the report in the language that is spoken. Raises WrongInput for a private run that isn't ticked in."""
    run, undertaken = told.run, Undertaken(_shown_actions(told), told.name, told.today)
    if run.private and run not in told.extra:
        raise WrongInput(
            _("“{title}” is private; it goes into a report only where you say so.").format(title=run.title)
        )
    others = [one for one in told.extra if one != run]
    title = f"{run.title}: {told.workstation.name}" if told.workstation else run.title
    blocks = [
        Facts(_header(told)),
        Paragraph(_what_it_is(told), stands_out=True),
        Paragraph(in_short(run, undertaken.actions)),
        *_found(run, undertaken),
        *own_words(run),
        *_to_do(undertaken),
        *_score(told),
        *_changes(told),
        *_fine(run),
        *(block for one in others for block in _other(one, undertaken)),
        *_review(),
        *(block for one in (run, *others) for block in all_answers(one)),
    ]
    return Document(title, language.current(), blocks)


def _shown_actions(told: Reported) -> list[Action]:
    """Return the actions that may be seen: what comes of a private checklist only together with that."""
    ticked = {one.id for one in told.extra if one.id}
    return most_pressing_first([one for one in told.actions if not one.private or one.run in ticked])


# --- what it is ------------------------------------------------------------------------------------------------


def _header(told: Reported) -> list[Fact]:
    run, place = told.run, told.workstation
    where = f"{place.name} ({shown_place(place.place)})" if place else ""
    rows = [
        (_("Filled in by"), told.name),
        (_("Workstation"), where),
        (_("Date"), shown_day(run.day)),
        (_("Report made on"), shown_day(told.today) if told.today != run.day else ""),
        (_("Checklist"), _("{title}, version {version}").format(title=run.title, version=run.version)),
        (_("Answers"), _answers(run)),
        (_("Last time"), shown_day(told.former.day) if told.former else ""),
        (_("Next time"), shown_day(run.review) if run.review else ""),
    ]
    return [(label, value) for label, value in rows if value]


def _answers(run: Run) -> str:
    applied = sum(one.applies for one in run.replies)
    text = ngettext("{count} question", "{count} questions", applied).format(count=applied)
    if applied < len(run.replies):
        text += "; " + _("{count} not applicable").format(count=len(run.replies) - applied)
    return text if run.finished else text + "; " + _("not finished")


def _what_it_is(told: Reported) -> str:
    name = told.name
    if told.is_incident:
        return _("This is what the person reports of it themselves; nobody has looked into it yet.")
    whose = (
        _("This is a self-assessment: {name} answered these questions about their own place of work.").format(name=name)
        if name
        else _("This is a self-assessment: a worker answered these questions about their own place of work.")
    )
    means = _(
        "It is not the employer's assessment. It becomes part of one once a trained assessor has looked at it, "
        "settled what is unclear, and seen that the problems were solved."
    )
    return f"{whose} {means}"


# --- how it stands ---------------------------------------------------------------------------------------------


def _found(run: Run, undertaken: Undertaken) -> Iterator[Block]:
    if run.risks:
        yield Heading(2, _("What was found"))
        yield from risks_found(run, undertaken)


def _to_do(undertaken: Undertaken) -> Iterator[Block]:
    if undertaken.actions:
        yield Heading(2, _("Actions"))
        yield actions_table(undertaken)


def _score(told: Reported) -> Iterator[Block]:
    if told.headline:
        yield Heading(2, _("Score"))
        yield Facts([*told.headline])
        if known := best_told(told.run):
            yield Paragraph(known)


def _changes(told: Reported) -> Iterator[Block]:
    if told.former and told.change:
        yield Heading(2, _("Changed since {day}").format(day=shown_day(told.former.day)))
        yield Bullets([*told.change])


def _fine(run: Run) -> Iterator[Block]:
    rows = []
    for section, replies in by_section(run):
        fine = sum(one.is_fine for one in replies)
        asked = fine + sum(bool(one.risk) for one in replies)
        if fine:
            rows.append((section or run.title, _("{fine} of {asked}").format(fine=fine, asked=asked)))
    if rows:
        yield Heading(2, _("Answers without a risk"))
        yield Facts(rows)


def _other(run: Run, undertaken: Undertaken) -> Iterator[Block]:
    yield Heading(2, _("Added by choice: {title}").format(title=run.title))
    yield Facts([(_("Date"), shown_day(run.day)), (_("Answers"), _answers(run))])
    yield Paragraph(in_short(run, undertaken.actions))
    yield from risks_found(run, undertaken)


def _review() -> Iterator[Block]:
    yield Heading(2, _("Reviewed by"))
    yield Blank(_("Name"))
    yield Blank(_("Date"))
    yield Blank(_("Remarks"), 4)
    yield Blank(_("Follow-up done on"))
    yield Blank(_("Signature"))
