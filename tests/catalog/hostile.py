"""Read one hostile file with little memory; run as a program by test_reader.

    python -m tests.catalog.hostile CASE FILE

writes what came of it: `fault: ...` lines, or `value` where the file was read.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

MEMORY = 512 * 1024 * 1024

ALIAS_BOMB = b"a: &a [x, x]\n" + b"".join(
    b"%c: &%c [*%c, *%c]\n" % (letter, letter, letter - 1, letter - 1) for letter in b"bcdefghijklm"
)
CASES = {
    "alias bomb": ALIAS_BOMB,
    "depth bomb, lists": b"[" * 100_000,
    "depth bomb, flow mappings": b"{a: " * 100_000,
    "depth bomb, block mappings": b"\n".join(b" " * depth + b"a:" for depth in range(3_000)),
    "depth bomb, block lists": b"- " * 100_000,
    "huge number": b"a: " + b"9" * 1_000_000,
    "100 MB": None,
    "eight million bytes of items": b"[" + b"1," * 3_900_000 + b"]",
}


def main(case: str, path: Path) -> None:
    """Write the case to a file, and read it as a data file is read."""
    from kneecli.catalog import reader

    content = CASES[case]
    if content is None:
        with path.open("wb") as stream:
            stream.truncate(100_000_000)
    else:
        path.write_bytes(content)
    del content
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    document, faults = reader.read(path)
    told = ["value"] if document is not None else [f"fault: {fault}" for fault in faults]
    sys.stdout.write("\n".join(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
