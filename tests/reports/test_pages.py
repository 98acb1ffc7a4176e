"""Provider, comparison and sheet as text and Markdown."""

import re

import pytest
from markdown_it import MarkdownIt

from kchecklist.profiles.priorities import Priorities
from kchecklist.reports.bank.sheet import sheet_page
from kchecklist.reports.comparison.page import comparison_page
from kchecklist.reports.display_width import cells
from kchecklist.reports.page import Fields, Heading, Lines, Note, Page, SideBySide, Words
from kchecklist.reports.page_markdown import page_markdown
from kchecklist.reports.page_text import page_text
from kchecklist.reports.provider.page import provider_page
from kchecklist.reports.words import NONE_OF_THESE
from kchecklist.scoring.comparison import compare

from .banks import SMALL, TODAY, record

NEVER_SAID = re.compile(r"\b(best|winner|safe|recommended|top|met|passed)\b|[✓✔]", re.IGNORECASE)


def compared(*profiles):
    return comparison_page(compare(SMALL, profiles, Priorities()), TODAY)


def about(profile, **wanted):
    return provider_page(compare(SMALL, [profile], Priorities()), profile.id, TODAY, **wanted)


def several(number):
    return [
        record(f"诊所 {n} with a rather long name indeed", {"vital-signs": "once" if n % 2 else "throughout"}, provider={"id": f"p{n}"})
        for n in range(number)
    ]  # fmt: skip


def test_a_comparison_begins_with_whose_notes_these_are_and_the_facts():
    text = page_text(compared(*several(2)))
    assert "One person's notes of what they were told, as of 21 Nov 2026; ask the provider." in " ".join(
        text.split()
    )
    assert "Small checklist, version 2026.11 of 21 Nov 2026." in " ".join(text.split())
    assert (
        text.index("The plain facts")
        < text.index("How they stand")
        < text.index("Where their answers differ")
    )
    assert text.count("not medical advice") == 1


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 10])
def test_every_comparison_fits_80_columns_and_ends_with_none_of_these(number):
    text = page_text(compared(*several(number)))
    assert max(map(cells, text.splitlines())) <= 80
    assert text.rstrip().endswith(NONE_OF_THESE)
    assert not NEVER_SAID.search(text)


def test_only_answers_that_differ_are_side_by_side():
    one = record("A", {"vital-signs": "once", "total-price": "vague"})
    other = record("B", {"vital-signs": "once", "total-price": "itemised"})
    text = page_text(compared(one, other))
    assert "Who measures my vital signs" not in text
    assert "- A: it depends (said)" in text
    assert "- B: every item, in writing (said)" in text


def test_two_offers_of_one_name_are_told_apart():
    profiles = [
        record("A", provider={"id": str(n), "offer": offer}) for n, offer in enumerate(("IV", "home"))
    ]
    text = page_text(compared(*profiles))
    assert "A (IV)" in text
    assert "A (home)" in text


def test_a_provider_page_names_floors_flags_contradictions_and_refusals():
    profile = record(
        answers={
            "vital-signs": {"said": {"choice": ["nothing"]}, "written": {"choice": ["once"]}},
            "total-price": {"said": {"state": "refused", "who": "front desk"}},
            "no-longer-there": {"said": {"choice": ["x"]}},
        },
        provider={"status": "ruled out"},
    )
    text = page_text(about(profile))
    assert "status: ruled out by me" in " ".join(text.split())
    assert "nothing is measured: Ask for checks" in text
    assert "Two answers that do not fit: ask again" in text
    assert "(said, front desk)" in text
    assert "1. Who measures my vital signs, and when? (safety floor)" in text
    assert "no-longer-there: x (said)" in text
    assert text.count("not medical advice") == 1


def test_notes_stay_out_unless_asked_for():
    profile = record(
        answers={"vital-signs": {"said": {"choice": ["once"], "note": "SECRET one\nline two"}}},
        conversation=[{"id": 1, "with": "desk", "note": "SECRET two"}],
        provider={"note": "SECRET three", "status_note": "SECRET four"},
        waivers={"vital-signs": {"reason": "SECRET five"}},
        costs={"extras": 98765},
    )
    for render in (page_text, page_markdown):
        assert "SECRET" not in render(about(profile))
        assert "98,765" not in render(about(profile))
        assert "98,765" in render(about(profile, costs=True))
        full = render(about(profile, notes=True))
        assert full.count("SECRET") == 5


def test_the_sheet_has_room_for_a_note_under_every_question():
    text = page_text(sheet_page(SMALL, TODAY))
    assert text.count("note: ....") == len(SMALL.questions)
    assert "- [ ] before and after" in text
    assert "Who sits with me at home? (safety floor) (only for home)" in text
    assert max(map(cells, text.splitlines())) <= 80


