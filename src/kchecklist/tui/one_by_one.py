"""Keys one after the other: each meets what the one before it opened, however fast they came.

Textual hands on all the keys that wait at one go, and a field has the focus only some turns later. After a lag, or
where a terminal types for a person, words meant for a note would be commands of the screen below it.
"""

import asyncio
from collections import deque
from collections.abc import Callable

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, TextArea

AT_ONCE = 50
"""Turns of the event loop in which we look again at once; then every few moments."""
A_MOMENT = 0.01
"""Seconds between two looks, later on."""
TURNS = 500
"""Looks until keys are handed on whatever is still going on: something that never rests must not keep ctrl+q out."""
_INPUT = (events.Key, events.Paste, events.MouseEvent)


class OneByOne:
    """What was typed, pasted or clicked and waits for what came before it.

    What was typed at a dialog with a field, and still waits when that has closed, goes with it: the screen below would
    take words for commands. ``let_go`` is called then.
    """

    def __init__(self, app: App[int], let_go: Callable[[], object]) -> None:
        self._app = app
        self._let_go = let_go
        self._waiting: deque[events.Event] = deque()
        self._handed_on: deque[events.Event] = deque()
        self._asked: Screen[object] | None = None
        self._watch: asyncio.Task[None] | None = None

    def holds(self, event: events.Event) -> bool:
        """Whether something that came in is to wait; it comes in again when its turn has come."""
        if isinstance(event, _INPUT) and not self._app.screen_stack:
            # The app has ended: there is nothing left to type into.
            return True
        if self._handed_on and event is self._handed_on[0]:
            self._handed_on.popleft()
            return False
        if not isinstance(event, _INPUT) or isinstance(event, events.MouseMove) or event.is_forwarded:
            return False
        if not self._is_watching:
            self._look()
            if isinstance(event, events.MouseEvent) or self._is_at_rest:
                return False
            self._watch = asyncio.create_task(self._hand_on())
        self._waiting.append(event)
        return True

    @property
    def at_rest(self) -> bool:
        """Whether nothing waits, and nothing is left to do about what was typed last."""
        return not self._is_watching and self._is_at_rest

    @property
    def _is_watching(self) -> bool:
        return self._watch is not None and not self._watch.done()

    @property
    def _is_at_rest(self) -> bool:
        # There is none any more when the app ends.
        screen = self._app.screen_stack[-1] if self._app.screen_stack else None
        if screen is None:
            return True
        return (
            screen.is_mounted
            and not _is_busy(self._app)
            and not any(_is_busy(node) for node in screen.walk_children(with_self=True))
        )

    async def _hand_on(self) -> None:
        """Have one after the other come in again, each as soon as nothing is left to do about the one before."""
        while self._waiting:
            for turn in range(TURNS):
                await asyncio.sleep(0 if turn < AT_ONCE else A_MOMENT)
                if not self._app.is_running:
                    return
                if self._look() and self._waiting:
                    self._waiting.clear()
                    self._let_go()
                if self._is_at_rest:
                    break
            self._hand_on_next()

    def _hand_on_next(self) -> None:
        follows = bool(self._waiting)
        while follows:
            event = self._waiting.popleft()
            self._handed_on.append(event)
            self._app.post_message(event)
            # Signs for the field that has the focus open nothing, and need not wait for each other.
            into_a_field = isinstance(self._app.focused, (Input, TextArea))
            follows = into_a_field and bool(self._waiting) and _is_sign(event) and _is_sign(self._waiting[0])

    def _look(self) -> bool:
        """Note which dialog stands there; whether the one that stood there has closed."""
        screens = self._app.screen_stack
        closed = self._asked is not None and self._asked not in screens
        top = screens[-1] if screens else None
        if isinstance(top, ModalScreen) and top.query(Input):
            self._asked = top
        elif closed:
            self._asked = None
        return closed


def _is_sign(event: events.Event) -> bool:
    return isinstance(event, events.Key) and event.is_printable


def _is_busy(pump: MessagePump) -> bool:
    return bool(pump.message_queue_size or pump._next_callbacks or pump._pending_message)
