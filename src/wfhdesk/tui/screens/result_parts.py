"""What the result of a run says, part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from rich.style import Style
from rich.text import Text

from wfhdesk.desk.assessment_results import Result
from wfhdesk.domain.actions import Action, shown_owner, shown_state
from wfhdesk.domain.assessments import NEEDS_ACTION, Reply, shown_risk, shown_way
from wfhdesk.domain.checklists import RISKS
from wfhdesk.domain.comparing import BETTER, WORSE, Difference
from wfhdesk.domain.first_things import first_things
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.glyphs import Glyphs
from wfhdesk.tui.widgets.lights import LIGHT_INKS, RISK_INKS
from wfhdesk.tui.widgets.story import Part, blank, paragraph, point

_MOST_CHANGES = 6


class Telling(NamedTuple):
    """What a result is told with: the inks, the signs, today, and the keys of commands."""

    style_of: Callable[[str], Style]
    glyphs: Glyphs
    today: date
    key_of: Callable[[str], str]


def result_parts(result: Result, closing: str, message: bool, how: Telling) -> list[Part]:
    """Return all there is to say; `message` is whether it is to become one to the supervisor."""
    told = [
        *_headline(result, message, how),
        *_first(result, how),
        *_risks(result, how),
        *_fixed(result, how),
        *_change(result, how),
        *_ending(closing, how),
    ]
    return told[1:] if told and told[0].item is None and not result.run.replies else told


def _head(text: str, how: Telling) -> list[Part]:
    return [blank(), paragraph(Text(text, how.style_of("head")))]


def _headline(result: Result, message: bool, how: Telling) -> Iterator[Part]:
    """Yield the score, what is fine in one line, and what becomes of it all."""
    if result.rosa is None:
        yield paragraph(
            Text(_sentence(result.score.told), how.style_of(LIGHT_INKS[result.score.light]) + Style(bold=True))
        )
    yield point(Text(f"{how.glyphs.done} ", how.style_of("good")), Text(_fine(result)))
    if result.run.private:
        yield paragraph(
            Text(_("This is private: it goes into no report unless you tick it in."), how.style_of("muted"))
        )
    if message:
        said = _("{key}  writes the message to your supervisor; you read it before it goes out")
        text = Text(said.format(key=how.key_of("result.message")), how.style_of("core"))
        yield blank()
        yield paragraph(text.on({"@click": "screen.message"}))


def _fine(result: Result) -> str:
    told = [ngettext("{n} answer is fine", "{n} answers are fine", result.fine).format(n=result.fine)]
    if result.fixed:
        number = len(result.fixed)
        told.append(
            ngettext("{n} more was put right at once", "{n} more were put right at once", number).format(n=number)
        )
    if skipped := sum(not one.applies for one in result.run.replies):
        told.append(ngettext("{n} question doesn't apply", "{n} questions don't apply", skipped).format(n=skipped))
    return _sentence(", ".join(told))


def _first(result: Result, how: Telling) -> Iterator[Part]:
    """Yield the things to do first."""
    told = first_things(result.risks, result.actions)
    if result.rosa is not None and result.rosa.ways_down:
        best = result.rosa.ways_down[:2]
        told = list(dict.fromkeys(change.text for way in best for change in way.changes))[:2] or told
    if not told:
        return
    yield from _head(ngettext("To be done first", "The two things to fix first", len(told)), how)
    for place, text in enumerate(told, start=1):
        yield point(Text(f"{place}  ", how.style_of("key")), Text(_sentence(text), how.style_of("core")))


def _risks(result: Result, how: Telling) -> Iterator[Part]:
    """Yield what isn't fine, the worst first, each with what becomes of it."""
    if not result.risks:
        return
    yield from _head(_("What isn't fine, the worst first"), how)
    names = max(len(shown_risk(risk)) for risk in RISKS) + 2
    actions = {one.item: one for one in result.actions}
    for reply in result.risks:
        sign = Text(f"{shown_risk(reply.risk):<{names}}", how.style_of(RISK_INKS[reply.risk]))
        yield point(sign, _risk(reply, actions.get(reply.item), how), reply)


