"""The guard against the network in the Pythons that tests start; conftest puts this folder on their path.

A refusal is also written down: a child may catch it, and nobody may look at how it ends.
"""

import os
import sys
from typing import Any

LOG = "KCHECKLIST_TESTS_NETWORK"
"""Names the file that children write into."""
_LOOK_UPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
_TALK = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")


def what_it_asks(event: str, arguments: tuple[Any, ...]) -> str:
    """What of the network an audit event asks for; nothing for AF_UNIX, and for all that is no socket."""
    if not event.startswith("socket."):
        return ""
    from _socket import AF_UNIX

    if event == "socket.__new__":
        # -1 is a socket that exists already, taken over by its descriptor.
        return "" if arguments[1] in (AF_UNIX, -1) else f"{event} of family {arguments[1]}"
    if event in _LOOK_UPS:
        return event
    return event if event in _TALK and getattr(arguments[0], "family", None) != AF_UNIX else ""


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if asked := what_it_asks(event, arguments):
        descriptor = os.open(os.environ[LOG], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.write(descriptor, f"{asked} in {sys.argv[:2]}\n".encode())
        os.close(descriptor)
        raise AssertionError(f"a child of a test used the network: {asked}")


# Read by the tests themselves too, which have a guard of their own.
if __name__ == "sitecustomize" and LOG in os.environ:
    sys.addaudithook(_refuse)
