"""The checklists there are: those that came along, and the person's own; one of their own takes the place of its namesake."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from wfhdesk.adapters.files import text_of
from wfhdesk.assets import asset
from wfhdesk.domain.checklists import Checklist, Item
from wfhdesk.domain.choices import chosen
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

_ORDER = (
    "workstation",
    "rosa",
    "home-safety",
    "security",
    "discomfort",
    "pulse",
    "formalities",
    "agreement",
    "accident",
)
"""The ones that came along, in the order in which they are offered."""
_SUFFIX = ".toml"
_FIGURES = "figures.toml"
_MOST = 100
"""Files of one's own that are looked at."""


class Checklists:
    """Finds and reads checklists. `own_folder` is where the person's own lie; it need not be there."""

    def __init__(self, own_folder: str) -> None:
        self.own_folder = own_folder
        self.problems: list[str] = []
        """What is wrong with files of the person's own, told with file, line and reason; those are left out."""
        self._whole: dict[str, Checklist] = {}
        self._heads: list[Checklist] | None = None

    def heads(self) -> list[Checklist]:
        """Return every checklist without its questions, in the order in which they are offered; reads only the beginnings."""
        if self._heads is None:
            self._heads = self._read_heads()
        return self._heads

    def all(self) -> list[Checklist]:
        """Return every checklist, whole. One of the person's own that is broken is left out; `problems` tells."""
        found = []
        for head in self.heads():
            try:
                found.append(self.whole(head.id))
            except DeskError as problem:
                self._complain(problem)
        return found

    def named(self, name: str) -> Checklist:
        """Return the checklist whose id or title begins so, whole. Raises WrongInput for none, several, or a broken one."""
        heads = self.heads()
        found = chosen(name, {one.id: str(one.title) for one in heads})
        if found is None:
            known = ", ".join(one.id for one in heads)
            raise WrongInput(
                _("There is no checklist “{name}”. There are: {known}.").format(
                    name=shortened(one_line(name)), known=known
                )
            )
        return self.whole(found)

    def head(self, checklist_id: str) -> Checklist | None:
        """Return the beginning of a checklist; None where it isn't there any more."""
        return next((one for one in self.heads() if one.id == checklist_id), None)

    def whole(self, checklist_id: str) -> Checklist:
        """Return the checklist with an id, whole. Raises WrongInput where it isn't there, or is broken."""
        from wfhdesk.domain.checklist_format import parse_checklist  # not for who has used none

        if checklist_id not in self._whole:
            head = self.head(checklist_id)
            if head is None:
                raise WrongInput(_("There is no checklist {id} any more.").format(id=shortened(checklist_id)))
            path = head.path or asset("checklists", checklist_id + _SUFFIX)
            self._whole[checklist_id] = parse_checklist(_text(path), path)._replace(path=head.path)
        return self._whole[checklist_id]

    def figures_beside(self, item: Item, country: str, day: date) -> list[str]:
        """Return the dated figures to show beside a question, of the person's own country where they are known for it."""
        if not item.figures:
            return []
        from wfhdesk.domain.figures import figure_told, figures_for, parse_figures

        path = asset("checklists", _FIGURES)
        own = [one for one in item.figures if one == country[:2]]
        return list(map(figure_told, figures_for(parse_figures(_text(path), path), own or item.figures, day)))

    # --- reading ------------------------------------------------------------------------------------------------

    def _read_heads(self) -> list[Checklist]:
        from wfhdesk.domain.checklist_format import parse_checklist, parse_head

        found: dict[str, Checklist] = {}
        for checklist_id in _ORDER:
            path = asset("checklists", checklist_id + _SUFFIX)
            found[checklist_id] = parse_head(_text(path), path)._replace(path="")
        for path in self._own_paths():
            try:
                head = parse_checklist(_text(path), path)._replace(path=path)
            except DeskError as problem:
                self._complain(problem)
                continue
            found[head.id] = head
        return list(found.values())

    def _own_paths(self) -> Sequence[str]:
        try:
            names = sorted(os.listdir(self.own_folder))
        except OSError:
            return ()
        paths = [os.path.join(self.own_folder, name) for name in names if name.endswith(_SUFFIX)]
        return [path for path in paths if not Path(path).is_fifo()][:_MOST]  # a pipe would be waited for

    def _complain(self, problem: DeskError) -> None:
        if str(problem) not in self.problems:
            self.problems.append(str(problem))


def _text(path: str) -> str:
    from wfhdesk.domain.checklist_format import LONGEST_FILE

    return text_of(path, LONGEST_FILE)
