"""The ways from one screen to the others."""

from textual.screen import Screen

from kchecklist.tui.desk import Desk


class Doors(Screen[None]):
    """A screen with ``s``, ``c``, ``p``, ``i`` and ``H``, and a way out."""

    app: Desk

    @property
    def about(self) -> str | None:
        """The id of the provider that the screen is about now; None when it is about none."""
        return None

    def action_summary(self) -> None:
        """What stands with this provider."""
        if (name := self.about) is not None:
            self.app.open("summary", name)

    def action_details(self) -> None:
        """Who they are, where they stand with me, and what it costs."""
        if (name := self.about) is not None:
            self.app.open("details", name)

    def action_history(self) -> None:
        """What they told me earlier, to look at and put back."""
        if (name := self.about) is not None:
            self.app.open("history", name)

    def action_compare(self) -> None:
        """All side by side."""
        self.app.open("compare")

    def action_matters(self) -> None:
        """What matters to me."""
        self.app.open("matters")

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()