HOSTILE = [
    "# heading",
    "1. one",
    "12) two",
    "- item",
    "+ item",
    "> quote",
    "===",
    "---",
    "```code",
    "~~~",
    "a | b",
    "![x](http://evil)",
    "[x](javascript:1)",
    "[x]: http://evil",
    "<script>x</script>",
    "<http://evil>",
    "see http://evil.example/x or www.evil.example",
    "*bold* _it_ `code` ~~x~~ &lt; \\",
    "[/] \x1b]2;x\x07 \u202e",
    "line\n# heading\n\n- item",
]


WEB = {"http://evil", "http://evil.example/x", "www.evil.example"}


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_typed_becomes_markup_in_markdown(text):
    page = Page(
        text,
        (Heading(text), Words(text), Note(text), Lines((text,)), Fields(((text, text),)), SideBySide((text,), ((text, (text,)),))),
    )  # fmt: skip
    tokens = MarkdownIt("gfm-like").parse(page_markdown(page))
    kinds = [token.type for token in tokens]
    inline = {child.type for token in tokens for child in token.children or ()}
    assert inline <= {
        "text",
        "text_special",
        "code_inline",
        "strong_open",
        "strong_close",
        "hardbreak",
        "softbreak",
    }
    assert {
        child.content for token in tokens for child in token.children or () if child.type == "code_inline"
    } <= WEB
    assert kinds.count("heading_open") == 2
    assert kinds.count("list_item_open") == 2
    assert kinds.count("blockquote_open") == 1
    assert kinds.count("td_open") == 2
    assert "html_block" not in kinds
    assert "fence" not in kinds
    assert "hr" not in kinds
    shown = "".join(child.content for child in tokens[1].children or ())
    assert shown.split()[0] == text.split()[0]


ADDRESSES = [
    "write to sam@clinic.com, or to o'neil+a.b@mail.example.org.",
    "(sam@clinic.com)",
    "sam@müller.example",
    "a*b_c~d@clinic.com",
    '"x y"@clinic.com',
    "mailto:sam@clinic.com or xmpp:sam@clinic.com/x",
    "//clinic.com/path",
    "a|//clinic.com/p|b",
    "see http://clinic.com/x?a=1&b=2#c_d, HTTPS://CLINIC.COM and ftp://clinic.com",
    "https://user:secret@clinic.com/x",
    "www.clinic.com and WWW.clinic.com/x",
    "clinic.com or clinic.com/a_b",
    "sub.clinic.com:80/x 12.50 a.m.",
    "`sam@clinic.com` ``//clinic.com`` \\//clinic.com",
    "<sam@clinic.com> &lt;//clinic.com",
    "//[clinic.com](//clinic.com)",
    "1. sam@clinic.com",
    "1.//clinic.com",
    "sam@clinic.com ##",
    "$//clinic.com$",
    "a@b@clinic.com http:////clinic.com //",
]


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_that_was_typed_is_no_link_in_markdown_and_reads_the_same(text):
    page = Page(text, (Words(text), Note(text), Lines((text,)), SideBySide((text,), ((text, (text,)),))))
    tokens = MarkdownIt("gfm-like").parse(page_markdown(page))
    inline = [token for token in tokens if token.type == "inline"]
    kinds = {child.type for token in inline for child in token.children}
    assert kinds <= {"text", "text_special", "code_inline", "hardbreak"}
    assert {"".join(child.content for child in token.children) for token in inline if token.content} == {text}


@pytest.mark.parametrize("text", ADDRESSES)
def test_what_github_makes_a_link_of_by_itself_stands_as_code(text):
    # It joins text that escapes had parted, before it looks for addresses: only what is no text is safe.
    tokens = MarkdownIt("commonmark").parse(page_markdown(Page("x", (Words(text),))))
    left = " \0 ".join(child.content for child in tokens[-2].children if child.type != "code_inline")
    for address in (r"[\w.+-]@[\w-]", r"(?i)(https?|ftp)://", r"(?i)www\.", r"(?i)(mailto|xmpp):\S"):
        assert not re.search(address, left)


@pytest.mark.parametrize("text", ["Room #", "Which of them, # or ##", "#", "C#", "a \\#"])
def test_a_heading_in_markdown_loses_no_sign_at_its_end(text):
    tokens = MarkdownIt("gfm-like").parse(page_markdown(Page("x", (Heading(text),))))
    assert "".join(child.content for child in tokens[4].children or ()) == text


def test_text_shows_controls_as_ink():
    page = Page("x\x1b", (Words("y\u202e"), Note("z\x07\n\x9b"), SideBySide(("\x1b",), (("a", ("b\x00",)),))))
    for rendered in (page_text(page), page_markdown(page)):
        assert not set("\x1b\x07\x9b\u202e\x00") & set(rendered)
