"""`wfhdesk nudge --prompt` alone: from a line that is kept, without parsers and without the desk."""

from __future__ import annotations

from wfhdesk.desk import prompt


def run(named: str | None) -> int:
    """Print the line of the desk that was named, or nothing; what is wrong every other word tells."""
    if said := prompt.line(named):
        print(said, flush=True)
    return 0
