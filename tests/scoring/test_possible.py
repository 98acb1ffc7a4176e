"""What each question can still turn out to be: scoring.md, sections 1 and 2."""

import pytest

from kchecklist.checklist.models import Option, Question, When
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Answer, Claim
from kchecklist.scoring.possible import Finding, findings, is_contradicted

from .banks import NOTHING_STATED, at, bank, info, offer, preference, quality

CUFF = quality("cuff", 100, 70, 30, 0)
TICKS = quality("ticks", 60, 50, 10, multiple=True)
ROOM = preference("room", "quiet", "shared", "home")
ROOM_MARKS = Priorities(marks={"room": {"quiet": "wanted", "home": "unwanted"}})


def found(question: Question, answer=None, priorities=NOTHING_STATED, **provider) -> Finding:
    """What is found about one question under one answer."""
    answers = {} if answer is None else {question.id: answer}
    (finding,) = findings(bank(question), offer("a", answers, **provider), priorities)
    return finding


@pytest.mark.parametrize("answer", [None, "dont_know", "pending"])
def test_what_is_not_known_leaves_every_value(answer):
    finding = found(CUFF, answer)
    assert finding.values == (0, 30, 70, 100)
    assert not finding.settled
    assert finding.asked == (answer is not None)
    assert finding.deciding is None


def test_a_state_that_nobody_knows_says_nothing_and_a_lower_claim_decides():
    answer = Answer(signed=Claim(state="perhaps"), said=Claim(choice=("v70",)))
    finding = found(CUFF, answer)
    assert (finding.values, finding.deciding, finding.contradicted) == ((70,), "said", False)
    alone = found(CUFF, Answer(signed=Claim(state="perhaps")))
    assert (alone.asked, alone.settled, alone.deciding) == (True, False, None)


def test_one_option_settles_a_question():
    finding = found(CUFF, "v70")
    assert finding.values == (70,)
    assert finding.settled
    assert (finding.deciding, finding.claim, finding.options) == (
        "said",
        Claim(choice=("v70",)),
        (CUFF.options[1],),
    )


def test_somewhere_between_leaves_the_values_named():
    finding = found(CUFF, ("v100", "v30"))
    assert finding.values == (30, 100)
    assert finding.asked
    assert not finding.settled


def test_two_options_of_one_value_settle_a_question():
    options = tuple(Option(id=f"o{n}", label="x", value=value) for n, value in enumerate((100, 0, 0)))
    assert found(quality("q", options=options), ("o1", "o2")).settled


def test_a_refusal_is_worth_the_least():
    finding = found(CUFF, "refused")
    assert finding.values == (0,)
    assert finding.refused
    assert finding.settled


def test_a_refusal_that_may_have_good_reasons_leaves_every_value():
    finding = found(quality("q", refusal="unknown"), "refused")
    assert finding.values == (0, 50, 100)
    assert finding.refused
    assert finding.asked
    assert not finding.settled


def test_a_refused_preference_is_worth_the_least_of_its_marks():
    assert found(ROOM, "refused", Priorities(marks={"room": {"quiet": "wanted"}})).values == (50,)


def test_not_applicable_leaves_the_sums_where_it_is_allowed():
    finding = found(quality("q", na_allowed=True), "not_applicable")
    assert finding.values == ()
    assert finding.not_applicable
    assert finding.asked
    assert finding.scored


def test_not_applicable_says_nothing_where_it_is_not_allowed():
    finding = found(CUFF, "not_applicable")
    assert finding.values == (0, 30, 70, 100)
    assert finding.asked
    assert not finding.not_applicable


def test_ticks_add_up_to_at_most_a_hundred():
    assert found(TICKS, ("v10", "v50")).values == (60,)
    assert found(TICKS, ("v60", "v50", "v10")).values == (100,)


def test_a_tick_counts_once_however_often_it_is_named():
    assert found(TICKS, ("v10", "v10")).values == (10,)


def test_no_tick_at_all_is_an_answer_worth_nothing():
    finding = found(TICKS, ())
    assert finding.values == (0,)
    assert finding.settled
    assert finding.deciding == "said"


def test_an_empty_choice_says_nothing_where_ticks_do_not_add_up():
    finding = found(CUFF, ())
    assert finding.values == (0, 30, 70, 100)
    assert finding.asked
    assert finding.deciding is None


