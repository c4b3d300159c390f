"""Read one hostile file with little memory; run as a program by test_reader.

    python -m tests.catalog.hostile CASE FILE

writes what came of it: `fault: ...` lines, or `value` where the file was read. All cases but the
largest are as large as a file may be.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from kneecli.files import MOST_BYTES

MEMORY = 256 * 1024 * 1024

ALIAS_BOMB = b"a: &a [x, x]\n" + b"".join(
    b"%c: &%c [*%c, *%c]\n" % (letter, letter, letter - 1, letter - 1) for letter in b"bcdefghijklm"
)


def filled(pattern: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    """A pattern again and again, up to the size that is still read."""
    room = MOST_BYTES - len(before) - len(after)
    return before + pattern * (room // len(pattern)) + after


def numbered(line: str, after: bytes = b"") -> bytes:
    """Lines with a number in each, up to that size."""
    count = MOST_BYTES // (len(line) + 6)
    return "".join(line.format(number) for number in range(count)).encode() + after


CASES = {
    "alias bomb": ALIAS_BOMB,
    "aliases": b"a: &a x\nb: [" + filled(b"*a,")[:-20] + b"]",
    "anchors on keys": numbered("&a{0} k{0}: 1\n"),
    "depth bomb, lists": filled(b"["),
    "depth bomb, flow mappings": filled(b"{a: "),
    "depth bomb, block mappings": b"\n".join(b" " * depth + b"a:" for depth in range(1_900)),
    "depth bomb, block lists": filled(b"- "),
    "depth bomb, JSON": filled(b'{"a":['),
    "100 MB": None,
    "items": filled(b"1,", b"[", b"]"),
    "items of lists": filled(b"[" + b"1," * 10_000 + b"],", b"[", b"]"),
    "items of JSON": filled(b'"",', b"[", b'""]'),
    "empty items": filled(b"-\n"),
    "the same key": filled(b"a: 1\n"),
    "the same key in JSON": filled(b'"a":1,', b"{", b'"a":1}'),
    "control characters": filled(b'- "\\e"\n'),
    "halves of pairs": filled(b'- "\\ud83d"\n'),
    "tag directives": numbered("%TAG !{0}! x\n", b"---\na: 1\n"),
    "documents": filled(b"---\n"),
    "tags": filled(b"!!set ? "),
    "JSON that ends too early": filled(b'{"a": 1}, ', b"["),
    "JSON with a slip at the end": filled(b'{"a":"b"},', b"[", b"x y: {]"),
    "no text": filled(b"\xff"),
    "NUL": filled(b"\0"),
}
READ = {
    "huge number": filled(b"9", b"a: "),
    "huge decimal": filled(b"9", b"a: 1."),
    "huge exponent": filled(b"9", b"a: 1e"),
    "huge number in JSON": filled(b"9", b'{"a": ', b"}"),
    "base 60": filled(b":30", b"a: 1"),
    "base 60 in a list": filled(b"1" + b":30" * 50 + b",", b"[", b"]"),
    "hexadecimal": filled(b"f", b"a: 0x"),
    "underscores": filled(b"_1", b"a: 1"),
    "large numbers": filled(b"9" * 4000 + b",", b"[", b"]"),
    "a date": filled(b"0", b"a: 2020-01-01 "),
    "spaces": filled(b" ", b'a: "x', b'\n"'),
    "line breaks": filled(b"\n", b'a: "x', b'"'),
    "spaces and breaks": filled(b" \n", b'a: "x', b'"'),
    "escapes": filled(b"\\\\", b'a: "x', b'"'),
    "pairs of escapes": filled(b"\\ud83d\\udcaa", b'a: "', b'"'),
    "half of backslashes": filled(b"\\", b"a: '", b"'"),
    "comments": filled(b"#\n", b"a: 1\n"),
    "a long key": filled(b"k", b"a: {? ", b" : 1}"),
    "a long key of JSON": filled(b"k", b'{"', b'":1}'),
    "many keys": numbered("k{0:05}: 1\n"),
    "a quarter of a million values": b"[" + (b"[" + b"1," * 19_900 + b"],") * 12 + b"]",
}
"""Files that look worse than they are: they are read, within the same limits."""


def main(case: str, path: Path) -> None:
    """Write the case to a file, and read it as a data file is read."""
    from kneecli.catalog import reader

    content = {**CASES, **READ}[case]
    if content is None:
        with path.open("wb") as stream:
            stream.truncate(100_000_000)
    else:
        path.write_bytes(content)
    del content
    CASES.clear()
    READ.clear()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    document, faults = reader.read(path)
    told = [f"fault: {fault}" for fault in faults] or ["value"]
    sys.stdout.write("\n".join(told))
    if document is None and not faults:
        sys.stdout.write("nothing")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
