"""The comparison: what counts, who is compared, following numbers down, drawing shares."""

import threading

from kchecklist.tui.evidence_bar import EvidenceBar, Step
from kchecklist.tui.screens import compare as compare_screen
from kchecklist.tui.screens.choose import ChooseOne, ChooseSome
from kchecklist.tui.screens.compare import Compare
from kchecklist.tui.screens.compare_panes import PANES
from kchecklist.tui.screens.interview import Interview
from kchecklist.tui.screens.paper import Paper
from kchecklist.tui.screens.summary import Summary

from .stage import HARBOR, OAK, Open, Stage

FACTS, STANDING, QUESTIONS, LIKE, MONEY, ASK = range(len(PANES))
HARBOR_ID, OAK_ID = "harbor-3f9a1c", "oak-room-aa11bb"
TALL = (100, 60)


async def compared(shown: Open, pane: int = FACTS) -> Compare:
    shown.app.open("compare")
    await shown.settled()
    await shown.press(*["right"] * pane)
    await shown.settled()
    screen = shown.app.screen
    assert isinstance(screen, Compare)
    return screen


async def test_a_digit_says_what_counts_and_scores_anew_at_once(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        await compared(shown, STANDING)
        everything = shown.flat
        assert "[1 everything]" in everything
        await shown.press("3")
        assert "[3 in writing]" in shown.flat
        assert "Counting only: what is in writing, signed or checked." in shown.flat
        assert "0-100 · 0 % settled" in shown.flat
        await shown.press("1")
        assert shown.flat == everything


async def test_h_goes_on_to_the_next_and_round(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        await compared(shown, STANDING)
        seen = []
        for _ in range(5):
            await shown.press("h")
            seen.append(next(word for word in ("said to me", "in writing", "signed", "checked", "everything") if f" {word}]" in shown.flat))  # fmt: skip
        assert seen == ["said to me", "in writing", "signed", "checked", "everything"]


async def test_a_click_says_what_counts(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        screen = await compared(shown, STANDING)
        await shown.click(screen.query_one(EvidenceBar).query(Step)[3])
        assert "[4 signed]" in shown.flat


async def test_a_digit_beyond_the_levels_does_nothing(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        await compared(shown, STANDING)
        before = shown.flat
        await shown.press("6", "9")
        assert shown.flat == before


async def test_warnings_stay_whatever_counts(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        await compared(shown, STANDING)
        await shown.press("5")
        assert "red flags: nothing is measured" in shown.flat


async def test_who_is_compared_can_be_chosen(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        await compared(shown, STANDING)
        await shown.press("space")
        assert isinstance(shown.app.screen, ChooseSome)
        await shown.press("enter", "escape")
        assert "1 of 2" in shown.flat
        assert "Harbor" not in shown.flat
        assert "nobody to compare with" in shown.flat
        await shown.press("space", "space", "escape")
        assert "Harbor" in shown.flat
        assert "1 of 2" not in shown.flat


async def test_one_at_least_stays(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        await compared(shown, STANDING)
        await shown.press("space", "enter", "down", "enter")
        assert "At least one has to stay." in shown.flat
        await shown.press("escape")
        assert "Oak Room" in shown.flat


async def test_other_questions_are_shown_one_kind_after_the_other(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        await compared(shown, QUESTIONS)
        assert "Where their answers differ" in shown.flat
        await shown.press("o")
        assert "With two answers that do not fit" in shown.flat
        await shown.press(*"ooooo")
        assert "Where their answers differ" in shown.flat


async def test_sorting_turns_to_the_standing_and_back(stage: Stage):
    # Oak was added last and fails a floor; with Harbor added after it, sorting moves Harbor up.
    stage.put(HARBOR_ID, HARBOR.replace("added = 2026-11-01", "added = 2026-11-20"))
    stage.put(OAK_ID, OAK)
    async with stage.open(TALL) as shown:
        await compared(shown, STANDING)
        assert shown.text.index("Oak Room") < shown.text.index("Harbor")
        await shown.press("r")
        assert shown.text.index("Oak Room") > shown.text.index("Harbor")
        await shown.press("r")
        assert shown.text.index("Oak Room") < shown.text.index("Harbor")


async def test_from_facts_and_questions_one_comes_to_a_summary(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        for pane in (FACTS, QUESTIONS):
            await compared(shown, pane)
            await shown.press("enter")
            assert isinstance(shown.app.screen, ChooseOne), pane
            await shown.press("down", "enter")
            await shown.settled()
            assert isinstance(shown.app.screen, Summary), pane
            assert shown.app.screen.about == OAK_ID, pane
            await shown.press("escape", "escape")


async def test_numbers_can_be_followed_down_to_what_makes_them(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        for pane, said in (
            (STANDING, ("Why this range", "before and after")),
            (LIKE, ("Like for like: Harbor Infusion (IV course) and Oak Room",)),
            (MONEY, ("6 sessions",)),
        ):
            await compared(shown, pane)
            await shown.press("w")
            if pane != LIKE:
                # There is one pair only, and it is gone to at once.
                assert isinstance(shown.app.screen, ChooseOne), pane
                await shown.press("enter")
            await shown.settled()
            assert isinstance(shown.app.screen, Paper), pane
            assert all(words in shown.flat for words in said), pane
            await shown.press("escape")
            assert isinstance(shown.app.screen, Compare), pane
            await shown.press("escape")


async def test_from_what_to_ask_next_one_goes_and_asks_it(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        screen = await compared(shown, ASK)
        assert screen.looking is not None
        first = screen.looking.comparison.ask_next.questions[0]
        await shown.press("enter", "enter")
        await shown.settled()
        await shown.press("escape")
        interview = shown.app.screen
        assert isinstance(interview, Interview)
        assert interview.about == first.provider
        assert interview.sitting.question is not None
        assert interview.sitting.question.id == first.question.id


async def test_where_the_interview_lies_below_one_goes_back_to_it(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        interview = await shown.interview(HARBOR_ID)
        await compared(shown, ASK)
        screen = shown.app.screen
        assert isinstance(screen, Compare)
        targets = PANES[ASK].targets(screen.looking)
        place = next(n for n, target in enumerate(targets) if target.provider == HARBOR_ID)
        await shown.press("enter", *["down"] * place, "enter")
        await shown.settled()
        assert shown.app.screen is interview
        assert interview.sitting.question.id == targets[place].question


async def test_shares_are_drawn_behind_a_key_and_go_away_again(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        await compared(shown)
        await shown.press("g")
        await shown.until(lambda: "In how many ways" in shown.flat)
        assert "if every open answer is equally likely to go any way" in shown.flat
        assert "Harbor Infusion (IV course): 1st in 100" in shown.flat
        await shown.press("g")
        assert "In how many ways" not in shown.flat


async def test_drawing_says_how_far_it_is_and_can_be_stopped(stage: Stage, monkeypatch):
    stage.two()
    half, go = threading.Event(), threading.Event()

    def slowly(standings, checklist, priorities, draws, goes_on):
        assert goes_on(draws // 2)
        half.set()
        go.wait(60)
        assert not goes_on(draws - 1)

    monkeypatch.setattr(compare_screen, "shares", slowly)
    async with stage.open(TALL) as shown:
        await compared(shown, STANDING)
        await shown.press("g")
        await shown.until(half.is_set)
        assert "drawing 50 %, esc stops" in shown.flat
        await shown.press("escape")
        go.set()
        await shown.settled()
        assert isinstance(shown.app.screen, Compare)
        assert "drawing" not in shown.flat
        assert "In how many ways" not in shown.flat


async def test_shares_of_another_view_are_not_shown(stage: Stage, monkeypatch):
    stage.two()
    go = threading.Event()
    drawn = compare_screen.shares

    def late(*given):
        go.wait(60)
        return drawn(*given[:4])

    monkeypatch.setattr(compare_screen, "shares", late)
    async with stage.open(TALL) as shown:
        await compared(shown, STANDING)
        await shown.press("g", "3")
        go.set()
        await shown.settled()
        assert "In how many ways" not in shown.flat


async def test_alone_there_is_nothing_to_draw(stage: Stage):
    stage.put(OAK_ID, OAK)
    async with stage.open(TALL) as shown:
        await compared(shown, STANDING)
        await shown.press("g")
        assert "It takes two providers" in " ".join(shown.said)


async def test_with_no_provider_every_pane_says_how_to_begin(stage: Stage):
    async with stage.open() as shown:
        await compared(shown)
        for _ in PANES:
            assert "No provider yet: esc, then a adds one." in shown.flat
            await shown.press("enter", "space", "g", "o", "r", "h", "right")
            assert isinstance(shown.app.screen, Compare)


async def test_what_is_saved_meanwhile_is_compared(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        screen = await compared(shown, STANDING)
        before = screen.looking
        shown.app.library.enter(shown.app.library.profile(HARBOR_ID).model_copy(update={"answers": {}}))
        screen.kept(HARBOR_ID)
        await shown.settled()
        assert screen.looking is not before
        assert "asked 2 of" in shown.flat


async def test_shares_stay_while_nothing_that_they_hang_on_changes(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        screen = await compared(shown)
        await shown.press("g")
        await shown.until(lambda: "In how many ways" in shown.flat)
        drawn = screen.looking.shares
        for keys in (("question_mark", "escape"), ("r",), ("v", "v"), ("o", "left")):
            await shown.press(*keys)
            await shown.settled()
            assert screen.looking.shares is drawn, keys
        await shown.press("2")
        assert screen.looking.shares is None


async def test_drawing_goes_on_while_one_looks_elsewhere(stage: Stage, monkeypatch):
    stage.two()
    go, drawn = threading.Event(), compare_screen.shares

    def late(*given):
        go.wait(60)
        return drawn(*given[:4])

    monkeypatch.setattr(compare_screen, "shares", late)
    async with stage.open(TALL) as shown:
        screen = await compared(shown, STANDING)
        await shown.press("g", "r")
        go.set()
        await shown.until(lambda: screen.looking.shares is not None)
        assert "In how many ways" in shown.flat


async def test_how_one_compares_is_kept_when_one_comes_back(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        await compared(shown, STANDING)
        await shown.press("3", "space", "enter", "escape", "escape")
        await compared(shown, STANDING)
        assert "[3 in writing]" in shown.flat
        assert "1 of 2" in shown.flat


async def test_a_provider_that_is_gone_is_shown_no_longer_and_hides_nobody(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        await compared(shown, STANDING)
        await shown.press("space", "enter", "escape")
        assert "Oak Room" in shown.flat
        (stage.folder.providers / f"{OAK_ID}.toml").unlink()
        shown.app.load()
        await shown.settled()
        # Everybody who is left was left out: then nobody is.
        assert "Harbor" in shown.flat
        assert "Oak Room" not in shown.flat
        assert "No provider" not in shown.flat


async def test_ranges_that_are_hidden_stay_hidden_where_enter_leads(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        await compared(shown, STANDING)
        await shown.press("v")
        assert "why a range" not in shown.flat
        await shown.press("enter", "enter")
        await shown.settled()
        assert isinstance(shown.app.screen, Summary)


async def test_what_counts_is_seen_at_every_width(stage: Stage):
    stage.two()
    names = ("all", "said", "written", "signed", "checked")
    async with stage.open((40, 12)) as shown:
        await compared(shown, STANDING)
        for size in ((40, 12), (60, 20)):
            await shown.resize(size)
            for digit, name in enumerate(names, start=1):
                await shown.press(str(digit))
                assert f"[{digit} {name}]" in shown.flat
        assert "1 all" in shown.flat


async def test_what_counts_is_said_only_where_it_changes_what_is_shown(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        await compared(shown)
        for pane in PANES:
            everything = shown.flat
            await shown.press("5")
            changed = shown.flat.replace("[5 checked]", "5 checked").replace("1 everything", "[1 everything]")
            assert ("Counting only" in shown.flat) == (changed != everything), pane.name
            await shown.press("1", "right")


async def test_prices_are_entered_from_the_comparison(stage: Stage):
    stage.two()
    async with stage.open(TALL) as shown:
        await compared(shown, MONEY)
        assert "i: enter prices" in shown.flat
        await shown.press("i", "down", "enter")
        await shown.settled()
        assert shown.app.screen.name == f"details/{OAK_ID}"
        await shown.press("escape")
        await shown.settled()
        assert isinstance(shown.app.screen, Compare)
