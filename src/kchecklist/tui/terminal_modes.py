"""The terminal is given back as it was found, whatever stopped and continued us.

Textual starts anew at every SIGCONT: where it had not stopped of itself it would take the modes of its own making for
those to give back, and read from the terminal twice.
"""

from typing import TYPE_CHECKING, Any

from textual.driver import Driver

if TYPE_CHECKING:
    from textual.drivers.linux_driver import LinuxDriver as _Driver
else:
    _Driver = object


class GivesBack(_Driver):
    """In front of a driver of Textual's."""

    _found: list[Any] | None = None

    @property
    def attrs_before(self) -> list[Any] | None:
        """The modes to give back: those that were found first, since the terminal was last given back."""
        return self._found

    @attrs_before.setter
    def attrs_before(self, modes: list[Any] | None) -> None:
        if self._found is None:
            self._found = modes

    def start_application_mode(self) -> None:
        """Take the terminal."""
        reading = self._key_thread
        if reading is not None and reading.is_alive():
            # Reads what is there to the end; a second one beside it would take some of the keys.
            self.exit_event.set()
            reading.join()
            self.exit_event.clear()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def stop_application_mode(self) -> None:
        """Give it back; whoever has it meanwhile may change its modes."""
        super().stop_application_mode()
        self._found = None


def giving_back(driver: type[Driver]) -> type[Driver]:
    """A driver that gives the terminal back as it was; one of another kind as it is."""
    if driver.__name__ != "LinuxDriver":
        return driver
    return type(driver.__name__, (GivesBack, driver), {"__module__": driver.__module__})
