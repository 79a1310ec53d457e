"""What a process has held is its own: neither its parent's nor what was held before it was forgotten."""

import subprocess
import sys

from tools.memory import forget_most, most_held

LARGE = 200 * 1024**2  # bytes: many times what an interpreter takes
OF_A_CHILD = "from tools.memory import most_held; print(most_held())"


def test_a_small_process_started_by_a_large_one_is_small() -> None:
    large = b"x" * LARGE
    told = subprocess.run([sys.executable, "-c", OF_A_CHILD], check=True, stdout=subprocess.PIPE, text=True)
    assert most_held() > len(large)
    assert 0 < int(told.stdout) < LARGE


def test_what_was_held_before_can_be_forgotten() -> None:
    large = b"x" * LARGE
    assert most_held() > len(large)
    del large
    forget_most()
    small = most_held()
    large = b"y" * LARGE
    assert most_held() > small + len(large) - LARGE // 10
