"""What is kept in docs/ is what the program writes."""

from pathlib import Path

from kchecklist.cli.entry import main
from kchecklist.files.shipped import shipped

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "question-bank.md"
RENEW = "kchecklist questions --review --format md --force -o docs/question-bank.md"


def test_the_page_of_the_question_bank_is_the_newest(tmp_path: Path):
    new = tmp_path / "page.md"
    arguments = ["--folder", str(tmp_path / "data"), "--questions", str(shipped("questions")), "questions", "--review", "--format", "md", "-o", str(new)]  # fmt: skip
    assert main(arguments) == 0
    # Not compared within the assertion: nobody wants to read the difference of two books.
    is_newest = PAGE.read_text(encoding="utf-8") == new.read_text(encoding="utf-8")
    assert is_newest, f"the questions have changed; renew their page: {RENEW}"


def test_the_readme_leads_to_the_page_and_contributing_says_how_to_renew_it():
    assert f"({PAGE.relative_to(ROOT).as_posix()})" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert RENEW in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
