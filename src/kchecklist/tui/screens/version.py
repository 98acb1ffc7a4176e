"""A provider as it once stood, or as another file has it: the page of the summary, to read before it is put back."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from kchecklist.profiles.record import Profile
from kchecklist.reports.heads import report_head
from kchecklist.reports.page import Heading
from kchecklist.reports.provider.page import provider_page
from kchecklist.tui.doors import Doors
from kchecklist.tui.footer import Footer
from kchecklist.tui.keys import bindings
from kchecklist.tui.page_view import PageView
from kchecklist.tui.put_back import Earlier, ask_to_put_back
from kchecklist.tui.title import TitleLine

STATUS = "an earlier version"
STATUS_BESIDE = "another version"


class VersionPage(Doors):
    """One page; nothing on it can be changed. ``done`` is called once it was put back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("put-back help leave", "ranges crisis")

    def __init__(self, version: Earlier, profile: Profile, done: Callable[[], object]) -> None:
        super().__init__()
        self._version, self._profile, self._done = version, profile, done

    def compose(self) -> ComposeResult:
        """Title, page, footer."""
        yield TitleLine()
        yield PageView()
        yield Footer()

    def on_mount(self) -> None:
        """Show it; the arrows scroll."""
        self.show()
        self.query_one(PageView).focus()

    def show(self) -> None:
        """Compare it, as it stood, with the others as they stand now."""
        library, profile = self.app.library, self._profile
        if library is None:
            return
        today, ranges = self.app.clock().date(), library.settings.show_ranges
        compared = library.comparison_with(profile)
        page = provider_page(compared, profile.id, today, notes=True, costs=True, ranges=ranges)
        title = self.query_one(TitleLine)
        title.title, title.status = page.title, STATUS_BESIDE if self._version.beside else STATUS
        # The head is for pages that leave this computer.
        rest = page.parts[len(report_head(library.checklist, today)) :]
        self.query_one(PageView).show((Heading(f"{page.title} {self._version.stood}"), *rest))

    def action_put_back(self) -> None:
        """Put it back."""
        ask_to_put_back(self.app, self._profile.id, self._profile.title, self._version, self._put_back)

    def _put_back(self) -> None:
        self.dismiss()
        self._done()

    def action_ranges(self) -> None:
        """Show or hide ranges."""
        self.app.toggle_ranges()
        self.show()
