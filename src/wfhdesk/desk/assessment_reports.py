"""Reports of self-assessments: as a file to hand over, and as a message to the supervisor or an assessor.

What is private stays out, unless the person names it. A report is made of the desk as it is now.
"""

from __future__ import annotations

from collections.abc import Sequence

from wfhdesk.desk.assessed import Assessed
from wfhdesk.desk.assessment_results import result_of
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.assessment_report import Reported, report
from wfhdesk.domain.assessments import Run, Workstation
from wfhdesk.domain.attachments import Attachment
from wfhdesk.domain.checklists import BY_ANSWERS
from wfhdesk.domain.documents import Document, as_markdown
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.report_told import ReportTold
from wfhdesk.domain.result_texts import change_lines, score_facts
from wfhdesk.domain.updates import ACCIDENT, REPORT
from wfhdesk.language import gettext as _

MARKDOWN, HTML, PDF = "md", "html", "pdf"
FORMS = (MARKDOWN, HTML, PDF)
_AND = "+"
"""Between the ids of a run and those that were ticked in beside it."""
_COUNTED_WITH = 92 * DAY
"""How old a private run may be that is offered to go along."""


class AssessmentReports:
    """Makes reports."""

    def __init__(self, assessments: Assessed, settings: Settings) -> None:
        self._assessments = assessments
        self._settings = settings

    # --- the file -------------------------------------------------------------------------------------------------

    def document(self, run: Run, also: Sequence[Run] = ()) -> Document:
        """Return the report of a finished run, in the language that is spoken; `also` are private runs that go along.

        A private run is reported when it is asked for itself. Raises WrongInput for one that isn't finished.
        """
        if run.finished is None:
            raise WrongInput(_("“{title}” isn't finished yet, so there is nothing to report.").format(title=run.title))
        result = result_of(self._assessments, run)
        extra = [*([run] if run.private else []), *also]
        others = [action for one in also for action in self._assessments.actions_of(one)]
        return report(
            Reported(
                run,
                self._assessments.today(),
                self._settings.text("me.name"),
                self._place(run),
                result.former,
                score_facts(run, result.former, result.score),
                change_lines(result.differences),
                [*result.actions, *others],
                extra,
                self.kind_of(run) == ACCIDENT,
            )
        )

    def written(self, run: Run, form: str, also: Sequence[Run] = ()) -> bytes:
        """Return the report of a run as a file: `md`, `html` or `pdf`. Raises WrongInput."""
        document = self.document(run, also)
        if form == MARKDOWN:
            return as_markdown(document).encode()
        if form == HTML:
            from wfhdesk.domain.documents_html import as_html

            return as_html(document).encode()
        from wfhdesk.adapters.pdf import as_pdf

        assert run.finished is not None
        return as_pdf(document, run.finished)

    def export(self, run: Run, form: str, path: str, also: Sequence[Run] = ()) -> None:
        """Write the report of a run to a new file. Raises WrongInput where there is one already, DeskError where it can't."""
        from wfhdesk.adapters.files import write_new

        write_new(path, self.written(run, form, also))

    def file_name(self, run: Run, form: str) -> str:
        """Return what a report's file is called: `workstation-2026-11-20.pdf`."""
        return f"{run.checklist}-{run.day.isoformat()}.{form}"

    def offered(self, run: Run) -> list[Run]:
        """Return the private runs that may go along with a report if the person ticks them in: the newest of each, not old."""
        since = run.day - _COUNTED_WITH
        newest: dict[str, Run] = {}
        for one in self._assessments.runs(since):
            if one.private and one.finished and one.day >= since and one.checklist != run.checklist:
                newest.setdefault(one.checklist, one)
        return [self._assessments.whole(one) for one in newest.values()]

    def _place(self, run: Run) -> Workstation | None:
        known = self._assessments.workstations(gone=True)
        return next((one for one in known if one.id == run.workstation), None)

    # --- the message ----------------------------------------------------------------------------------------------

    def key_of(self, run: Run, also: Sequence[Run] = ()) -> str:
        """Return what names a report in a draft: the run and what was ticked in."""
        return _AND.join(one.id for one in (run, *also))

    def kind_of(self, run: Run) -> str:
        """Return which kind of message a run becomes: of an accident its answers, of others the report."""
        head = self._assessments.checklists.head(run.checklist)
        return ACCIDENT if head is not None and head.ends_with else REPORT

    def is_there(self, run: str) -> bool:
        """Return whether there is such a run."""
        known = {one.id for one in self._assessments.runs() if one.finished}
        return bool(run) and {*run.split(_AND)} <= known

    def told(self, run: str) -> ReportTold:
        """Return what to tell of a run, in the language that is spoken now. Raises WrongInput where it isn't there."""
        if not self.is_there(run):
            raise WrongInput(_("That self-assessment isn't on the desk any more."))
        first, *also = [self._assessments.run(one) for one in run.split(_AND)]
        if self.kind_of(first) == ACCIDENT:
            said = [(one.asked, _with_note(one.said, one.note)) for one in first.replies if one.applies]
            return ReportTold(first.title, first.day, answers=tuple(said))
        return self._reported(first, also)

    def _reported(self, run: Run, also: Sequence[Run]) -> ReportTold:
        result = result_of(self._assessments, run)
        # The risks are counted in a line of their own.
        scored = [_("Score") + f": {result.score.told}"] if run.scoring != BY_ANSWERS else []
        added = [_("Added by choice: {title}").format(title=one.title) for one in also]
        return ReportTold(
            run.title,
            run.day,
            result.place,
            tuple(one.risk for one in run.risks),
            len(result.fixed),
            (*scored, *added),
            tuple(result.actions),
            attachments=(Attachment(self.file_name(run, PDF), "application/pdf", self.written(run, PDF, also)),),
            since=len(result.solved),
        )


def _with_note(said: str, note: str) -> str:
    return f"{said} ({note})" if note else said
