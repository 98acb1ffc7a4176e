"""Each kind of slip in each kind of file: the line it is on, what is wrong, and the mend."""

import pytest

from ..checklist.small_bank import FILES, small_bank

PROVIDER = 'format = 1\n\n[provider]\nid = "x-1"\nname = "X"\n'
HEAD, TEAM, SOURCES = FILES["checklist.toml"], FILES["01-team.toml"], FILES["sources.toml"]
HEAD_LINES, TEAM_LINES, SOURCES_LINES = (len(text.splitlines()) for text in (HEAD, TEAM, SOURCES))
LONG = "k" * 60

OF_MINE: dict[str, dict[str, tuple[str, int, str]]] = {
    "providers/x-1.toml": {
        "wrong type": (PROVIDER + "phone = 5550100\n", 6, "provider.phone: should be text in quotes"),
        "wrong type within": (PROVIDER + "[answers.gear.said]\nchoice = 'x'\n", 7, "answers.gear.said.choice: should be a list in [ ]"),
        "unknown key": (PROVIDER + 'offfer = "IV"\n', 6, "provider.offfer: is no key known here; did you mean 'offer'?"),
        "unknown key like none": (PROVIDER + "fax = 1\n", 6, "provider.fax: is no key known here; it is kept and not read"),
        "unknown key of great length": (PROVIDER + f"{LONG} = 1\n", 6, f"provider.{'k' * 39}…: is no key known here; it is kept and not read"),
        "unknown key beside a wrong type": (PROVIDER.replace('"X"', "1") + 'offfer = "IV"\n', 5, "provider.name: should be text in quotes"),
        "missing key": (PROVIDER.replace('name = "X"\n', ""), 3, "provider.name: is missing; add it"),
        "missing key, misspelt": (PROVIDER.replace("name", "nmae"), 5, "provider.nmae: is no key known here; did you mean 'name'?"),
        "missing table": ("format = 1\n", 1, "provider: is missing; add it"),
        "missing table, misspelt": (PROVIDER.replace("provider", "provdier"), 3, "provdier: is no key known here; did you mean 'provider'?"),
        "bad choice": (PROVIDER + 'status = "gone"\n', 6, "provider.status: is none of the values allowed; one of: 'considering', 'ruled out', 'chosen' or 'left'"),
        "bad choice of an answer": (PROVIDER + '[answers.vital-signs.said]\nchoice = ["x"]\n', 7, "answers.vital-signs.said: a choice that the question does not have; one of: throughout, before-after, once, nothing"),
        "key twice": (PROVIDER + 'name = "Y"\n', 6, "is not valid TOML: a key is there twice; take one out, or begin with a [[header]] of its own"),
        "key twice, under two names": (PROVIDER + "[[conversation]]\nid = 1\n[[conversations]]\nid = 2\n", 8, "conversations: means the same as 'conversation'; join them as 'conversation'"),
        "table twice": (PROVIDER + "[costs]\n[costs]\n", 7, "is not valid TOML: a table is there twice; put the two together"),
        "id twice": (PROVIDER + "[[conversation]]\nid = 1\n\n[[conversation]]\nid = 1\n", 10, "conversation.id: another conversation has the same; give one another number"),
        "unknown table": (PROVIDER + "[cost]\nsession = 3\n", 6, "cost: is no key known here; did you mean 'costs'?"),
        "unknown list of tables": (PROVIDER + "[[talk]]\nid = 3\n", 6, "talk: is no key known here; it is kept and not read"),
    },
    "priorities.toml": {
        "wrong type": ("format = 1\ncountry = 1\n", 2, "country: should be text in quotes"),
        "unknown key": ("format = 1\n[money]\nhuor = 1\n", 3, "money.huor: is no key known here; did you mean 'hour'?"),
        "bad choice": ('[marks.route]\niv = "loved"\n', 2, "marks.route.iv: is none of the values allowed; one of: 'wanted', 'fine' or 'unwanted'"),
        "no such section": ('format = 1\nsections = ["wach"]\n', 2, "sections: number 1 is no section here; did you mean 'watch'?"),
        "no such section in points": ("[swing]\nwach = 3\n", 2, "swing.wach: is no section here; did you mean 'watch'?"),
        "key twice": ("format = 1\nformat = 1\n", 2, "is not valid TOML: a key is there twice; take one out, or begin with a [[header]] of its own"),
        "table twice": ("[money]\n[swing]\n[money]\n", 3, "is not valid TOML: a table is there twice; put the two together"),
        "unknown table": ("[mark]\nx = 1\n", 1, "mark: is no key known here; did you mean 'marks'?"),
    },
    "settings.toml": {
        "wrong type": ('format = 1\nmove_on = "yes"\n', 2, "move_on: should be true or false"),
        "unknown key": ("format = 1\nmove-on = true\n", 2, "move-on: is no key known here; did you mean 'move_on'?"),
        "a format of 0": ("\n\nformat = 0\n", 3, "format: should be at least 1"),
        "key twice": ("move_on = true\nmove_on = true\n", 2, "is not valid TOML: a key is there twice; take one out, or begin with a [[header]] of its own"),
        "unknown table": ("format = 1\n\n[colours]\na = 1\n", 3, "colours: is no key known here; it is kept and not read"),
    },
    "questions/01-own.toml": {
        "wrong type": ('[[question]]\nid = "a"\nask = 1\nkind = "info"\n', 3, "question.ask: should be text in quotes"),
        "missing key, misspelt": ('[[question]]\nid = "a"\naks = "A?"\nkind = "info"\n', 3, "question.aks: is no key known here; did you mean 'ask'?"),
        "id of the bank": ('[[question]]\nid = "vital-signs"\nask = "A?"\nkind = "info"\n', 2, "question 'vital-signs' is there already; rename this one"),
        "id twice": ('[[question]]\nid = "a"\nask = "A?"\nkind = "info"\n' * 2, 6, "a question of this id is there already; rename this one"),
    },
    "questions/sections.toml": {
        "missing key": ('[[section]]\nid = "a"\n', 1, "section.title: is missing; add it"),
        "id twice": ('[[section]]\nid = "a"\ntitle = "A"\n' * 2, 5, "a section of this id is there already; rename this one"),
    },
}  # fmt: skip

