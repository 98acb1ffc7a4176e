"""How a bank is worded: plain enough to be said on the phone, leading nobody, praising nobody.

Source: design.md, section 3, and questions/README.md.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from kchecklist.checklist.loading import HEAD, BankFiles
from kchecklist.checklist.models import Head, Preset, Question, SectionHead
from kchecklist.checklist.reading_grade import Grade
from kchecklist.files.faults import BadFile, Fault
from kchecklist.files.lines import Place

HIGHEST_MEDIAN = 7
HIGHEST_GRADE = 10
MOST_SENTENCES = 3

# Nobody chooses for the person: these are the words that a bank may not hold.
_CLAIM = re.compile(
    r"\b(?:best|winners?|top pick|recommend(?:s|ed|ations?)?|safest|you should choose)\b", re.IGNORECASE
)
PRAISE_FREE = frozenset(
    {"ask", "topic", "why", "listen_for", "label", "short", "anchor", "red_flag", "title", "about"}
)
"""The keys whose texts a person reads while deciding."""
_REFUSAL = re.compile(r"\b(?:refuses?|won't say)\b", re.IGNORECASE)
_LEADING = re.compile(
    r"(?:^|[.,;:?!] )(?:you do|don't you|isn't it|wouldn't)\b|\bsurely\b|, right\?", re.IGNORECASE
)
_CLOSED = re.compile(
    r"(?:am|is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)\b",
    re.IGNORECASE,
)
_OPENING_WORD = re.compile(r"\b(?:how|or|what|when|where|which|who|whom|whose|why)\b", re.IGNORECASE)
# A sentence does not begin with a small letter, so that most abbreviations end none.
_SENTENCE_END = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bDr)(?<!\bvs)[.?!]+[\"')]*(?= [^a-z]|$)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One habit of wording: the keys whose texts it is about, what is wrong with a text, and the mend."""

    keys: frozenset[str]
    wrong: Callable[[str], str | None]
    mend: str
    said_aloud: bool = False
    """Only for what is said on the phone, not for what one looks up."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How hard the questions of a bank are to follow, in grades; ``hardest`` is a question's id."""

    questions: int
    median: float
    highest: float
    hardest: str

    def __str__(self) -> str:
        asked = f"{self.questions} question{'' if self.questions == 1 else 's'}"
        grades = f"median {self.median:.1f}, highest {self.highest:.1f} ({self.hardest})"
        return f"{asked}; reading grade of what is asked: {grades}"


@dataclass(frozen=True, slots=True)
class Style:
    """What was found: faults by file and line, and what was measured; nothing of a bank without a question."""

    faults: tuple[Fault, ...]
    measured: Measured | None


@dataclass(frozen=True, slots=True)
class _Text:
    key: str
    text: str
    place: Place
    what: str
    said_aloud: bool = True


def check_style(folder: Path, grade: Grade) -> Style:
    """How the bank in ``folder`` is worded; of one that cannot be loaded, why not."""
    files = BankFiles(folder)
    try:
        checklist = files.checklist()
    except BadFile as error:
        return Style(error.faults, None)
    kept = rules(grade)
    texts = [(files.head_file, text) for text in _of_head(checklist.head)]
    texts += [
        (file, text)
        for file, index, name in files.places()
        for text in _of_question(checklist.by_id[name], index)
    ]
    faults = [
        file.fault(text.place, *wrong)
        for file, text in texts
        if file is not None
        for wrong in _wrong(text, kept)
    ]
    measured = _measured(checklist.questions, grade)
    if measured is not None and measured.median > HIGHEST_MEDIAN:
        what = f"the median reading grade of what is asked is {measured.median:.1f}"
        faults.append(Fault(folder / HEAD, 1, what, f"at most {HIGHEST_MEDIAN}: shorten words and sentences"))
    return Style(tuple(sorted(faults, key=lambda fault: (str(fault.path), fault.line or 0))), measured)


def rules(grade: Grade) -> tuple[Rule, ...]:
    """Every rule that a text can break by itself."""
    return (
        Rule(
            PRAISE_FREE,
            lambda text: _says(_CLAIM, text),
            "say what is so; nothing here is praised",
        ),
        Rule(
            frozenset({"label"}),
            lambda text: _says(_REFUSAL, text),
            "take it out; that they won't say has a key of its own",
        ),
        Rule(
            frozenset({"ask"}),
            lambda text: "leads to an answer" if _LEADING.search(text) else None,
            "ask who, what, when or how",
        ),
        Rule(
            frozenset({"ask"}),
            lambda text: "can be answered with yes or no" if _is_closed(text) else None,
            "ask who, what, when or how",
            said_aloud=True,
        ),
        Rule(
            frozenset({"ask"}),
            lambda text: f"has reading grade {found:.1f}" if (found := grade(text)) > HIGHEST_GRADE else None,
            f"at most {HIGHEST_GRADE}: shorter words, or two sentences",
        ),
        Rule(
            frozenset({"why", "listen_for"}),
            lambda text: f"has {found} sentences" if (found := _sentences(text)) > MOST_SENTENCES else None,
            f"at most {MOST_SENTENCES}",
        ),
    )


def _wrong(text: _Text, rules: tuple[Rule, ...]) -> Iterator[tuple[str, str]]:
    """What is wrong with a text, and the mend, for each rule that it breaks."""
    # An apostrophe is typed in two ways.
    plain = " ".join(text.text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    for rule in rules:
        is_about_it = text.key in rule.keys and (text.said_aloud or not rule.said_aloud)
        if is_about_it and (what := rule.wrong(plain)) is not None:
            yield f"{text.what} {what}", rule.mend


def _of_head(head: Head) -> Iterator[_Text]:
    tables: dict[str, tuple[SectionHead | Preset, ...]] = {"section": head.sections, "preset": head.presets}
    for name, parts in tables.items():
        for index, part in enumerate(parts):
            for key in ("title", "about"):
                yield _Text(key, getattr(part, key), (name, index, key), f"{part.id}: '{key}'")


def _of_question(question: Question, index: int) -> Iterator[_Text]:
    place: Place = ("question", index)
    for key in ("ask", "topic", "why", "listen_for"):
        what = f"{question.id}: '{key}'"
        yield _Text(key, getattr(question, key) or "", (*place, key), what, not question.is_looked_up)
    for number, option in enumerate(question.options):
        for key in ("label", "short", "anchor", "red_flag"):
            where = (*place, "option", number, key)
            yield _Text(
                key, getattr(option, key) or "", where, f"{question.id}: '{key}' of option '{option.id}'"
            )


def _measured(questions: tuple[Question, ...], grade: Grade) -> Measured | None:
    grades = {question.id: grade(question.ask) for question in questions}
    if not grades:
        return None
    hardest = max(grades, key=lambda name: grades[name])
    return Measured(len(grades), median(grades.values()), grades[hardest], hardest)


def _says(words: re.Pattern[str], text: str) -> str | None:
    found = words.search(text)
    return f"says '{found[0].lower()}'" if found else None


def _is_closed(text: str) -> bool:
    return bool(_CLOSED.match(text)) and not _OPENING_WORD.search(text)


def _sentences(text: str) -> int:
    """How many sentences; one that lacks its full stop counts as well."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    unfinished = bool(text[ends[-1] if ends else 0 :].strip())
    return len(ends) + unfinished
