"""What a bank needs beyond being loadable: everything that lets a person trust a question.

Source: design.md, section 3.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kchecklist.checklist.additions import Additions
from kchecklist.checklist.loading import HEAD, BankFiles
from kchecklist.checklist.models import OWN, ROUTES, SETTINGS, Checklist, Question
from kchecklist.checklist.rank_order import centroid_weights
from kchecklist.files.faults import BadFile, Fault
from kchecklist.files.toml_reading import TomlFile

MOST_ASK_WORDS = 25
MOST_LABEL_WORDS = 15
MOST_HEARD = 6
MOST_PICKS = 3
MODELS_OF_CARE = {
    "IV clinic": ("iv", "clinic"),
    "IM office": ("im", "office"),
    "lozenge office": ("sublingual", "office"),
    "Spravato centre": ("nasal-esketamine", "clinic"),
    "lozenge at home": ("sublingual", "home"),
}
"""Name -> route, setting: the models of care that a tier's length is counted for."""
MOST_IN_TIER = {"first call": 18, "later": 45}


def check_checklist(folder: Path) -> list[Fault]:
    """Every fault of the bank in ``folder``, by file and line; empty when there is none."""
    files = BankFiles(folder)
    try:
        checklist = files.checklist()
    except BadFile as error:
        return _sorted(error.faults)
    return _sorted([*_of_head(files, checklist), *_of_questions(files, checklist)])


def check_additions(bank: Checklist, folder: Path) -> list[Fault]:
    """Every fault of a person's own questions, which add to ``bank``.

    They need no sources and no reasons: what is private has nobody to convince. A source that is named must be there.
    No id is said, as for a bank: theirs were made of the person's own words.
    """
    files = Additions(bank, folder)
    sources = files.checklist().sources
    faults = [*files.bad]
    for file, index, question in files.places():
        if not question.ask.strip():
            faults.append(file.fault(("question", index, "ask"), "ask: asks nothing", "write it down"))
        faults += [
            file.fault(("question", index, *key), what, mend) for what, mend, key in _order_wants(question)
        ]
        faults += [
            file.fault(
                ("question", index, "sources"),
                f"sources: number {number} is no source here",
                "add it to sources.toml",
            )
            for number, name in enumerate(question.sources, start=1)
            if name not in sources
        ]
    if files.sections_file is not None and _too_heavy(bank) is None:
        heavy = _too_heavy(files.checklist())
        if heavy is not None:
            what = "a section could outweigh a priority"
            faults.append(files.sections_file.fault(("section",), what, "bring the weights closer together"))
    return _sorted(faults)


def _sorted(faults: list[Fault] | tuple[Fault, ...]) -> list[Fault]:
    return sorted(faults, key=lambda fault: (str(fault.path), fault.line or 0))


def _of_head(files: BankFiles, checklist: Checklist) -> Iterator[Fault]:
    file, head = files.head_file, checklist.head
    if file is None:
        return
    for key in (
        "date",
        "review_by",
        "authors",
        "interests",
        "licence",
        "is_not",
        "how_made",
        "opening",
        "closing",
        "crisis",
    ):
        if not getattr(head, key):
            yield Fault(file.path, 1, f"'{key}' is missing", "add it")
    sections = [section.id for section in head.sections]
    for index, preset in enumerate(head.presets):
        place = ("preset", index)
        for name in preset.sections:
            if name not in sections:
                yield file.fault(
                    (*place, "sections"), f"no section '{name}'", f"one of: {', '.join(sections)}"
                )
        if len(preset.sections) > MOST_PICKS:
            yield file.fault((*place, "sections"), "more than three priorities", "keep the first three")
        yield from _of_marks(file, checklist, index)
    for index, fact in enumerate(head.facts):
        for name in fact.questions:
            if name not in checklist.by_id:
                yield file.fault(
                    ("fact", index, "questions"), f"no question '{name}'", "name one of the bank's"
                )
    if (heavy := _too_heavy(checklist)) is not None:
        yield file.fault(
            ("section",), f"section '{heavy}' could outweigh a priority", "bring the weights closer together"
        )
    for model, (route, setting) in MODELS_OF_CARE.items():
        for tier, most in MOST_IN_TIER.items():
            count = sum(q.tier == tier and q.applies_to([route], [setting]) for q in checklist.questions)
            if count > most:
                yield Fault(
                    files.folder / HEAD,
                    None,
                    f"{count} questions of tier '{tier}' for {model}, at most {most}",
                    "look one up, join two, or say with 'when' whom it is for",
                )


