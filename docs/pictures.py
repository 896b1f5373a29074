"""The pictures of the site. They lie outside docs/, where README has them too; the pages' links to them work on a git host."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

_OUTSIDE = "../assets/screenshots/"
_INSIDE = "pictures/"
_LINK = re.compile(rf"(?<=\]\(){re.escape(_OUTSIDE)}(?=[\w.-]+\))")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take in the pictures that a page shows."""
    folder = Path(config.docs_dir, _OUTSIDE)
    shown = "\n".join(file.content_string for file in files.documentation_pages())
    for picture in sorted(folder.resolve().iterdir()):
        if f"{_OUTSIDE}{picture.name})" in shown:
            files.append(File.generated(config, f"{_INSIDE}{picture.name}", abs_src_path=str(picture)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Point to a picture where the site has it."""
    return _LINK.sub(_INSIDE, markdown)
