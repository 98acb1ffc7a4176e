"""The guard of the whole suite: nothing here may talk to anybody, nor may what is started here."""

import os
import socket
import subprocess
import sys

import pytest


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_socket_to_the_network_cannot_be_opened(family: int, asked_of_the_network):
    with pytest.raises(AssertionError):
        socket.socket(family)
    assert asked_of_the_network() == [f"socket.__new__ of family {family:d}"]


def test_an_address_cannot_be_looked_up(asked_of_the_network):
    with pytest.raises(AssertionError):
        socket.getaddrinfo("localhost", 80)
    assert asked_of_the_network() == ["socket.getaddrinfo"]


def test_a_pair_of_local_sockets_can_be_opened(asked_of_the_network):
    one, other = socket.socketpair()
    one.close()
    other.close()
    assert asked_of_the_network() == []


def test_a_python_that_a_test_starts_is_refused_too_and_told_of_whatever_it_makes_of_that(
    asked_of_the_network,
):
    code = "import socket, contextlib\nwith contextlib.suppress(BaseException): socket.socket()\nprint('went on')"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "went on\n"
    (told,) = asked_of_the_network()
    assert told.startswith(f"socket.__new__ of family {socket.AF_INET:d} in ['-c'")


def test_the_guard_is_on_the_path_of_whatever_is_started():
    assert "guard" in os.environ["PYTHONPATH"].split(os.pathsep)[0]
