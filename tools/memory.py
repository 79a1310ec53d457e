"""The most memory that this process ever held, as Linux tells it of its address space (proc_pid_status(5), VmHWM).

`getrusage` would not do: what it tells is carried over `execve`, so that a small process started by a large one is told
as large; and it never falls, so that what comes after something larger is not seen.
"""

from __future__ import annotations

from pathlib import Path

SELF = Path("/proc/self")


def most_held() -> int:
    """The most that this process had in memory since it was started, or since it forgot, in bytes."""
    for line in (SELF / "status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmHWM:"):
            return 1024 * int(line.split()[1])  # Linux tells kilobytes
    raise OSError("this system doesn't tell how much memory a process has held: /proc/self/status has no VmHWM")


def forget_most() -> None:
    """Let the most be counted from what is held now (proc_pid_clear_refs(5))."""
    (SELF / "clear_refs").write_text("5", encoding="ascii")
