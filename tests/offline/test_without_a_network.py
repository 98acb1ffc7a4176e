"""All of it works where there is no network to ask."""

import subprocess
import sys
from pathlib import Path

import pytest

WAYS = (["unshare", "-rn"], ["unshare", "-n"])
"""Into a place with no network, as oneself or as root."""


def a_way() -> list[str]:
    for way in WAYS:
        try:
            subprocess.run([*way, "true"], capture_output=True, check=True, timeout=10)
        except (OSError, subprocess.SubprocessError):
            continue
        return way
    pytest.skip("nobody here may leave the network: unshare is missing or not permitted")


def test_a_whole_story_is_the_same_where_there_is_no_network(tmp_path):
    ran = subprocess.run(
        [*a_way(), sys.executable, Path(__file__).with_name("journey.py"), tmp_path / "data"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.stdout == "[]\n", ran.stdout + ran.stderr
    assert ran.stderr == ""