def _of_marks(file: TomlFile, checklist: Checklist, index: int) -> Iterator[Fault]:
    for name, marks in checklist.head.presets[index].marks.items():
        question = checklist.question(name)
        if question is None or question.kind != "preference":
            yield file.fault(
                ("preset", index, "marks", name), f"no preference question '{name}'", "name one of the bank's"
            )
            continue
        for option in marks:
            if question.option(option) is None:
                known = ", ".join(o.id for o in question.options)
                yield file.fault(
                    ("preset", index, "marks", name, option), f"no option '{option}'", f"one of: {known}"
                )


def _too_heavy(checklist: Checklist) -> str | None:
    """The section that could weigh more than the person's smallest priority, if one could."""
    # A section of the person's counts only once it has a question.
    theirs = (OWN, *checklist.added)
    without_empty = [s for s in checklist.sections if s.id not in theirs or s.questions]
    for sections in (checklist.sections, without_empty):
        heaviest = max(sections, key=lambda section: section.weight, default=None)
        if heaviest is not None and _can_outweigh([section.weight for section in sections]):
            return heaviest.id
    return None


def _can_outweigh(base_weights: Sequence[int]) -> bool:
    """Whether some picks would leave one of the other sections with more than the smallest pick gets."""
    weights = sorted(base_weights, reverse=True)
    for picks in range(1, min(MOST_PICKS, len(weights) - 1) + 1):
        roc = centroid_weights(len(weights))
        # The rest is lightest around the heaviest section when the picks are the next heaviest ones.
        rest = weights[0] + sum(weights[picks + 1 :])
        if sum(roc[picks:]) * weights[0] / rest > roc[picks - 1]:
            return True
    return False


def _of_questions(files: BankFiles, checklist: Checklist) -> Iterator[Fault]:
    for file, index, name in files.places():
        question = checklist.by_id[name]
        for what, mend, key in _wants(question, checklist):
            yield file.fault(("question", index, *key), f"{name}: {what}", mend)


def _wants(question: Question, checklist: Checklist) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    if len(question.ask.split()) > MOST_ASK_WORDS:
        yield f"more than {MOST_ASK_WORDS} words to ask", "shorten it", ("ask",)
    if question.ask.count("?") != 1:
        yield "should hold one question mark", "ask one thing", ("ask",)
    for key in ("why", "listen_for"):
        if not getattr(question, key).strip():
            yield f"'{key}' is missing", "add one or two sentences", ()
    if question.kind == "quality" and question.basis is None:
        yield "'basis' is missing", "say what the question rests on", ()
    if question.is_looked_up and question.found is None:
        mend = "add found = advertised, written, signed or checked: where one looks"
        yield "'found' is missing", mend, ("tier",)
    if question.basis not in (None, "expert judgement") and not question.sources:
        yield f"basis '{question.basis}' without sources", "name them, or say 'expert judgement'", ("basis",)
    for source in question.sources:
        if source not in checklist.sources:
            yield f"no source '{source}' in sources.toml", "add it there", ("sources",)
    known = {"provider.routes": len(ROUTES), "provider.settings": len(SETTINGS)}
    most = known.get(question.from_ or "", MOST_HEARD)
    if len(question.options) > most:
        yield f"more than {most} options", "join some", ("option", most)
    yield from _option_wants(question)


def _order_wants(question: Question) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    values = [option.value or 0 for option in question.options]
    if question.kind == "quality" and not question.multiple and values != sorted(values, reverse=True):
        yield "options are not in order of value", "put the highest first", ("option", 0)


def _option_wants(question: Question) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    yield from _order_wants(question)
    for index, option in enumerate(question.options):
        if len(option.label.split()) > MOST_LABEL_WORDS:
            yield (
                f"option '{option.id}' has more than {MOST_LABEL_WORDS} words",
                "shorten it",
                ("option", index, "label"),
            )
        if question.kind == "quality" and not (option.anchor or "").strip():
            yield f"option '{option.id}' has no anchor", "say why it is worth its value", ("option", index)
    floor = question.floor
    if floor is not None and not any(o.red_flag for o in question.options if (o.value or 0) < floor):
        yield "no sentence for when the floor fails", "add red_flag to the option below it", ("option",)