def test_several_ticks_on_a_preference_mean_that_i_can_choose():
    finding = found(ROOM, ("home", "quiet"), ROOM_MARKS)
    assert finding.values == (100,)
    assert finding.settled


def test_an_unscored_preference_leaves_every_sum_and_is_settled_by_an_answer():
    finding = found(ROOM, ("home", "quiet"))
    assert finding.values == ()
    assert not finding.scored
    assert finding.settled
    assert not found(ROOM).settled


def test_info_is_never_scored_but_found():
    finding = found(info("q", "yes", "no"), "yes")
    assert not finding.scored
    assert finding.values == ()
    assert finding.settled
    assert [option.id for option in finding.options] == ["yes"]


def test_an_option_that_the_bank_does_not_have_makes_a_claim_say_nothing():
    finding = found(CUFF, ("v100", "v99"))
    assert finding.values == (0, 30, 70, 100)
    assert finding.asked
    assert finding.options == ()


def test_a_note_alone_is_no_claim():
    finding = found(CUFF, Answer(said=Claim(note="ask again"), come_back=True))
    assert not finding.asked
    assert finding.values == (0, 30, 70, 100)


# Which claim decides


def test_the_highest_level_decides():
    finding = found(CUFF, at(heard="v0", written="v100", said="v0"))
    assert finding.values == (100,)
    assert finding.deciding == "written"


def test_a_claim_that_says_nothing_leaves_the_one_below_to_decide():
    finding = found(CUFF, at(checked="dont_know", signed=(), written=("v99",), heard="v30"))
    assert finding.values == (30,)
    assert finding.deciding == "heard"


# Contradictions


@pytest.mark.parametrize(
    ("said", "heard", "contradicted"),
    [
        ("v100", "v70", True),
        ("v100", "v100", False),
        (("v100", "v70"), ("v70", "v0"), False),
        (("v100", "v70"), ("v30", "v0"), True),
        ("v0", "refused", True),
        ("refused", "v100", True),
        ("refused", "refused", False),
        ("v100", "dont_know", False),
        ("v100", ("v0", "v99"), False),
    ],
)
def test_a_question_is_contradicted_when_another_claim_shares_no_option(said, heard, contradicted):
    assert found(CUFF, at(said=said, heard=heard)).contradicted == contradicted


@pytest.mark.parametrize(("said", "heard"), [("v100", "not_applicable"), ("not_applicable", "v100")])
def test_not_applicable_contradicts_nothing(said, heard):
    assert not found(quality("q", na_allowed=True), at(said=said, heard=heard)).contradicted


@pytest.mark.parametrize(
    ("heard", "contradicted"),
    [(("v50", "v60"), False), (("v60",), True), ((), True)],
)
def test_other_ticks_contradict(heard, contradicted):
    assert found(TICKS, at(said=("v60", "v50"), heard=heard)).contradicted == contradicted


def test_only_the_deciding_claim_can_be_contradicted():
    assert not found(CUFF, at(signed=("v100", "v0"), said="v100", heard="v0")).contradicted


def test_a_contradiction_leaves_the_values_of_the_deciding_claim():
    assert found(CUFF, at(said="v100", heard="v0")).values == (100,)


# Red flags


def test_any_claim_that_says_something_raises_its_red_flags_in_the_order_of_the_bank():
    options = (
        Option(id="good", label="x", value=100),
        Option(id="poor", label="x", value=30, red_flag="Ask why."),
        Option(id="bad", label="x", value=0, red_flag="Leave."),
    )
    finding = found(quality("q", options=options), at(signed="bad", said="good", heard="poor"))
    assert [option.id for option in finding.red_flags] == ["poor", "bad"]


def test_a_claim_that_says_nothing_raises_no_red_flag():
    options = (
        Option(id="good", label="x", value=100),
        Option(id="bad", label="x", value=0, red_flag="Leave."),
    )
    assert found(quality("q", options=options), ("bad", "unheard-of")).red_flags == ()


# Former ids


def test_an_answer_under_a_former_id_counts():
    question = quality("q", was=("older", "old"))
    (finding,) = findings(bank(question), offer("a", {"old": "v50"}), NOTHING_STATED)
    assert finding.values == (50,)


