"""The last line of every screen: the keys that matter here.

Textual's own footer makes a widget for each key, and all of them anew whenever a screen opens or something else gets the
focus: a third of what a test of a screen cost. This is one widget that writes one line.
"""

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from kchecklist.tui.words import joined, line

BETWEEN = 2
"""Cells between one key and the next."""


@dataclass(frozen=True)
class FooterKey:
    """A key as it stands there: what it is called, what it does, and the cells that it takes.

    ``key`` is what is pressed by a click, ``left`` and ``right`` count from where the line begins.
    """

    key: str
    display: str
    description: str
    tooltip: str
    left: int

    @property
    def right(self) -> int:
        """The first cell behind it."""
        return self.left + cell_len(self.display) + 1 + cell_len(self.description)


class Footer(Widget, can_focus=False):
    """The keys of a screen that are shown; a click on one presses it.

    ``keys`` are what stands there.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Footer {
        dock: bottom; height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: clip;
        color: $footer-foreground; background: $panel;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.keys: tuple[FooterKey, ...] = ()
        self._over: FooterKey | None = None

    def on_mount(self) -> None:
        """Follow what the screen lets one do."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def on_unmount(self) -> None:
        """Follow it no longer."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _bindings_updated(self, screen: Screen[object]) -> None:
        # In a window behind another nothing has the focus, and what could be pressed there is of no use to anybody.
        if self.app.app_focus and (keys := self._shown(screen)) != self.keys:
            self.keys = keys
            self._point_at(None)
            self.refresh()

    def _shown(self, screen: Screen[object]) -> tuple[FooterKey, ...]:
        """One key for each action that is to be shown, in the order of the bindings."""
        keys: dict[str, FooterKey] = {}
        left = 0
        for _, binding, enabled, tooltip in screen.active_bindings.values():
            if enabled and binding.show and binding.action not in keys:
                display = self.app.get_key_display(binding)
                key = FooterKey(binding.key, display, binding.description, tooltip, left)
                keys[binding.action] = key
                left = key.right + BETWEEN
        return tuple(keys.values())

    def render(self) -> Content:
        """The line."""
        return Content(" " * BETWEEN).join(self._ink(key) for key in self.keys)

    def _ink(self, key: FooterKey) -> Content:
        name = line(key.display, "bold $footer-key-foreground")
        ink = joined(name, line(key.description, "$footer-description-foreground"), by=" ")
        return ink.stylize("on $block-hover-background") if key is self._over else ink

    def _at(self, event: events.MouseEvent) -> FooterKey | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        return next((key for key in self.keys if key.left <= offset.x < key.right), None)

    def _point_at(self, key: FooterKey | None) -> None:
        if key is not self._over:
            self._over = key
            self.tooltip = line(key.tooltip) if key and key.tooltip else None
            self.styles.pointer = "pointer" if key else "default"
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which key a click would press."""
        self._point_at(self._at(event))

    def on_leave(self) -> None:
        """Show that a click presses none."""
        self._point_at(None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key."""
        if (key := self._at(event)) is not None:
            self.app.simulate_key(key.key)
