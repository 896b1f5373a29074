"""Checks of what the person wrote: settings, the time zone, own templates and checklists."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from wfhdesk import language
from wfhdesk.adapters import templates
from wfhdesk.adapters.clock import known_zone_name, zone_name
from wfhdesk.desk.drafts import Wishes
from wfhdesk.desk.settings import problem_with
from wfhdesk.desk.topics import topics_of
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.health import NOTE, OWN_FILES, PROBLEM, SETTINGS, ZONE, Finding, Look, or_well
from wfhdesk.domain.names import joined
from wfhdesk.domain.supervisors import owner_of_address, passed_over
from wfhdesk.domain.updates import KINDS
from wfhdesk.language import LANGUAGES, ngettext
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk

_LOOKED_AT_CLOSELY = ("me.holidays",)
"""Settings that are looked at only by their form at every start."""


def settings(desk: Desk, _look: Look) -> list[Finding]:
    """Look whether every setting is known, and what it may be."""
    found = [Finding(SETTINGS, PROBLEM, said) for said in desk.settings.warnings]
    for key in _LOOKED_AT_CLOSELY:
        if problem := problem_with(key, desk.settings.text(key)):
            said = _("{key} can't be “{text}”: {problem}.").format(
                key=key, text=desk.settings.text(key), problem=problem
            )
            found.append(Finding(SETTINGS, PROBLEM, f"{desk.settings.path}: {said}"))
    found += _about_the_supervisor(desk)
    if not os.path.exists(desk.settings.path):
        well = _("There is no file yet, so all of them are as they come.")
    else:
        well = _("All are known, and what they can be.")
    return or_well(found, SETTINGS, well)


def _about_the_supervisor(desk: Desk) -> Iterator[Finding]:
    """Yield where settings and people don't agree who the supervisor is: a new one is easily named in one place only."""
    people, name, address = desk.people.all(), *map(desk.settings.text, ("supervisor.name", "supervisor.email"))
    if owner := owner_of_address(people, name, address):
        said = _("The weekly update is for {name}, and goes to the address of {other}.")
        advice = _("Where that is another person: wfhdesk config set supervisor.email ADDRESS")
        yield Finding(SETTINGS, NOTE, said.format(name=name, other=owner.name), advice)
    elif others := passed_over(people, name, address):
        said = _("The weekly update is for {name}, and among your people {other} is the supervisor.")
        advice = _(
            "Say who it is: wfhdesk config set supervisor.name NAME, or wfhdesk people edit NAME --relation supervisor"
        )
        yield Finding(SETTINGS, NOTE, said.format(name=name, other=joined([one.name for one in others])), advice)


def zone(desk: Desk, _look: Look) -> list[Finding]:
    """Look whether the time zone is known (UTC needs no name), and whether the hours are told by the same clocks."""
    now = desk.clock.now()
    found = []
    if not known_zone_name(now) and now.utcoffset():
        said = _("Nobody knows the name of this computer's time zone, so hours are told by the clocks of UTC.")
        found.append(Finding(ZONE, PROBLEM, said, _("Say it: wfhdesk config set me.timezone Europe/Amsterdam")))
    elif elsewhere := desk.availability.foreign_zone():
        said = _("Your hours are told by the clocks of {hours}, and you are in {zone} now.")
        advice = _("Away for a while: leave it. Moved: wfhdesk hours set anew, which takes the zone of now.")
        found.append(Finding(ZONE, NOTE, said.format(hours=elsewhere, zone=zone_name(now)), advice))
    return or_well(found, ZONE, f"{zone_name(now)}, {now:%H:%M}.")


# --- own templates and checklists -----------------------------------------------------------------------------------


def own_files(desk: Desk, _look: Look) -> list[Finding]:
    """Look whether the person's own templates and checklists can be used; what is wrong has its file and line."""
    assessments = desk.assessments.checklists
    assessments.all()
    broken = _("It is left out until it is mended; wfhdesk check shows what there is.")
    found = [Finding(OWN_FILES, PROBLEM, said, broken) for said in assessments.problems]
    own = {spoken: templates.own_templates(desk.updates.templates_folder, spoken) for spoken in LANGUAGES}
    instead = _("The one that came along is used instead; mend it, or delete it.")
    for spoken, paths in own.items():
        found += [Finding(OWN_FILES, PROBLEM, said, instead) for said in dict.fromkeys(_faults(desk, spoken, paths))]
        found += [_unused(path) for path in paths if not templates.is_used(path, spoken)]
    number = sum(map(len, own.values())) + sum(bool(head.path) for head in assessments.heads())
    well = ngettext("{n} of your own, and it can be used.", "{n} of your own, and all can be used.", number)
    return or_well(found, OWN_FILES, well.format(n=number) if number else _("None of your own."))


def _unused(path: str) -> Finding:
    said = _("{path} is the template of nothing.").format(path=path)
    return Finding(OWN_FILES, NOTE, said, _("wfhdesk update templates copies those that there are, by their names."))


def _faults(desk: Desk, spoken: str, paths: list[str]) -> Iterator[str]:
    """Yield what is wrong with templates of a language: read alone, and then filled with what there is to tell."""
    faults = {path: templates.fault_in(path) for path in paths}
    yield from filter(None, faults.values())
    if not paths:
        return
    sound = tuple(path for path, fault in faults.items() if not fault)
    for kind in KINDS:
        with suppress(DeskError):  # that there is nothing to tell is no fault of a template's
            warnings = desk.updates.draft(kind, Wishes(language=spoken)).warnings
            yield from (_place_and_reason(said, spoken) for said in warnings if said.startswith(sound))
    with suppress(DeskError):
        said = topics_of(desk, spoken).problem
        yield from [_place_and_reason(said, spoken)] if said.startswith(sound) else []


def _place_and_reason(said: str, spoken: str) -> str:
    """Return what was said of a template without the sentence about what is done instead, which is in its language."""
    with language.spoken(spoken):
        return said.removesuffix(templates.instead()).rstrip()
