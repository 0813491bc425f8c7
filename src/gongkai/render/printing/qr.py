"""QR codes (GB/T 18284) of the addresses on sheets."""

from functools import lru_cache

_LONGEST = 300
"""Characters of an address that a camera still reads from a code of the size that sheets have."""


@lru_cache(maxsize=4096)
def modules(address: str) -> tuple[tuple[bool, ...], ...] | None:
    """The dark squares of the code of ``address``, row by row, without a margin; None where it is too long to be read.

    A quarter of the code may be dirty or torn and it can still be read (level Q): it hangs in the rain.
    """
    if len(address.encode()) > _LONGEST:
        return None
    import segno

    code = segno.make(address, error="q", micro=False, boost_error=False)
    return tuple(tuple(bool(dark) for dark in row) for row in code.matrix)


QUIET = 4
"""Light squares that a code needs around it (GB/T 18284, 5.3.8)."""


@lru_cache(maxsize=4096)
def path(address: str) -> tuple[int, str] | None:
    """The side of the code with its margin, in squares, and an SVG path of the dark ones; None if there is no code."""
    squares = modules(address)
    if squares is None:
        return None
    parts = []
    for y, row in enumerate(squares):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                parts.append(f"M{start + QUIET} {y + QUIET}h{x - start}v1h-{x - start}z")
            x += 1
    return len(squares) + 2 * QUIET, "".join(parts)


def svg(side: int, squares: str) -> str:
    """The code of that ``path`` as an SVG image."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path d="{squares}"/></svg>'
    )
