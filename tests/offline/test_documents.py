"""Nothing that is printed or exported makes a viewer load anything, whatever a person, or a clinic, wrote."""

import importlib

import click
import pytest

from kchecklist.cli.group import COMMANDS

from .viewers import LOADED, links_in_markdown

HOME = "tracker.example"
LURE = (
    f"![p](http://{HOME}/p.png) ![r][r] <img src='http://{HOME}/i.png'> <script src=//{HOME}/s.js></script> "
    f"http://{HOME}/a <http://{HOME}/b> [w](http://{HOME}/c) www.{HOME} <style>@import url(//{HOME}/d);</style> "
    f'=WEBSERVICE("http://{HOME}/e") | # > - &lt;img src=x onerror=1&gt;\n\n[r]: http://{HOME}/f\n\n<img src=//{HOME}/g>'
)
MORE = {"show": ["-", "--notes"], "compare": ["--answers"]}
"""What else these are told, so that they say all they can."""


def documents() -> list[tuple[str, ...]]:
    """Every command that prints a document, in every format that it has."""

    def of(command: click.Command, *words: str):
        if isinstance(command, click.Group):
            for name, one in command.commands.items():
                yield from of(one, *words, name)
        for option in command.params:
            if option.name == "form":
                assert isinstance(option.type, click.Choice)
                for form in option.type.choices:
                    yield (*words, "--format", form)

    found = [
        words
        for name, module in COMMANDS.items()
        for words in of(importlib.import_module(f"kchecklist.cli.{module}").command, name)
    ]
    assert len(found) > 10
    return found


@pytest.fixture
def lured(shell):
    """A shell whose folder holds lures in everything that can be typed."""
    words = ["--offer", LURE, "--phone", LURE, "--website", LURE]
    assert shell.run("new", LURE, "--route", "iv", *words).status == 0
    assert shell.run("new", "Oak", "--route", "iv").status == 0
    (first,) = (path.stem for path in shell.files if "oak" not in path.stem)
    assert shell.run("answer", first, "vital-signs", "1", "--who", LURE, "--note", LURE).status == 0
    assert shell.run("answer", "oak", "vital-signs", "4", "--who", LURE, "--note", LURE).status == 0
    assert shell.run("waive", "oak", "vital-signs", "--reason", LURE).status == 0
    (shell.folder / "questions").mkdir()
    ask = LURE.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    (shell.folder / "questions" / "99-own.toml").write_text(
        f'[[question]]\nid = "lure"\nask = "{ask}"\nkind = "info"\n', encoding="utf-8"
    )
    return lambda *words: shell.run(*words, *MORE.get(words[0], []), stdin=f"{first}\n")


def test_no_document_loads_anything_by_itself(lured):
    told = 0
    for words in documents():
        ran = lured(*words)
        assert (ran.status, ran.err) == (0, ""), words
        form = words[-1]
        assert LOADED[form](ran.out) == [], words
        if form == "md":
            assert not [link for link in links_in_markdown(ran.out) if HOME in link], words
        told += HOME in ran.out
    assert told > 6, "the lures must be in what was looked at"


def test_the_page_for_reviewers_links_to_its_sources_and_loads_none(lured):
    ran = lured("questions", "--review", "--format", "md")
    assert ran.status == 0
    assert LOADED["md"](ran.out) == []


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("text", "a\x1b]0;title\x07"),
        ("md", "![p](http://tracker.example/p.png)"),
        ("md", "![p][r]\n\n[r]: http://tracker.example/p.png"),
        ("md", "<img src=x>"),
        ("md", "words <img src=x> words"),
        ("html", "<img src=x>"),
        ("html", "<p style='background: url(x)'>"),
        ("html", "<style>@import 'x';</style>"),
        ("html", "<p onclick=x>"),
        ("html", "<a href='javascript:x'>"),
        ("html", "<meta http-equiv=refresh content=0>"),
        ("csv", "a,  =WEBSERVICE(1)\n"),
    ],
)
def test_a_document_that_would_load_something_is_seen(form, text):
    assert LOADED[form](text)
