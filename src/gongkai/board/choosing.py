"""Which items are to be printed: a selection that the command line names, or a board."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.model.directory import Board, Directory, Item


class ChoiceError(Exception):
    """A selection names something that is not there; the message says what, and what there is."""


class Choice(NamedTuple):
    """What is asked for: names of boards, domains, departments and items, and how it is to be printed."""

    boards: Sequence[str] = ()
    domains: Sequence[str] = ()
    departments: Sequence[str] = ()
    items: Sequence[str] = ()
    paper: str | None = None
    show_from: str | None = None


SELECTION = "所选事项"
"""What the board of a selection over the whole directory is called."""


def chosen(directory: Directory, choice: Choice) -> list[Board]:
    """The boards to print, with the items that meet everything asked for.

    A selection without a board is one of the whole directory. Raises ``ChoiceError``.
    """
    selected = _selected(directory, choice)
    if choice.boards:
        boards = [_named(directory, name) for name in dict.fromkeys(choice.boards)]
    elif selected is not None:
        first = directory.boards[0]
        everything = tuple(item.code for item in directory.items)
        boards = [first._replace(name=SELECTION, place=None, items=everything)]
    else:
        boards = list(directory.boards)
    found = [_narrowed(board, selected, choice) for board in boards]
    if not any(board.items for board in found):
        raise ChoiceError("没有可以张贴的事项;放宽 --board、--domain、--department、--items 再试")
    return [board for board in found if board.items]


def _narrowed(board: Board, selected: set[str] | None, choice: Choice) -> Board:
    items = board.items if selected is None else tuple(code for code in board.items if code in selected)
    return board._replace(
        items=items, paper=choice.paper or board.paper, show_from=choice.show_from or board.show_from
    )


def _named(directory: Directory, name: str) -> Board:
    found = next((board for board in directory.boards if board.name == name), None)
    if found is None:
        raise ChoiceError(
            f"没有「{name}」这个公开栏;有:{'、'.join(board.name for board in directory.boards)}"
        )
    return found


def _selected(directory: Directory, choice: Choice) -> set[str] | None:
    """The codes of the items that meet all of what is asked for; None where nothing is."""
    asked = [
        set(_of_domains(directory, choice.domains)) if choice.domains else None,
        set(_of_departments(directory, choice.departments)) if choice.departments else None,
        set(_of_items(directory, choice.items)) if choice.items else None,
    ]
    sets = [codes for codes in asked if codes is not None]
    return set.intersection(*sets) if sets else None


def _of_domains(directory: Directory, names: Sequence[str]) -> Iterator[str]:
    by_code = {domain.code: domain.name for domain in directory.domains}
    known = set(by_code.values())
    for name in names:
        domain = by_code.get(name, name)
        if domain not in known:
            raise ChoiceError(f"目录里没有「{name}」领域;有:{'、'.join(by_code.values())}")
        yield from (item.code for item in directory.items if item.domain == domain)


def _of_departments(directory: Directory, names: Sequence[str]) -> Iterator[str]:
    owners = dict.fromkeys(owner.name for item in directory.items for owner in item.owner)
    for name in names:
        known = {owner for owner in owners if name in (owner, _short(owner, directory))}
        if not known:
            raise ChoiceError(f"没有事项由「{name}」公开;有:{'、'.join(owners)}")
        yield from (item.code for item in directory.items if any(owner.name in known for owner in item.owner))


def _short(owner: str, directory: Directory) -> str:
    """民政局 for 云岭县民政局."""
    return owner.removeprefix(directory.short_name)


def _of_items(directory: Directory, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield from _codes(directory, name)


def _codes(directory: Directory, name: str) -> list[str]:
    found = [item.code for item in directory.items if name in (item.code, item.path, item.name)]
    if not found:
        raise ChoiceError(_nothing(name, directory.items))
    return found


def code_of(directory: Directory, name: str) -> str:
    """The code of the one item that ``name`` means. Raises ``ChoiceError`` where it means none, or several."""
    found = _codes(directory, name)
    if len(found) > 1:
        raise ChoiceError(f"「{name}」有 {len(found)} 个事项:{'、'.join(found)};写事项编码")
    return found[0]


def _nothing(name: str, items: Sequence[Item]) -> str:
    from difflib import get_close_matches

    names = {text: item for item in items for text in (item.code, item.name)}
    near = [
        f"{names[text].code} {names[text].name}" for text in get_close_matches(name, names, n=3, cutoff=0.5)
    ]
    hint = f"是不是 {'、'.join(near)}?" if near else "写事项编码、名称,或 领域/一级事项/二级事项"
    return f"「{name}」没有对应任何事项;{hint}"
