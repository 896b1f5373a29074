"""A process that answers a checklist over and over until it is killed, and tells of each answer once it is kept."""

from __future__ import annotations

import itertools
import json
import sys

from wfhdesk.desk.desk import open_desk


def keep_answering(folder: str) -> None:
    desk = open_desk(folder)
    checklist = desk.assessments.checklists.whole("pulse")
    for number in itertools.count():
        item = checklist.items[number % len(checklist.items)]
        said = number // len(checklist.items) % 5 + 1
        run = desk.assessments.answer(checklist, desk.assessments.begin(checklist), item, said, f"note {number}")
        print(json.dumps({"run": run.id, "item": item.id, "said": said, "number": number}), flush=True)


if __name__ == "__main__":
    keep_answering(sys.argv[1])
