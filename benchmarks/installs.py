"""What is measured lies in virtual environments of its own in `.bench`, installed as a person would install it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BENCH = ROOT / ".bench"


def install(name: str, *what: str) -> Path:
    """Install with pip into an environment, made where there is none; return the folder of its programs."""
    programs = BENCH / name / "bin"
    if not (programs / "pip").exists():
        subprocess.run([sys.executable, "-m", "venv", str(BENCH / name)], check=True)
    pip = [str(programs / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, *what], check=True, cwd=ROOT)
    return programs


def version(programs: Path, package: str) -> str:
    """Return the version of a package that was installed."""
    return asked(programs, f"from importlib.metadata import version; print(version({package!r}))")


def asked(programs: Path, code: str, env: dict[str, str] | None = None) -> str:
    """Return what some Python prints in an environment."""
    done = subprocess.run([str(programs / "python"), "-c", code], check=True, capture_output=True, text=True, env=env)
    return done.stdout.strip()
