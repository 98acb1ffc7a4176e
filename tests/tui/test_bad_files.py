"""What the app tells of files that it leaves out: kchecklist.tui.library."""

from pathlib import Path

from kchecklist.profiles.folder import DataFolder
from kchecklist.tui.library import Library

BANK = Path(__file__).parent / "bank"


def test_at_most_five_faults_of_a_file_are_told_and_no_section_by_the_words_that_stood_there(
    folder: DataFolder, clock
):
    folder.providers.mkdir(parents=True)
    wrong = "".join(f"[answers.q{n}.said]\nwho = {n}\n" for n in range(17))
    path = folder.providers / "x.toml"
    path.write_text(f'[provider]\nid = "x"\nname = "X"\n{wrong}', encoding="utf-8")
    folder.priorities.write_text('sections = ["SECRET"]\n', encoding="utf-8")
    folder.priorities_of("sam").write_text("[money]\n" * 2, encoding="utf-8")
    (folder.providers / "y.toml").symlink_to(BANK / "checklist.toml")
    told = [str(fault).removeprefix(f"{folder.path}/") for fault in Library(folder, BANK, clock).faults]
    assert told == [
        *(
            f"providers/x.toml:{n}: answers.q{(n - 5) // 2}.said.who: should be text in quotes"
            for n in range(5, 15, 2)
        ),
        "providers/x.toml: and 12 more; kchecklist check --all names them",
        "providers/y.toml: is a link out of the data folder; put the file itself here",
        "priorities-sam.toml:2: is not valid TOML: a table is there twice; put the two together",
        "priorities.toml: names a section that is not here; it is passed over",
    ]
