"""Who acts here for a general owner: 教育行政部门 is 云岭县教育体育局 in 云岭县."""

from collections.abc import Iterable

from gongkai.model.directory import Owner
from gongkai.model.government import Department
from gongkai.phrases.owner import Body, core, department_core, parse
from gongkai.sources.government import Sources

_ENDINGS = ("人民政府", "街道办事处", "村民委员会", "居民委员会")


class Owners:
    """Resolves owners for one government.

    A county's general owner becomes the department that declares it (``acts_as``) or bears its name (财政局 for
    财政部门). A town is itself the body that the law names, so a general department is the town's own department
    where one is declared, else the town; a village likewise. What nobody acts for stays general, and is reported.
    """

    def __init__(self, sources: Sources, level: str) -> None:
        self.government = sources.manifest.government
        self.name = self.government.name
        self.level = level
        self.own = _Departments(sources.manifest.departments, self.name)
        above = sources.parent
        self.inherited: list[_Departments] = []
        while above is not None:
            self.inherited.append(_Departments(above.manifest.departments, above.manifest.government.name))
            above = above.parent

    def source(self, name: str) -> object:
        """The entry of a manifest that declares a body, or None: what an owner rests on."""
        for departments in (self.own, *self.inherited):
            if name in departments.declared:
                return departments.declared[name]
        return self.government if name == self.name else None

    def resolve(self, texts: Iterable[str]) -> list[Owner]:
        """The owners that ``texts`` name, part by part, each once."""
        found: dict[str, Owner] = {}
        for text in texts:
            exact = self._named(text)
            owners = [exact] if exact else [owner for part in parse(text) for owner in self._part(part)]
            for owner in owners:
                found.setdefault(owner.name, owner)
        return list(found.values())

    def own_of(self, owners: Iterable[Owner]) -> list[Owner]:
        """The owners here of what a government above declares: its departments are this government itself here."""
        found: dict[str, Owner] = {}
        for owner in owners:
            above = any(
                owner.name in departments.declared or owner.name == departments.government
                for departments in self.inherited
            )
            here = owner.name in self.own.declared or not above
            found.setdefault(
                owner.name if here else self.name, owner if here else Owner(self.name, owner.name)
            )
        return list(found.values())

    def _named(self, text: str) -> Owner | None:
        if text == self.name or any(
            text in departments.declared for departments in (self.own, *self.inherited)
        ):
            return Owner(text)
        return None

    def _part(self, part: Body) -> list[Owner]:
        if (named := self._named(part.text)) is not None:
            return [named]
        if acting := self.own.acting(part):
            return [Owner(name, part.text) for name in acting]
        if part.kind == "named":
            return self._other(part)
        if part.kind == "towns" and self.level == "县级":
            return [Owner("各" + part.text.removeprefix("各"), part.text)]
        if part.kind == "government" or self.level in ("乡级", "村级"):
            return [Owner(self.name, part.text)]
        return [Owner(part.text, part.text)]

    def _other(self, part: Body) -> list[Owner]:
        """A party that the law names (采购人), or a department by a short name (县教育局)."""
        if self.level == "村级" and part.text.endswith(("村", "村民委员会", "居民委员会", "社区")):
            return [Owner(self.name, part.text)]
        for departments in (self.own, *self.inherited):
            if names := departments.acting(part) or departments.short(part.text):
                return [Owner(name, part.text) for name in names]
        return [Owner(part.text)]


class _Departments:
    def __init__(self, departments: list[Department], government: str) -> None:
        self.government = self.place = government
        for ending in _ENDINGS:
            self.place = self.place.removesuffix(ending)
        self.declared = {department.name: department for department in departments}
        self._by_core: dict[str, list[str]] = {}
        self._by_subject: dict[str, list[str]] = {}
        for department in departments:
            for term in department.acts_as:
                for part in parse(term):
                    self._by_core.setdefault(part.core, []).append(department.name)
            self._by_subject.setdefault(department_core(department.name, self.place), []).append(
                department.name
            )

    def acting(self, part: Body) -> list[str]:
        """The departments that declare to act for a general term, else the one whose own name says it."""
        declared = self._by_core.get(part.core) or self._by_core.get(core(part.text))
        if declared:
            return declared
        return self._by_subject.get(part.core, []) if part.kind == "department" else []

    def short(self, text: str) -> list[str]:
        """The departments that ``text`` names without the place, or with 县 for it: 教育局, 县教育局."""
        endings = (text, text.removeprefix("本")[1:] if text[:1] in "本县市区旗镇乡" else text)
        return [name for name in self.declared if name.removeprefix(self.place) in endings]
