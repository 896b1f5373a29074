"""What a person takes to the 1:1 with the supervisor; looked up each time, and recorded nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wfhdesk import language
from wfhdesk.adapters import templates
from wfhdesk.desk.readers import Readers
from wfhdesk.domain.topics import Topics, topics
from wfhdesk.domain.update_sections import readable_projects
from wfhdesk.domain.updates import AUDIENCES, SUPERVISOR

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk


class TopicsText(NamedTuple):
    """The points, their Markdown text, and what was wrong with the person's own template (empty where nothing was)."""

    topics: Topics
    text: str
    problem: str


def topics_of(desk: Desk, spoken: str = "") -> TopicsText:
    """Return the points for the 1:1 as of now, in a language; the person's own where none is given."""
    readers = Readers(desk.settings, desk.people)
    spelling = readers.spelling()
    entries = spelling.entries(desk.accomplishments.all())
    states = desk.projects.states(entries)
    readable = readable_projects(states, entries, AUDIENCES[SUPERVISOR])
    projects = spelling.projects(state for state in states if state.project.name in readable)
    spoken = spoken or language.current()
    with language.spoken(spoken):
        found = topics(readers.party(), entries, desk.updates.all(), projects, desk.accomplishments.today())
        text, problem = templates.render("topics", spoken, desk.updates.templates_folder, found._asdict())
    return TopicsText(found, text, problem)
