"""`wfhdesk update topics`: points for the 1:1 with the supervisor."""

from __future__ import annotations

import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from typing import Any

from wfhdesk.cli.speech import print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.language import LANGUAGES
from wfhdesk.language import gettext as _


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the words."""
    parser.add_argument("--lang", choices=LANGUAGES, default=SUPPRESS, help=_("their language"))
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print them as JSON"))
    parser.set_defaults(run=show_topics)


def show_topics(desk: Desk, options: Namespace) -> int:
    """Print the points; nothing is recorded."""
    from wfhdesk.desk.topics import topics_of

    found = topics_of(desk, options.lang)
    if found.problem:
        say(found.problem)
    if options.json:
        print_json(_plain(found.topics))
    else:
        sys.stdout.write(found.text)
        if found.topics.is_empty:
            say(_("Nothing waits, nothing moved, nothing new; ask how things are going."))
    return 0


def _plain(value: Any) -> Any:
    """Return records as mappings, without what they don't say."""
    if hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items() if part not in ("", None)}
    return [_plain(part) for part in value] if isinstance(value, list) else value
