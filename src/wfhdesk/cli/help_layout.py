"""How a help page fits its terminal: what is told is filled anew where it is too wide, and examples stay as they are."""

from __future__ import annotations

import argparse


class HelpLayout(argparse.RawDescriptionHelpFormatter):
    """Lay out a help page: sentences within the terminal's width, and every word beside what it is for."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Return paragraphs that break between words; a line that is set in (an example) is printed as it stands."""
        paragraphs: list[list[str]] = []
        for line in text.splitlines():
            if line[:1].strip() and paragraphs and paragraphs[-1][-1][:1].strip():
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
        return "\n".join(indent + line for one in paragraphs for line in _within(one, width - len(indent)))

    def add_argument(self, action: argparse.Action) -> None:
        """Count the words of a list at the depth where they stand; Python 3.11 puts the longest on a line of its own."""
        super().add_argument(action)
        for one in self._iter_indented_subactions(action):
            width = len(self._format_action_invocation(one)) + self._current_indent
            self._action_max_length = max(self._action_max_length, width)


def _within(lines: list[str], width: int) -> list[str]:
    if not lines[0][:1].strip() or all(len(line) <= width for line in lines):
        return lines
    import textwrap  # by most words never needed

    return textwrap.wrap(" ".join(lines), width, break_long_words=False, break_on_hyphens=False)