def test_an_answer_under_the_present_id_wins():
    question = quality("q", was=("old",))
    (finding,) = findings(bank(question), offer("a", {"old": "v50", "q": "v0"}), NOTHING_STATED)
    assert finding.values == (0,)


def test_an_option_under_its_former_id_is_the_same_option():
    options = (
        Option(id="good", label="x", value=100, was=("fine",)),
        Option(id="bad", label="x", value=0),
    )
    question = quality("q", options=options)
    assert found(question, "fine").values == (100,)
    assert not found(question, at(said="good", heard="fine")).contradicted
    assert [option.id for option in found(question, ("fine", "good")).options] == ["good"]


def test_answers_that_nobody_asks_for_any_more_count_for_nothing():
    (finding,) = findings(bank(CUFF), offer("a", {"gone": "v0"}), NOTHING_STATED)
    assert finding.question.id == "cuff"


# Which questions apply

AT_HOME = quality("sitter", when=(When(setting=("home",)),))
IV_OR_HOME = quality("watch", when=(When(route=("iv",), setting=("clinic",)), When(setting=("home",))))


@pytest.mark.parametrize(
    ("question", "routes", "settings", "applies"),
    [
        (AT_HOME, (), ("home",), True),
        (AT_HOME, (), ("clinic",), False),
        (AT_HOME, (), (), True),
        (AT_HOME, (), ("clinic", "home"), True),
        (IV_OR_HOME, ("iv",), ("office",), False),
        (IV_OR_HOME, ("iv",), ("clinic",), True),
        (IV_OR_HOME, ("im",), ("clinic",), False),
        (IV_OR_HOME, (), ("clinic",), True),
    ],
)
def test_a_question_is_found_when_one_of_its_cases_is_met(question, routes, settings, applies):
    made = findings(bank(question), offer("a", routes=routes, settings=settings), NOTHING_STATED)
    assert bool(made) == applies


def test_findings_stand_in_the_order_of_the_bank():
    made = findings(bank(CUFF, info("note"), ROOM), offer("a", {"room": "home"}), NOTHING_STATED)
    assert [(each.section, each.question.id) for each in made] == [
        ("team", "cuff"),
        ("team", "note"),
        ("team", "room"),
    ]


# Questions read from the provider

ROUTE = preference("route", "iv", "im", "oral", from_="provider.routes")
ROUTE_MARKS = Priorities(marks={"route": {"iv": "wanted", "oral": "unwanted"}})


def test_a_question_about_routes_reads_the_providers_own():
    finding = found(ROUTE, None, ROUTE_MARKS, routes=("oral", "im"))
    assert finding.values == (50,)
    assert finding.settled
    assert finding.asked
    assert [option.id for option in finding.options] == ["oral", "im"]


def test_a_question_about_settings_reads_the_providers_own():
    place = preference("place", "clinic", "home", from_="provider.settings")
    marks = Priorities(marks={"place": {"home": "unwanted"}})
    assert found(place, None, marks, settings=("home",)).values == (0,)


def test_no_routes_known_is_not_asked():
    finding = found(ROUTE, None, ROUTE_MARKS)
    assert finding.values == (0, 50, 100)
    assert not finding.asked
    assert not finding.settled


def test_a_route_without_an_option_is_passed_over():
    assert found(ROUTE, None, ROUTE_MARKS, routes=("sublingual", "im")).values == (50,)
    assert not found(ROUTE, None, ROUTE_MARKS, routes=("sublingual",)).asked


def test_an_answer_in_the_record_does_not_replace_the_providers_own_routes():
    assert found(ROUTE, "iv", ROUTE_MARKS, routes=("oral",)).values == (0,)


@pytest.mark.parametrize(
    ("recorded", "contradicted"),
    [
        (at(said="v50", heard="v100"), False),
        (at(said="v30", heard="v100"), True),
        (at(said="dont_know", heard="v0"), False),
        (None, False),
    ],
)
def test_what_is_recorded_is_contradicted_as_its_finding_is(recorded, contradicted):
    assert is_contradicted(CUFF, recorded) == contradicted
    assert found(CUFF, recorded).contradicted == contradicted
