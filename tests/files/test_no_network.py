"""The guard of the whole suite: nothing here may talk to anybody."""

import socket

import pytest


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_socket_to_the_network_cannot_be_opened(family: int):
    with pytest.raises(AssertionError):
        socket.socket(family)


def test_an_address_cannot_be_looked_up():
    with pytest.raises(AssertionError):
        socket.getaddrinfo("localhost", 80)


def test_a_pair_of_local_sockets_can_be_opened():
    one, other = socket.socketpair()
    one.close()
    other.close()
