"""The templates of updates: Jinja2 in a sandbox, the person's own copies before the ones that came along."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from wfhdesk.adapters.files import make_private
from wfhdesk.assets import asset
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.markup import escaped, tables_aligned
from wfhdesk.domain.plaintext import several_lines
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment, Template
    from jinja2.bccache import Bucket

_SUFFIX = ".md.j2"
_FAULTS = (ArithmeticError, AttributeError, LookupError, MemoryError, OSError, RecursionError, TypeError, ValueError)
"""What a template may run into besides Jinja2's own errors; a file that can't be read is among them."""

_LONGEST = 2_000_000
"""Characters a rendered text may have; a template that makes more has run away."""


class BrokenTemplate(DeskError):
    """A person's own template can't be used; the text says where it is wrong."""


def render(name: str, language: str, own_folder: str, values: Mapping[str, Any]) -> tuple[str, str]:
    """Return the Markdown text of a template, and what was wrong with the person's own copy (empty where nothing was).

    A copy that is broken is passed over for the one that came along.
    """
    try:
        return _rendered(name, [os.path.join(own_folder, language), built_in(language)], values), ""
    except BrokenTemplate as problem:
        return _rendered(name, [built_in(language)], values), f"{problem} {instead()}"


def instead() -> str:
    """Return the sentence about what is done where a copy of the person's own is broken."""
    return _("The template that came along was used instead.")


def built_in(language: str) -> str:
    """Return the folder of the templates that came along in a language."""
    return asset("updates", language)


def copy_for_editing(own_folder: str, language: str) -> list[str]:
    """Copy the templates of a language to where a person may change them; return the new files. None is written over."""
    target = os.path.join(own_folder, language)
    make_private(target)
    made = []
    for name in sorted(os.listdir(built_in(language))):
        path = os.path.join(target, name)
        if not os.path.lexists(path):
            with open(os.path.join(built_in(language), name), encoding="utf-8") as original:
                text = original.read()
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as copy:
                copy.write(text)
            made.append(path)
    return made


def own_templates(own_folder: str, language: str) -> list[str]:
    """Return the files of the person's own templates in a language."""
    folder = os.path.join(own_folder, language)
    try:
        return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(_SUFFIX)]
    except OSError:
        return []


def is_used(path: str, language: str) -> bool:
    """Return whether a file of the person's own stands for a template that came along: one has its name."""
    return os.path.exists(os.path.join(built_in(language), os.path.basename(path)))


def fault_in(path: str) -> str:
    """Return what keeps a template from being read, with file and line; nothing where nothing does."""
    from jinja2 import TemplateError

    folder, name = os.path.split(path)
    try:
        _environment([folder]).get_template(name)
    except (TemplateError, *_FAULTS) as problem:
        return _where(problem, name.removesuffix(_SUFFIX), [folder])
    return ""


def _rendered(name: str, folders: list[str], values: Mapping[str, Any]) -> str:
    from jinja2 import TemplateError

    try:
        text = _bounded(_environment(folders).get_template(name + _SUFFIX), _for_markdown(values))
    except (TemplateError, *_FAULTS) as problem:
        raise BrokenTemplate(_where(problem, name, folders)) from problem
    return tables_aligned(_tidied(text))


def _environment(folders: list[str]) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        bytecode_cache=_compiled(),
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _compiled() -> BytecodeCache:
    """Return what this process compiled, which takes ten times as long as rendering; a file that changed isn't in it."""
    from jinja2 import BytecodeCache

    class InMemory(BytecodeCache):
        def __init__(self) -> None:
            self.kept: dict[str, tuple[str, Any]] = {}

        def load_bytecode(self, bucket: Bucket) -> None:
            checksum, code = self.kept.get(bucket.key, ("", None))
            bucket.code = code if checksum == bucket.checksum else None

        def dump_bytecode(self, bucket: Bucket) -> None:
            self.kept[bucket.key] = bucket.checksum, bucket.code

    return InMemory()


def _for_markdown(value: Any) -> Any:
    """Return values with every text in them escaped, records as mappings: a template can only lay them out."""
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, Mapping):
        return {name: _for_markdown(part) for name, part in value.items()}
    if hasattr(value, "_asdict"):
        return _for_markdown(value._asdict())
    if isinstance(value, (list, tuple)):
        return [_for_markdown(part) for part in value]
    return value


def _bounded(template: Template, values: Mapping[str, Any]) -> str:
    parts, length = [], 0
    made = template.generate(values)
    for part in made:
        length += len(part)
        if length > _LONGEST:  # raised within the template, so that the traceback tells the line
            made.throw(ValueError(_("it makes more than {n} characters").format(n=_LONGEST)))  # type: ignore[attr-defined]
        parts.append(part)
    return "".join(parts)


def _where(problem: Exception, name: str, folders: list[str]) -> str:
    path, line = getattr(problem, "filename", None), getattr(problem, "lineno", None)
    step = None if path else problem.__traceback__
    while step is not None:  # what goes wrong while rendering tells its file and line only in the traceback
        file = step.tb_frame.f_code.co_filename
        if file.endswith(_SUFFIX):
            path, line = file, step.tb_lineno
        step = step.tb_next
    path = path or os.path.join(folders[0], name + _SUFFIX)
    return _("{path}, line {line}: {problem}.").format(
        path=path, line=line or "?", problem=str(problem).rstrip(".") or type(problem).__name__
    )


def _tidied(text: str) -> str:
    """Return a text with at most one blank line in a row, and none at its ends."""
    return re.sub(r"\n{3,}", "\n\n", several_lines(text)).strip() + "\n"
