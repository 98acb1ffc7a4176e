"""The whole bank on one page, for clinicians and patient organisations to review."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kchecklist.checklist.models import Checklist, Phase, Preset, Question, Section, Source
from kchecklist.reports.bank.question import anchor, question_parts, to_question
from kchecklist.reports.bank.sheet import for_whom
from kchecklist.reports.crisis import NOW
from kchecklist.reports.heads import NO_ADVICE, bank_words
from kchecklist.reports.page import (
    Fields,
    Heading,
    Lines,
    Link,
    Linked,
    Page,
    Part,
    Said,
    SideBySide,
    Words,
)
from kchecklist.reports.words import count, day, topic

HOW_TO_READ = (
    "Quality: some answers are better for anybody. Each is worth so many points of 100; the weight, from 1 to 5, "
    "is how much the question counts within its section.",
    "Preference: reasonable providers differ. Here no answer is worth anything by itself; it counts only as far as "
    "a person marks answers as wanted or unwanted.",
    "Info: good to know, never scored.",
    "A safety floor stands beside the score. An answer worth less than the floor is shown as a failed floor, and "
    "neither comfort nor price can buy it back. What is only weak passes it, on purpose: a "
    "floor fails on what nobody should have to accept.",
    "A red flag is a sentence that is shown when that answer is chosen, with what one can do.",
)
PHASE_WORDS: dict[Phase, str] = {
    "before": "Before treatment",
    "during": "During a session",
    "after": "After a session",
    "always": "At any time",
}


@dataclass(frozen=True, slots=True)
class _Chapter:
    title: str
    anchor: str
    parts: tuple[Part, ...]
    holds: str = ""


def bank_page(checklist: Checklist) -> Page:
    """Everything in the bank: the floors first, then section by section, and at the end where it comes from."""
    chapters = [chapter for chapter in _chapters(checklist) if chapter.parts]
    contents = tuple(Linked("", (Link(f"{each.title}{each.holds}", each.anchor),)) for each in chapters)
    parts: list[Part] = [*_head(checklist), Heading("Contents"), Lines(contents)]
    for chapter in chapters:
        parts += [Heading(chapter.title, anchor=chapter.anchor), *chapter.parts]
    return Page(f"{checklist.head.title}: every question, for review", tuple(parts))


def _chapters(checklist: Checklist) -> Iterator[_Chapter]:
    yield _Chapter("Safety floors", "part-floors", tuple(_floors(checklist)))
    for section in checklist.sections:
        holds = f" ({count(len(section.questions), 'question')})"
        parts = tuple(_section(section, checklist))
        yield _Chapter(section.title, anchor("section", section.id), parts, holds)
    glossary = tuple(checklist.head.glossary.items())
    yield _Chapter("Starting points", "part-presets", tuple(_presets(checklist)))
    yield _Chapter("The plain facts", "part-facts", tuple(_facts(checklist)))
    yield _Chapter("Crisis lines", "part-crisis", tuple(_crisis(checklist)))
    yield _Chapter("Words explained", "part-glossary", (Fields(glossary),) if glossary else ())
    yield _Chapter("Sources", "part-sources", tuple(_sources(checklist)))


def _head(checklist: Checklist) -> Iterator[Part]:
    head = checklist.head
    yield Words(bank_words(checklist))
    yield Words(head.is_not or NO_ADVICE)
    kinds = Counter(question.kind for question in checklist.questions)
    numbers = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
    said = (
        ("Questions", f"{len(checklist.questions)}: {numbers}" if numbers else ""),
        ("To be looked over again by", day(head.review_by) if head.review_by else ""),
        ("Written by", head.authors),
        ("Interests", head.interests),
        ("Licence", head.licence),
        ("Said first", head.opening),
        ("Said last", head.closing),
    )
    yield Fields(tuple((name, words) for name, words in said if words))
    if head.how_made:
        yield from (Heading("How this was made"), Words(head.how_made))
    yield from (Heading("How to read it"), Lines(HOW_TO_READ))


def _floors(checklist: Checklist) -> Iterator[Part]:
    floors = [question for question in checklist.questions if question.is_floor]
    if floors:
        yield Words(f"{count(len(floors), 'floor')}, each with the answers that fail it.")
        yield SideBySide(
            ("Fails when one hears", "For whom"), tuple(_floor(floor, checklist) for floor in floors)
        )


def _floor(question: Question, checklist: Checklist) -> tuple[Said, tuple[str, ...]]:
    floor = question.floor or 0
    fails = "; ".join(option.label for option in question.options if (option.value or 0) < floor)
    name = Link(question.topic or topic(question), anchor("question", question.id))
    return Linked("", (name,)), (fails, for_whom(question, checklist) or "every offer")


def _section(section: Section, checklist: Checklist) -> Iterator[Part]:
    total = sum(each.weight for each in checklist.sections)
    if section.about:
        yield Words(section.about)
    yield Words(
        f"{PHASE_WORDS[section.phase]}; {count(len(section.questions), 'question')}; "
        f"weight {section.weight} of {total} until a person says what matters."
    )
    for question in section.questions:
        yield from question_parts(question, checklist)


def _presets(checklist: Checklist) -> Iterator[Part]:
    if checklist.head.presets:
        yield Words("What each fills in for a person, who may change all of it.")
    for preset in checklist.head.presets:
        yield Heading(preset.title, level=2)
        if preset.about:
            yield Words(preset.about)
        yield Fields(tuple(_preset_rows(preset, checklist)))


def _preset_rows(preset: Preset, checklist: Checklist) -> Iterator[tuple[str, Said]]:
    titles = {section.id: section.title for section in checklist.sections}
    picks = ", then ".join(titles.get(name, name) for name in preset.sections)
    yield "Comes first", picks or "nothing in particular"
    for name, marks in preset.marks.items():
        question = checklist.question(name)
        labels = {} if question is None else {key: option.label for key, option in question.by_id.items()}
        marked = {
            mark: "; ".join(labels.get(option, option) for option, found in marks.items() if found == mark)
            for mark in marks.values()
        }
        yield (
            question.ask if question else name,
            ". ".join(f"{mark}: {words}" for mark, words in marked.items()),
        )
    if not preset.marks:
        yield "Marks", "nothing"


def _facts(checklist: Checklist) -> Iterator[Part]:
    if not checklist.head.facts:
        return
    yield Words("What every comparison begins with, and the questions whose answers stand there.")
    rows: list[tuple[str, Said]] = []
    for fact in checklist.head.facts:
        found = [question for name in fact.questions if (question := checklist.question(name)) is not None]
        rows.append(
            (fact.label, Linked("", tuple(map(to_question, found))) if found else "added up from the costs")
        )
    yield Fields(tuple(rows))


def _crisis(checklist: Checklist) -> Iterator[Part]:
    if checklist.head.crisis:
        yield Words(NOW)
        yield Fields(
            tuple(
                (f"{line.country}, {line.name}", f"{line.contact} (as of {day(line.as_of)})")
                for line in checklist.head.crisis
            )
        )


def _sources(checklist: Checklist) -> Iterator[Part]:
    for name, source in checklist.sources.items():
        yield Heading(f"{name}. {source.title}", level=2, anchor=anchor("source", name))
        yield Fields(tuple(_source_rows(name, source, checklist)))


def _source_rows(name: str, source: Source, checklist: Checklist) -> Iterator[tuple[str, Said]]:
    yield "From", f"{source.issuer}, {source.year or 'no year given'}; {source.kind}"
    if source.address:
        yield "Where", Linked("", (Link(source.address, source.address),))
    yield "What of it was read", source.read
    users = tuple(to_question(question) for question in checklist.questions if name in question.sources)
    yield "Used by", Linked("", users) if users else "no question"
