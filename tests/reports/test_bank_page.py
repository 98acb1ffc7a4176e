"""The whole bank on one page, for review."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from kchecklist.checklist.loading import load_checklist
from kchecklist.files.shipped import shipped
from kchecklist.reports.bank.page import bank_page
from kchecklist.reports.display_width import cells
from kchecklist.reports.page import Fields, Heading, Lines, Link, Linked, Page, SideBySide, Words
from kchecklist.reports.page_markdown import page_markdown
from kchecklist.reports.page_text import page_text

from ..checklist.small_bank import HEAD, SETTING, TEAM, small_bank


@pytest.fixture
def review(tmp_path: Path):
    def rendered(render=page_markdown, **changes: str) -> str:
        return render(bank_page(load_checklist(small_bank(tmp_path / "bank", **changes))))

    return rendered


@pytest.mark.parametrize(
    "said",
    [
        "A small checklist, version 2026.11 of 21 Nov 2026.",
        "No medical advice.",
        "**Questions**: 2: 1 quality, 1 preference",
        "**To be looked over again by**: 21 Nov 2027",
        "**Written by**: Somebody",
        "**Interests**: None.",
        "**Licence**: CC-BY-4.0",
        "## How this was made\n\nWritten for a test.",
        "| [licence](#question-licence) | nobody is named | every offer |",
        "Before treatment; 1 question; weight 1 of 2 until a person says what matters.",
        "### Who prescribes, and where can I look them up? (safety floor)",
        "- **Why**: A licence can be checked.",
        "- **Listen for**: A name.",
        "- **Asked**: on a first call; for every offer",
        "- **Asked**: in the longer talk; only for clinic or office",
        "- **Counts**: quality, weight 3 of 5; safety floor: fails below 30",
        "- **Rests on**: law: [R1](#source-r1)",
        "- **Filed as**: licence; formerly old-licence",
        "- **100 · a person with a name**: It can be looked up.",
        "- **0 · nobody is named**: It cannot be looked up. Red flag: Ask who writes the order.",
        "A matter of taste: never scored by the bank, only against what a person marks.",
        "- a quiet one\n- a busy one",
        "### A calm room\n\n- **Comes first**: Setting\n- **What is the room like?**: wanted: a quiet one",
        "- **Room**: [room](#question-room)",
        "- **US, 988**: call 988 (as of 1 Nov 2026)",
        "- **floor**: What must not be missing.",
        "### R1. A law\n\n- **From**: A country, 2020; law",
        "](<https://law.example>)",
        "- **What of it was read**: text",
        "- **Used by**: [licence](#question-licence)",
    ],
)
def test_everything_in_the_bank_is_there(review, said):
    assert said in review()


def test_an_info_question_is_marked_as_never_scored(review):
    info = SETTING.replace('"preference"', '"info"')
    head = HEAD.replace('[preset.marks.room]\nquiet = "wanted"\n', "")
    assert "Good to know: never scored.\n\n- a quiet one" in review(setting=info, checklist=head)


def test_what_a_question_may_do_besides_is_said(review):
    more = TEAM.replace(
        "floor = 30", 'multiple = true\nna_allowed = true\nrefusal = "unknown"\nweight = 4'
    ).replace('"R1"', '"R9"')
    text = review(team=more)
    counts = "quality, weight 4 of 5; several answers may be ticked, and add up to at most 100; may be marked not applicable; not answering does not count against them"
    assert f"- **Counts**: {counts}\n" in text
    assert "- **Used by**: no question" in text


def test_what_is_looked_up_says_what_it_counts_as(review):
    looked_up = TEAM.replace('tier = "first call"', 'tier = "look up"\nfound = "checked"')
    text = review(team=looked_up)
    assert "- **Asked**: of nobody: looked up, or answered by oneself; for every offer\n" in text
    assert "- **Found there**: counts as checked: seen by me, or in a public record\n" in text


def test_a_bank_of_bare_questions_has_a_page(tmp_path: Path):
    (tmp_path / "checklist.toml").write_text(
        'id = "bare"\ntitle = "Bare"\nversion = "1"\n[[section]]\nid = "a"\ntitle = "A"\n'
    )
    (tmp_path / "1-a.toml").write_text('[[question]]\nid = "when"\nask = "When?"\nkind = "info"\n')
    text = page_markdown(bank_page(load_checklist(tmp_path)))
    assert "This is not medical advice." in text
    assert "Good to know: never scored." in text
    assert "## Sources" not in text


def anchors_and_links(text):
    return re.findall(r'<a id="([^"]+)">', text), re.findall(r"\]\(#([^)]+)\)", text)


def test_every_link_of_the_shipped_bank_leads_somewhere_and_nothing_is_there_twice():
    text = page_markdown(bank_page(load_checklist(shipped("questions"))))
    anchors, links = anchors_and_links(text)
    assert len(anchors) == len(set(anchors))
    assert set(links) <= set(anchors)
    assert len(links) > 100


def test_headings_nest_without_a_gap():
    tokens = MarkdownIt("gfm-like").parse(page_markdown(bank_page(load_checklist(shipped("questions")))))
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(now <= before + 1 for before, now in pairwise(levels))


def test_as_text_it_fits_80_columns_and_links_are_words(review):
    text = review(page_text)
    assert max(map(cells, text.splitlines())) <= 80
    assert "Rests on:   law: R1" in text
    assert "- Team (1 question)" in text
    assert "https://law.example" in text
    assert "](" not in text


HOSTILE = [
    "javascript:alert(1)",
    "https://x.example/)[y](z",
    "https://x.example/> <script>",
    "https://x.example/a b",
    "https://x.example/`x`",
    "https://x.example/\n# heading",
    "data:text/html,x",
    "Not-An-Anchor",
    'x"></a><script>',
    "",
]


@pytest.mark.parametrize("to", HOSTILE)
def test_a_link_that_leads_to_nothing_known_is_only_words(to):
    linked = Linked("see", (Link("[words](x)", to),))
    page = Page("t", (Heading("h", anchor=to), Words(linked), Lines((linked,)), Fields((("l", linked),)), SideBySide(("h",), ((linked, ("c",)),))))  # fmt: skip
    tokens = MarkdownIt("gfm-like").parse(page_markdown(page))
    inline = {child.type for token in tokens for child in token.children or ()}
    assert inline <= {"text", "text_special", "strong_open", "strong_close"}
    assert "html_block" not in {token.type for token in tokens}


def test_a_link_to_an_address_leads_there_and_shows_its_words():
    address = "https://x.example/a_b~c?d=1&e=2"
    page = Page("t", (Words(Linked("", (Link("*words* | [x]", address),))),))
    (inline,) = [t for t in MarkdownIt("gfm-like").parse(page_markdown(page)) if t.type == "inline"][1:]
    opened = next(child for child in inline.children if child.type == "link_open")
    assert opened.attrs["href"] == address
    assert "".join(c.content for c in inline.children) == "*words* | [x]"
