"""What people install: the wheel and the source archive, in an environment that has nothing else."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENOUGH = 240
"""Seconds for an installation with everything it needs."""


@pytest.fixture(params=["wheel", "sdist"])
def installed(request, tmp_path):
    """The folder of the programs of an environment in which that distribution was installed."""
    dist = tmp_path / "dist"
    run([sys.executable, "-m", "hatchling", "build", "-t", request.param, "-d", str(dist)], ROOT)
    venv.create(tmp_path / "clean", with_pip=True)
    programs = tmp_path / "clean" / ("Scripts" if os.name == "nt" else "bin")
    (archive,) = dist.iterdir()
    run([programs / "python", "-m", "pip", "install", "--quiet", archive], tmp_path)
    return programs


def run(command, folder, **environment):
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KCHECKLIST"))
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=clean | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=ENOUGH,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


def test_what_is_installed_checks_its_own_bank_and_shows_the_examples(installed, tmp_path):
    kchecklist = installed / "kchecklist"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    where = run([kchecklist, "where", "--folder", "data"], elsewhere)
    assert str(tmp_path / "clean") in where, "the bank must come from the installation, not from a checkout"
    assert "no faults" in run([kchecklist, "check", "--folder", "data"], elsewhere)
    shown = run([kchecklist, "demo"], elsewhere, PYTHONIOENCODING="utf-8")
    assert "6 providers side by side" in shown
    assert "None of these for now" in shown
    assert list(elsewhere.iterdir()) == [], "looking at the examples leaves nothing behind"
