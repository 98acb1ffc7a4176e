"""What a person told nobody else need not be part of a command, which a shell keeps."""

import io
import sys

import pytest

from kchecklist.profiles.shelf import load


class Typing(io.StringIO):
    """A terminal on which these lines are typed."""

    def isatty(self):
        return True


def only(shell):
    (path,) = shell.files
    return load(path).profile


@pytest.mark.parametrize(
    ("arguments", "stdin", "asked"),
    [
        (["new"], Typing("Harbor\n"), "Name: "),
        (["new", "-"], Typing("Harbor\n"), "Name: "),
        (["new", "-"], " Harbor \nmore\n", ""),
    ],
)
def test_a_new_name_is_asked_for_or_taken_from_the_input(shell, arguments, stdin, asked):
    ran = shell.run(*arguments, stdin=stdin)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"{asked}added: Harbor ")
    assert only(shell).provider.name == "Harbor"


def test_several_words_are_taken_a_line_each_in_the_order_they_stand(shell):
    ran = shell.run("new", "--offer", "-", "--phone", "-", "-", stdin="A course\n555 0100\nHarbor\n")
    assert ran.status == 0
    provider = only(shell).provider
    assert (provider.name, provider.offer, provider.phone) == ("Harbor", "A course", "555 0100")


@pytest.mark.parametrize(
    ("stdin", "note"),
    [
        ("Cuff.\n\n  Oximeter.\n", "Cuff.\n\n  Oximeter."),
        (Typing("Cuff.\nOximeter.\n\nno more\n"), "Cuff.\nOximeter."),
    ],
)
def test_a_note_has_all_the_lines_there_are(shell, stdin, note):
    shell.run("new", "Harbor")
    ran = shell.run("answer", "harbor", "vital-signs", "1", "--note", "-", stdin=stdin)
    assert (ran.status, ran.err) == (0, "")
    assert only(shell).answers["vital-signs"].said.note == note


def test_a_reason_and_the_provider_it_is_about_are_taken_from_the_input(shell):
    shell.run("new", "Harbor")
    ran = shell.run("waive", "-", "vital-signs", "--reason", "-", stdin="My GP agrees.\nharbor\n")
    assert (ran.status, ran.err) == (0, "")
    assert only(shell).waivers["vital-signs"].reason == "My GP agrees."
    assert "Harbor" in shell.run("show", "-", stdin="harb\n").out


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [
        (["new"], "Harbor\n", "give a NAME, or - to take it from standard input"),
        (["new", "-"], "", "there is nothing on standard input for name"),
        (["new", "-"], " \n", "there is nothing on standard input for name"),
        (["show", "-"], "", "there is nothing on standard input for provider"),
    ],
)
def test_where_nothing_comes_it_says_so(shell, arguments, stdin, said):
    ran = shell.run(*arguments, stdin=stdin)
    assert ran.status == 2
    assert said in ran.err
    assert shell.files == []


def bytes_of(content):
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")


def test_input_that_is_no_utf_8_is_refused_and_is_no_crash(shell):
    ran = shell.run("new", "-", stdin=bytes_of(b"Harbor \xff\n"))
    assert ran.status == 2
    assert "holds half a character" in ran.err
    assert shell.files == []


def test_an_interview_goes_on_on_the_input_that_named_the_provider(shell):
    shell.run("new", "Harbor", "--route", "iv")
    ran = shell.run("interview", "--plain", "-", stdin=bytes_of(b"harbor\nm Kind.\nq\n"))
    assert (ran.status, ran.err) == (0, "")
    assert only(shell).conversations[0].note == "Kind."
    assert sys.stdin is not None