def _risk(reply: Reply, action: Action | None, how: Telling) -> Text:
    text = Text().append(reply.asked).append(f" {how.glyphs.dash} {reply.said}", how.style_of("core"))
    if reply.note:
        text.append(f"\n{reply.note}", how.style_of("muted"))
    if not reply.way:
        text.append(f"\n{reply.advice}", how.style_of("muted"))
    return text.append("\n").append_text(_decided(reply, action, how))


def _decided(reply: Reply, action: Action | None, how: Telling) -> Text:
    if not reply.way:
        ways = (
            ("run.fixed", _("fixed now"), "fixed"),
            ("run.action", _("needs action"), "needs_action"),
            ("run.fine", _("fine as it is"), "fine"),
        )
        parts = [
            Text().append(how.key_of(name), how.style_of("key")).append(f" {told}").on({"@click": f"screen.{act}"})
            for name, told, act in ways
        ]
        return Text("   ").join(parts)
    if reply.way == NEEDS_ACTION and action is not None:
        due = _("by {day}").format(day=short_day(action.due, how.today)) if action.due else ""
        facts = (action.text, shown_owner(action.owner), due, shown_state(action.state))
        told = f" {how.glyphs.dot} ".join(filter(None, facts))
        return Text(f"{how.glyphs.outcome} {told}", how.style_of("late" if action.is_overdue(how.today) else "accent"))
    said = shown_way(reply.way)
    return Text(
        f"{how.glyphs.outcome} {said}: {reply.why}" if reply.why else f"{how.glyphs.outcome} {said}",
        how.style_of("muted"),
    )


def _fixed(result: Result, how: Telling) -> Iterator[Part]:
    if result.fixed:
        yield from _head(_("Put right at once"), how)
    for reply in result.fixed:
        text = Text().append(reply.asked).append(f" {how.glyphs.dash} {reply.said}", how.style_of("muted"))
        yield point(Text(f"{how.glyphs.done} ", how.style_of("good")), text)


def _change(result: Result, how: Telling) -> Iterator[Part]:
    """Yield what changed since last time."""
    if result.former is None or result.former_score is None:
        return
    day = short_day(result.former.day, how.today)
    yield from _head(_("Since last time, {day}").format(day=day), how)
    found = [one for one in result.differences if one.change in (WORSE, BETTER)]
    counts = {change: sum(one.change == change for one in found) for change in (BETTER, WORSE)}
    told = [
        _("then: {score}").format(score=result.former_score.told),
        ngettext("{n} answer is better", "{n} answers are better", counts[BETTER]).format(n=counts[BETTER]),
        ngettext("{n} is worse", "{n} are worse", counts[WORSE]).format(n=counts[WORSE]),
    ]
    yield paragraph(Text(_sentence("; ".join(told))))
    for one in sorted(found, key=lambda one: one.change == BETTER)[:_MOST_CHANGES]:
        yield _changed(one, how)
    more = len(found) - _MOST_CHANGES
    if more > 0:
        said = ngettext("… and {n} more; {key} compares all", "… and {n} more; {key} compares all", more)
        yield paragraph(Text(said.format(n=more, key=how.key_of("result.compare")), how.style_of("muted")))


def _changed(one: Difference, how: Telling) -> Part:
    is_better = one.change == BETTER
    name = _("better") if is_better else _("worse")
    width = max(len(_("better")), len(_("worse"))) + 2
    sign = Text(f"{name:<{width}}", how.style_of("good" if is_better else "late"))
    text = Text(one.asked)
    if one.before and one.after:
        said = f"{one.before.said} {how.glyphs.outcome} {one.after.said}"
        text.append(f" {how.glyphs.dash} {said}", how.style_of("muted"))
    return point(sign, text)


def _ending(closing: str, how: Telling) -> Iterator[Part]:
    if closing:
        yield blank()
        yield paragraph(Text(closing, how.style_of("muted")))


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."