OF_A_BANK: dict[str, dict[str, tuple[str, int, str]]] = {
    "checklist.toml": {
        "wrong type": (HEAD.replace('"Thank you."', "3"), 12, "closing: should be text in quotes"),
        "unknown key": (HEAD.replace("closing =", "closign ="), 12, "closign: is no key known here; did you mean 'closing'?"),
        "missing key": (HEAD.replace('version = "2026.11"\n', ""), 1, "version: is missing; add it"),
        "missing key, misspelt": (HEAD.replace("version", "verison"), 3, "verison: is no key known here; did you mean 'version'?"),
        "bad choice": (HEAD.replace('"before"', '"earlier"'), 17, "section.phase: is none of the values allowed; one of: 'before', 'during', 'after' or 'always'"),
        "key twice": (f'id = "x"\n{HEAD}', 2, "is not valid TOML: a key is there twice; take one out, or begin with a [[header]] of its own"),
        "table twice": (f"{HEAD}[glossary]\n", HEAD_LINES + 1, "is not valid TOML: a table is there twice; put the two together"),
        "id twice": (f'{HEAD}[[section]]\nid = "team"\ntitle = "T"\n', HEAD_LINES + 2, "section 'team' is there twice; rename one"),
        "unknown table": (f"{HEAD}[[sections]]\nid = 'x'\n", HEAD_LINES + 1, "sections: is no key known here; did you mean 'section'?"),
    },
    "01-team.toml": {
        "wrong type": (TEAM.replace("floor = 30", 'floor = "30"'), 8, "question.floor: should be a whole number"),
        "unknown key": (TEAM.replace("listen_for", "listen-for"), 5, "question.listen-for: is no key known here; did you mean 'listen_for'?"),
        "missing key": (TEAM.replace('kind = "quality"\n', ""), 1, "question.kind: is missing; add it"),
        "bad choice": (TEAM.replace('"quality"', '"good"'), 6, "question.kind: is none of the values allowed; one of: 'quality', 'preference' or 'info'"),
        "key twice": (TEAM.replace("floor = 30\n", "floor = 30\nfloor = 30\n"), 9, "is not valid TOML: a key is there twice; take one out, or begin with a [[header]] of its own"),
        "unknown table": (f"{TEAM}[[question.options]]\nid = 'x'\n", TEAM_LINES + 1, "question.options: is no key known here; did you mean 'option'?"),
        "id of two options": (TEAM.replace('"nobody"', '"named"'), 21, "question.option.id: another option has the same, or had it; rename one"),
        "id of two questions": (TEAM + TEAM.replace("old-licence", "older"), TEAM_LINES + 2, "question 'licence' is there twice; rename one"),
    },
    "sources.toml": {
        "wrong type": (SOURCES.replace("2020", '"2020"'), 4, "R1.year: should be a whole number"),
        "unknown key": (SOURCES.replace("address", "adress"), 5, "R1.adress: is no key known here; did you mean 'address'?"),
        "missing key": (SOURCES.replace('read = "text"\n', ""), 1, "R1.read: is missing; add it"),
        "bad choice": (SOURCES.replace('"law"', '"blog"'), 6, "R1.kind: is none of the values allowed; one of: 'label', 'law', 'regulator', 'guidance', 'study', 'opinion', 'news' or 'provider'"),
        "table twice": (SOURCES * 2, SOURCES_LINES + 1, "is not valid TOML: a table is there twice; put the two together"),
        "no table": (f"R2 = 'x'\n{SOURCES}", 1, "R2: should be a table"),
    },
}  # fmt: skip


@pytest.mark.parametrize("name", OF_MINE)
def test_a_slip_in_a_file_of_mine_is_told_on_its_line(shell, name: str):
    path = shell.folder / name
    path.parent.mkdir(parents=True)
    for slip, (text, line, said) in OF_MINE[name].items():
        path.write_text(text, encoding="utf-8")
        first, *_ = shell.run("check", str(path)).out.splitlines()
        assert first == f"{path}:{line}: {said}", slip


@pytest.mark.parametrize("name", OF_A_BANK)
def test_a_slip_in_a_bank_is_told_on_its_line(shell, tmp_path, name: str):
    for slip, (text, line, said) in OF_A_BANK[name].items():
        bank = small_bank(tmp_path / "bank")
        (bank / name).write_text(text, encoding="utf-8")
        first, *_ = shell.run("check", str(bank)).out.splitlines()
        assert first == f"{bank / name}:{line}: {said}", slip
        told = shell.run("--questions", str(bank), "list")
        assert (told.status, told.err.splitlines()[0]) == (2, first), slip
