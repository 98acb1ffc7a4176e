"""What a fresh process imports: the core no screen and no command line, a command only what it uses."""

import pkgutil

import pytest

import kchecklist

from .running import BANK, fresh

CORE = ("files", "checklist", "profiles", "scoring", "interview", "reports")


MODULES = [
    module.name
    for package in CORE
    for module in pkgutil.walk_packages(
        [f"{kchecklist.__path__[0]}/{package}"], prefix=f"kchecklist.{package}."
    )
]


@pytest.mark.parametrize("module", MODULES)
def test_a_core_module_brings_no_screen_and_no_command_line(module):
    ran = fresh(
        "-c", f"import {module}, sys; print(sorted({{'textual', 'rich', 'click'}} & set(sys.modules)))"
    )
    assert ran.stdout == "[]\n", ran.stderr


def test_the_core_is_all_there():
    assert len(MODULES) > 40


@pytest.mark.parametrize(
    ("arguments", "forbidden"),
    [
        (["--version"], {"textual", "rich", "pydantic"}),
        (["--help"], {"textual", "rich", "pydantic"}),
        (["list"], {"textual", "rich"}),
        (["compare"], {"textual", "rich"}),
        (["ask-next"], {"textual", "rich"}),
        (["cost"], {"textual", "rich"}),
        (["priorities"], {"textual", "rich"}),
        (["priorities", "--help"], {"textual", "rich", "pydantic"}),
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
