"""What a fresh process imports: the core no screen and no command line, a command only what it uses."""

import pkgutil

import pytest

import kchecklist

from .running import BANK, fresh

CORE = ("files", "checklist", "profiles", "scoring", "interview", "reports")


def test_no_core_module_brings_a_screen_or_a_command_line():
    names = [
        module.name
        for package in CORE
        for module in pkgutil.walk_packages(
            [f"{kchecklist.__path__[0]}/{package}"], prefix=f"kchecklist.{package}."
        )
    ]
    assert len(names) > 25
    code = (
        f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
        "print(sorted({'textual', 'rich', 'click'} & set(sys.modules)))"
    )
    ran = fresh("-c", code)
    assert ran.stdout == "[]\n", ran.stderr


@pytest.mark.parametrize(
    ("arguments", "forbidden"),
    [
        (["--version"], {"textual", "rich", "pydantic"}),
        (["--help"], {"textual", "rich", "pydantic"}),
        (["list"], {"textual", "rich"}),
        (["compare"], {"textual", "rich"}),
        (["show", "x"], {"textual", "rich"}),
        (["interview", "x", "--plain"], {"textual", "rich"}),
        (["check"], {"textual", "rich"}),
        ([], {"textual", "rich", "pydantic"}),
    ],
)
def test_a_command_imports_only_what_it_uses(tmp_path, arguments, forbidden):
    code = (
        "import sys; from kchecklist.cli.entry import main;"
        f"main(['--questions', {str(BANK)!r}, *{arguments!r}]);"
        f"sys.stderr.write('left: ' + repr(sorted({forbidden!r} & set(sys.modules))))"
    )
    ran = fresh("-c", code, folder=tmp_path, stdin=-3)
    assert ran.stderr.endswith("left: []"), ran.stderr


def test_python_dash_m_runs_it():
    ran = fresh("-m", "kchecklist", "--version")
    assert ran.stdout == f"kchecklist {kchecklist.__version__}\n"
