"""Run one command and write what it took as the last line of stderr: wall and CPU seconds, peak memory, exit code.

A process is charged with the memory of the one that started it, so whoever starts it must be small: `measure` runs this
file by itself, with no `site` and no imports beyond what Python has loaded anyway.
"""

import os
import sys
import time


def main(command: list[str]) -> None:
    began = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - began
    took = (wall, used.ru_utime + used.ru_stime, used.ru_maxrss, os.waitstatus_to_exitcode(status))
    sys.stderr.write("\n" + " ".join(map(str, took)))


if __name__ == "__main__":
    main(sys.argv[1:])
