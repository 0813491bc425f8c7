"""The department map to fill in: every general owner that the national guidelines name for a level."""

from collections import Counter
from dataclasses import dataclass, field

from gongkai.compile.select import written
from gongkai.phrases.owner import is_general, parse
from gongkai.sources.national import National

# Subjects that one department of a county commonly looks after; any other stands alone. What a county divides
# differently, its clerk moves: the terms of an entry do not depend on each other.
_TOGETHER = (
    ("教育", "教育督导机构"),
    ("自然资源", "负责农村集体土地征收的有关部门"),
    ("住房城乡建设", "住房保障", "房屋征收", "市政工程", "燃气管理", "城市供水", "城镇排水"),
    ("城市管理", "市容环境卫生", "城市园林绿化"),
    ("农业农村", "乡村振兴", "扶贫"),
    ("文化旅游", "文物", "广播电视"),
    ("审批", "行政审批"),
    ("行政监督", "负责管理的部门"),
    ("各", "相关部门", "相关行政主管部门"),
)
_FIRST = {subject: group[0] for group in _TOGETHER for subject in group}
_NOTES = {"各": ";不是一个部门,可以写「县直各部门(单位)」"}
_SHOWN = 3


@dataclass(slots=True)
class Entry:
    """One department to name: the general owners that it acts for, and the domains that need them."""

    needed: bool
    """Whether items stay without an owner of this government until the entry has a name."""
    note: str = ""
    acts_as: list[str] = field(default_factory=list)
    domains: dict[str, None] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """The domains, in words."""
        names = list(self.domains)
        return "、".join(names[:_SHOWN]) + (f"等 {len(names)} 个领域" if len(names) > _SHOWN else "")


@dataclass(slots=True)
class _Subject:
    kind: str
    spellings: Counter[str] = field(default_factory=Counter)
    domains: dict[str, None] = field(default_factory=dict)


def departments(national: National, level: str) -> list[Entry]:
    """The entries for a government of ``level``, in the order in which the guidelines first name their owners."""
    entries: dict[str, Entry] = {}
    for core, subject in _subjects(national, level).items():
        first = _FIRST.get(core, core)
        # A town or village is itself the body that the law names; a county is not.
        needed = level == "县级" and subject.kind == "department"
        entry = entries.setdefault(first, Entry(needed, _NOTES.get(first, "")))
        entry.acts_as.append(_term(core, subject))
        entry.domains |= subject.domains
    return list(entries.values())


def _subjects(national: National, level: str) -> dict[str, _Subject]:
    found: dict[str, _Subject] = {}
    for guideline in national.guidelines.values():
        for row in guideline.items:
            levels, owners = (written(guideline, row, element)[1] for element in ("levels", "owner"))
            if not isinstance(levels, list) or not isinstance(owners, list):
                continue
            if level not in national.vocabulary.parse_levels(levels):
                continue
            for body in (body for text in owners for body in parse(text)):
                if body.kind == "government" or (body.kind == "towns" and level != "县级"):
                    continue
                subject = found.setdefault(body.core, _Subject(body.kind))
                subject.spellings[body.text] += 1
                subject.domains[guideline.domain] = None
    return found


def _term(core: str, subject: _Subject) -> str:
    """The plainest spelling of a general owner: 教育行政部门 for 县级教育行政部门."""
    if subject.kind != "department":
        return core
    text = subject.spellings.most_common(1)[0][0]
    endings = (text[start:] for start in range(len(text) - 1, -1, -1))
    return next(e for e in endings if is_general(e) and [body.core for body in parse(e)] == [core])
