"""Every key of the app: one letter, one meaning, on every screen.

The footer, the help screen and the README's table come from here. Source: design.md, section 6.
"""

from textual.binding import Binding, BindingType


def _key(
    key: str, action: str, description: str, tooltip: str, name: str, key_display: str | None = None
) -> Binding:
    return Binding(key, action, description, show=False, tooltip=tooltip, id=name, key_display=key_display)


ALL: dict[str, Binding] = {
    binding.id or "": binding
    for binding in (
        _key("enter,right", "go", "next", "open, or on to the next question", "go", "enter"),
        _key("left", "back", "back", "back to the question before", "back", "←"),
        _key("down,pagedown", "scroll(1)", "down", "down to what does not fit; up goes up", "down", "↓"),
        _key("up,pageup", "scroll(-1)", "up", "up again", "up", "↑"),
        _key("escape", "leave", "back", "leave this screen; what was entered is kept", "leave", "esc"),
        _key("u", "state('dont_know')", "don't know", "they do not know", "dont-know"),
        _key("x", "state('refused')", "won't say", "somebody who could know would not say", "refused"),
        _key("l", "state('pending')", "later", "they will get back; again: by when", "pending"),
        _key(
            "minus",
            "state('not_applicable')",
            "n/a",
            "does not apply, where the question allows it",
            "na",
            "-",
        ),
        _key("plus", "between", "between", "then a digit: somewhere between two answers", "between", "+"),
        _key("backspace", "clear", "clear", "take the answer back; the note stays", "clear", "backspace"),
        _key("z,ctrl+z", "undo", "undo", "take the last change back", "undo", "z"),
        _key("Z,ctrl+y", "redo", "redo", "bring again what was taken back", "redo", "Z"),
        _key("n", "note", "note", "note something to this question", "note"),
        _key("N", "note_before", "note to last", "note something to the question just left", "note-before"),
        _key("m", "call_note", "call note", "note what belongs to no question", "call-note"),
        _key(
            "h",
            "heard",
            "how I know",
            "said, in writing, an advert ...; and who said it; in a comparison: what counts",
            "heard",
        ),
        _key("b", "come_back", "come back", "mark this question to come back to", "come-back"),
        _key(
            "f",
            "set_aside",
            "set aside",
            "set a safety floor aside, with my reason; or no longer",
            "set-aside",
        ),
        _key(
            "w",
            "why",
            "why",
            "why it is asked, and where that comes from; in a comparison: what makes its numbers",
            "why",
        ),
        _key("slash", "find", "find", "jump to a question by a word", "find", "/"),
        _key(
            "q",
            "my_question",
            "my question",
            "a question of my own, for every provider; on one of those: reword it, or take it out",
            "my-question",
        ),
        _key("t", "everything", "everything", "short interview or everything", "everything"),
        _key(
            "o",
            "open_only",
            "open only",
            "only what is still open; in a comparison: only some questions",
            "open-only",
        ),
        _key("a", "add", "add", "add a provider", "add"),
        _key("i", "details", "details", "name, phone, status, costs", "details"),
        _key("k", "copy", "copy", "copy as another offer of the same provider", "copy"),
        _key(
            "delete",
            "delete",
            "delete",
            "move to the trash; from the trash: remove for good",
            "delete",
            "del",
        ),
        _key(
            "T", "trash", "the trash", "the trash: what lies there, to take out or remove for good", "trash"
        ),
        _key(
            "E", "empty", "remove all", "in the trash, or of earlier versions: remove all for good", "empty"
        ),
        _key(
            "H,f2",
            "history",
            "earlier versions",
            "earlier versions of a provider, to look at and put back; in a form: f2",
            "history",
            "H",
        ),
        _key(
            "R",
            "put_back",
            "put this one back",
            "put an earlier version back, or take out of the trash",
            "put-back",
        ),
        _key("s", "summary", "summary", "what stands with this provider", "summary"),
        _key("c", "compare", "compare", "all providers side by side", "compare"),
        _key("p", "matters", "matters", "what matters to me", "matters"),
        _key("space", "which", "which", "which providers are compared", "which", "space"),
        _key("r", "sort", "sort", "by standing, or in the order in which I added them", "sort"),
        _key("g", "shares", "how often", "in how many ways each comes first, drawn at random", "shares"),
        _key("v", "ranges", "ranges", "show or hide ranges", "ranges"),
        _key("d", "examples", "examples", "look around with the invented examples", "examples"),
        _key("question_mark,f1", "help", "help", "every key", "help", "?"),
        _key("exclamation_mark", "crisis", "crisis", "crisis lines", "crisis", "!"),
        _key("ctrl+q", "quit", "quit", "save and quit", "quit", "ctrl+q"),
    )
}
"""Name -> binding, in the order of the help screen."""

EVERYWHERE = ("help", "crisis", "quit")


def digits(action: str) -> list[BindingType]:
    """A hidden binding for each digit, which the action is given."""
    return [Binding(str(digit), f"{action}({digit})", "answer", show=False) for digit in range(1, 10)]


def bindings(shown: str = "", hidden: str = "", **descriptions: str) -> list[BindingType]:
    """The bindings of a screen: those named in ``shown`` stand in its footer, in that order.

    ``descriptions`` word a key for this screen, by its name with ``_`` for ``-``.
    """
    result: list[BindingType] = []
    for names, show in ((shown, True), (hidden, False)):
        for name in names.split():
            base = ALL[name]
            description = descriptions.get(name.replace("-", "_"), base.description)
            result.append(
                Binding(
                    base.key,
                    base.action,
                    description,
                    show=show,
                    tooltip=base.tooltip,
                    id=name,
                    key_display=base.key_display,
                )
            )
    return result
