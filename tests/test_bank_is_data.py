"""The code knows no question: whoever rewrites the bank, or brings another, need not touch a line of it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kchecklist
from kchecklist.checklist.loading import load_checklist
from kchecklist.checklist.models import OWN, ROUTES, SETTINGS
from kchecklist.files.shipped import shipped

SOURCE = Path(kchecklist.__file__).parent
ALLOWED = {
    **dict.fromkeys(ROUTES, "the format's routes, which are options of the question that reads them too"),
    **dict.fromkeys(SETTINGS, "the format's settings, likewise"),
    OWN: "the section of the person's own questions has its id in the format",
    "route": "a key of 'when', and of what one types to add a provider",
    "place": "an English word: where somebody treats, where something stands",
}
WORD = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])")


def known(source: str, questions: set[str], options: set[str]) -> Iterator[tuple[int, str]]:
    """Line and id, wherever a text in the code names a question, or an option outside of a sentence.

    In a sentence a single word is a word, and even "at-home" may be English; there only a question's id with a
    hyphen counts.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            words = set(WORD.findall(text))
            joined = {word for word in words if "-" in word}
            found = {text} & questions | joined & questions
            if " " not in text:
                found |= joined & options
            yield from ((node.lineno, name) for name in sorted(found - set(ALLOWED)))


@pytest.fixture(scope="module")
def ids():
    checklist = load_checklist(shipped("questions"))
    questions = {name for question in checklist.questions for name in question.ids}
    options = {
        name
        for question in checklist.questions
        for option in question.options
        for name in (option.id, *option.was)
    }
    return questions, options


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_file_of_the_code_names_a_question_or_an_option(path, ids):
    assert list(known(path.read_text(encoding="utf-8"), *ids)) == []


@pytest.mark.parametrize(
    "planted",
    [
        'checklist.question("vital-signs")',
        'checklist.question("sitter")',
        'say("Try: kchecklist answer NAME vital-signs once")',
        'path = "answers.vital-signs.said"',
        'text = f"{name}/vital-signs"',
        'def f():\n    """As vital-signs does."""',
        'if option.id == "before-after": pass',
        'marks = {"a/before-after": 1}',
    ],
)
def test_a_planted_id_is_found(planted):
    assert list(known(planted, {"vital-signs", "sitter"}, {"before-after", "once"}))


@pytest.mark.parametrize(
    "harmless",
    [
        'say("A sitter stays with you.")',
        'say("a before-after picture")',
        'x = "more-vital-signs"',
        'x = "vital-signs-2"',
        'x = "once"',
        'x = "nasal-esketamine"',
        'x = "route"',
    ],
)
def test_what_is_english_or_format_is_no_id(harmless):
    questions, options = {"vital-signs", "sitter", "route"}, {"before-after", "once", "nasal-esketamine"}
    assert list(known(harmless, questions, options)) == []
