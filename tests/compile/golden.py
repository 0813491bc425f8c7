"""The golden summary of the example governments: a line a row, code and owners.

``python -m tests.compile.golden`` accepts what they come to now.
"""

from pathlib import Path

from tests.trees import EXAMPLES, MANIFESTS, compiled

FILE = Path(__file__).with_name("golden.txt")


def summary() -> str:
    """Every government of the example with its rows and with what it leaves out."""
    lines = []
    for name in MANIFESTS:
        directory, _ = compiled(EXAMPLES / name)
        lines.append(f"# {directory.name}")
        lines += [f"{i.code} {i.name}: {'、'.join(owner.name for owner in i.owner)}" for i in directory.items]
        lines += [f"- {left.code} {left.name}: {left.step} {left.reason}" for left in directory.left_out]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(summary(), encoding="utf-8")
