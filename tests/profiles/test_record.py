"""What a record takes and what it refuses, in whose words: kchecklist.profiles.record and files.validation."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from kchecklist.files.faults import BadFile, Fault
from kchecklist.profiles.record import Answer, Claim, Profile, Waiver
from kchecklist.profiles.shelf import load

GOOD = '[provider]\nid = "x-1"\nname = "X"\n'

# What stands in the file: (text, line of the fault, what is said)
FAULTS: dict[str, tuple[str, int, str]] = {
    "no provider": ("format = 1\n", 1, "provider: is missing; add it"),
    "no provider but answers": ("\n[answers.a.said]\nchoice = []\n", 1, "provider: is missing; add it"),
    "a provider without an id": ('\n[provider]\nname = "SECRET"\n', 2, "provider.id: is missing; add it"),
    "a provider without a name": ('\n\n[provider]\nid = "SECRET"\n', 3, "provider.name: is missing; add it"),
    "a dotted provider without a name": (
        '\n\nprovider.id = "SECRET"\n',
        3,
        "provider.name: is missing; add it",
    ),
    "an empty name": ('[provider]\nid = "x"\nname = ""\n', 3, "provider.name: should not be empty"),
    "a provider that is a text": ('\nprovider = "SECRET"\n', 2, "provider: should be a table"),
    "a provider that is a list": (
        '[[provider]]\nid = "x"\nname = "SECRET"\n',
        1,
        "provider: should be a table",
    ),
    "a format that is true": (f"format = true\n{GOOD}", 1, "format: should be a whole number"),
    "a format of 0": (f"format = 0\n{GOOD}", 1, "format: should be at least 1"),
    "a format in quotes": (f'format = "SECRET"\n{GOOD}', 1, "format: should be a whole number"),
    "a name that is a number": (
        '[provider]\nid = "x"\nname = 1234567\n',
        3,
        "provider.name: should be text in quotes",
    ),
    "an unknown status": (
        f'{GOOD}status = "SECRET"\n',
        4,
        "provider.status: is none of the values allowed; one of: 'considering', 'ruled out', 'chosen' or 'left'",
    ),
    "routes that are a text": (f'{GOOD}routes = "SECRET"\n', 4, "provider.routes: should be a list in [ ]"),
    "a route that is a number": (
        f"{GOOD}routes = [1234567]\n",
        4,
        "provider.routes: should be text in quotes",
    ),
    "a day in quotes": (
        f'{GOOD}added = "SECRET"\n',
        4,
        "provider.added: should be a date or a date and time, without quotes; for example 2026-11-21",
    ),
    "answers that are a list": (f'answers = ["SECRET"]\n{GOOD}', 1, "answers: should be a table"),
    "answers that are an array of tables": (
        f'{GOOD}[[answers]]\nq = "SECRET"\n',
        4,
        "answers: should be a table",
    ),
    "an answer that is a text": (f'{GOOD}[answers]\nq = "SECRET"\n', 5, "answers.q: should be a table"),
    "a claim that is a text": (
        f'{GOOD}[answers.q]\nsaid = "SECRET"\n',
        5,
        "answers.q.said: should be a table",
    ),
    "a choice that is a text": (
        f'{GOOD}[answers.q.said]\nchoice = "SECRET"\n',
        5,
        "answers.q.said.choice: should be a list in [ ]",
    ),
    "a choice of numbers": (
        f"{GOOD}[answers.q.said]\nchoice = [\n  1234567,\n]\n",
        5,
        "answers.q.said.choice: should be text in quotes",
    ),
    "a choice and a state": (
        f'{GOOD}[answers.q.said]\nchoice = ["SECRET"]\nstate = "refused"\n',
        4,
        "answers.q.said: 'choice' and 'state' together; keep one of them",
    ),
    "a choice and a state in dotted keys": (
        f'{GOOD}[answers]\n\nq.said.choice = ["SECRET"]\nq.said.state = "refused"\n',
        6,
        "answers.q.said: 'choice' and 'state' together; keep one of them",
    ),
    "a state that is empty": (
        f'{GOOD}[answers.q.said]\nstate = ""\n',
        5,
        "answers.q.said.state: should not be empty",
    ),
    "a day with a time where a day is meant": (
        f'{GOOD}[answers.q.said]\nstate = "pending"\ndue = 2026-11-21T10:00:00\n',
        6,
        "answers.q.said.due: should be a date like 2026-11-21, without quotes",
    ),
    "a mark to come back that is a number": (
        f"{GOOD}[answers.q]\ncome_back = 1\n",
        5,
        "answers.q.come_back: should be true or false",
    ),
    "a question with a newline in its id": (
        f'{GOOD}[answers."a\\nb".said]\nwho = 1234567\n',
        5,
        "answers.a␊b.said.who: should be text in quotes",
    ),
    "a question with dots in its id": (
        f'{GOOD}[answers."a.b".said]\nwho = 1234567\n',
        5,
        "answers.a.b.said.who: should be text in quotes",
    ),
    "a conversation without an id": (
        f'{GOOD}[[conversation]]\nid = 1\n[[conversation]]\nnote = "SECRET"\n',
        6,
        "conversation.id: is missing; add it",
    ),
    "a conversation that is a table": (
        f'{GOOD}[conversation]\nid = 1\nnote = "SECRET"\n',
        4,
        "conversation: should be a list in [ ]",
    ),
    "a conversation whose id is a text": (
        f'{GOOD}[[conversation]]\nid = "SECRET"\n',
        5,
        "conversation.id: should be a whole number",
    ),
    "two conversations with one id": (
        f'{GOOD}[[conversation]]\nid = 1\n[[conversation]]\nid = 1\nnote = "SECRET"\n',
        7,
        "conversation.id: another conversation has the same; give one another number",
    ),
    "conversations under two names": (
        f'{GOOD}[[conversation]]\nid = 1\n[[conversations]]\nid = 2\nnote = "SECRET"\n',
        6,
        "conversations: means the same as 'conversation'; join them as 'conversation'",
    ),
    "somebody talked with under two names": (
        f'{GOOD}[[conversation]]\nid = 1\nwith = "SECRET"\nwith_ = "SECRET"\n',
        7,
        "conversation.with_: means the same as 'with'; join them as 'with'",
    ),
    "minutes below 0": (
        f"{GOOD}[[conversation]]\nid = 1\nminutes = -1234567\n",
        6,
        "conversation.minutes: should be at least 0",
    ),
    "half a minute": (
        f"{GOOD}[[conversation]]\nid = 1\nminutes = 0.5\n",
        6,
        "conversation.minutes: should be a whole number",
    ),
    "a figure that is a text": (
        f'{GOOD}[costs]\nsession = "SECRET"\n',
        5,
        "costs.session: should be a number or [low, high]; leave it out when it is not known",
    ),
    "a figure that is true": (
        f"{GOOD}[costs]\nsession = true\n",
        5,
        "costs.session: should be a number or [low, high]; leave it out when it is not known",
    ),
    "a figure of three": (
        f"{GOOD}[costs]\nsession = [1234567, 2, 3]\n",
        5,
        "costs.session: should be a number or [low, high]; leave it out when it is not known",
    ),
    "a figure of one in a list": (
        f"{GOOD}[costs]\nsession = [1234567]\n",
        5,
        "costs.session: should be a number or [low, high]; leave it out when it is not known",
    ),
    "a figure with a text at one end": (
        f'{GOOD}[costs]\nsession = [1, "SECRET"]\n',
        5,
        "costs.session: should be a number or [low, high]; leave it out when it is not known",
    ),
    "a figure below 0": (
        f"{GOOD}[costs]\nsession = -1234567\n",
        5,
        "costs.session: should be 0 or more; leave it out when not known",
    ),
    "a figure from high to low": (
        f"{GOOD}[costs]\nsession = [1234567, 2]\n",
        5,
        "costs.session: runs from high to low; write [low, high]",
    ),
    **{
        f"a figure of {typed}": (
            f"{GOOD}[costs]\nsession = {typed}\n",
            5,
            "costs.session: should be a number of ordinary size; leave it out when it is not known",
        )
        for typed in (
            "nan",
            "inf",
            "-inf",
            "[0, inf]",
            "1e999999999",
            "1e-999999999",
            "0e-999999999",
            "9" * 100,
        )
    },
    "a share above 1": (
        f"{GOOD}[costs]\nreimbursed_share = 80\n",
        5,
        "costs.reimbursed_share: should lie between 0 and 1",
    ),
    "half a session": (
        f"{GOOD}[costs]\nsessions = 6.5\n",
        5,
        "costs.sessions: should be a whole number or [low, high]; leave it out when it is not known",
    ),
    "a waiver that is a text": (f'{GOOD}[waivers]\nq = "SECRET"\n', 5, "waivers.q: should be a table"),
    "a reason that is a number": (
        f"{GOOD}[waivers.q]\nreason = 1234567\n",
        5,
        "waivers.q.reason: should be text in quotes",
    ),
    "a long note that looks like the provider": (
        '\n[provider]\nid = "x"\nnote = """\n[provider]\nname = "SECRET"\n"""\n',
        2,
        "provider.name: is missing; add it",
    ),
}


def faults_in(tmp_path: Path, text: str) -> tuple[Fault, ...]:
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        load(path)
    return caught.value.faults


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_told_once_on_its_line(tmp_path: Path, what: str):
    text, line, words = FAULTS[what]
    assert [str(fault) for fault in faults_in(tmp_path, text)] == [f"{tmp_path}/x.toml:{line}: {words}"]


@pytest.mark.parametrize("what", FAULTS)
def test_what_stood_there_is_not_said(tmp_path: Path, what: str):
    said = " ".join(map(str, faults_in(tmp_path, FAULTS[what][0]))).replace(str(tmp_path), "")
    assert "SECRET" not in said and "1234567" not in said


def test_all_faults_of_a_file_are_told_in_the_order_of_lines(tmp_path: Path):
    text = '[costs]\nsession = -1\n[provider]\nid = "x"\n[answers.q.said]\nwho = 1\n'
    assert [fault.line for fault in faults_in(tmp_path, text)] == [2, 3, 6]


@pytest.mark.parametrize("figure", [0, 450, Decimal("450.0"), (450, Decimal("500")), (0, 0), 10**20])
def test_a_figure_is_kept_as_it_was_typed(figure: object):
    profile = Profile.model_validate({"provider": {"id": "x", "name": "X"}, "costs": {"session": figure}})
    assert repr(profile.costs.session) == repr(figure)


def test_conversations_under_their_other_name_are_taken():
    profile = Profile.model_validate({"provider": {"id": "x", "name": "X"}, "conversations": [{"id": 2}]})
    assert [talk.id for talk in profile.conversations] == [2]


def test_a_claim_with_neither_choice_nor_state_is_no_claim():
    assert not Claim(note="They were kind.").is_claim


def test_a_claim_of_nothing_ticked_is_a_claim():
    assert Claim(choice=()).is_claim


def test_a_note_without_a_claim_leaves_a_question_unasked():
    answer = Answer(said=Claim(note="They were kind."))
    assert (answer.asked, [level for level, _ in answer.notes()]) == (False, ["said"])


def test_claims_stand_with_the_highest_level_first():
    answer = Answer(heard=Claim(choice=("a",)), checked=Claim(state="refused"), said=Claim(note="x"))
    assert [level for level, _ in answer.claims()] == ["checked", "heard"]


@pytest.mark.parametrize("reason", ["", " ", "\n\t"])
def test_a_waiver_without_a_reason_does_not_count(reason: str):
    assert not Waiver(reason=reason).counts


def test_what_a_claim_does_not_say_its_conversation_does():
    on = dt.datetime(2026, 11, 21, 10)
    table = {"provider": {"id": "x", "name": "X"}, "conversation": [{"id": 1, "with": "nurse", "on": on}]}
    profile = Profile.model_validate(table)
    assert profile.told(Claim(conversation=1, choice=("a",))) == ("nurse", on)


def test_a_claim_of_a_conversation_that_is_not_there_is_told_by_nobody():
    profile = Profile.model_validate({"provider": {"id": "x", "name": "X"}})
    assert profile.told(Claim(conversation=9)) == (None, None)


def test_the_answer_under_the_present_id_comes_first():
    table = {"new": {"come_back": True}, "old": {"come_back": False}}
    profile = Profile.model_validate({"provider": {"id": "x", "name": "X"}, "answers": table})
    assert profile.answer("new", "old") == Answer(come_back=True)
