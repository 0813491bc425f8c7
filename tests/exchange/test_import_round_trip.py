"""build → import → build: what gongkai writes as a workbook comes back as the same directory, whatever is in it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.compile import compile_directory
from gongkai.exchange.importing import About, imported
from gongkai.exchange.importing.yaml_text import dumped
from gongkai.model.diagnostic import Log
from gongkai.model.directory import Directory, Item
from gongkai.render.workbook import workbook
from gongkai.sources.government import Loader
from tests.trees import NATIONAL

WORDS = st.text(
    st.sampled_from("招生政策学校安全检查补贴发放2026年第一批(试行)“公示”、·—AB"), min_size=2, max_size=12
).filter(lambda text: text.strip("、·—()“” ") == text and "—" not in text)
LINES = st.lists(WORDS, min_size=1, max_size=4, unique=True)
BASES = st.lists(
    st.sampled_from(
        [
            "《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条",
            "《中华人民共和国教育法》",
            "《云岭县校车管理办法》(云政发〔2020〕3号)第三条、第四条",
            "各地相关政策",
        ]
    ),
    min_size=1,
    unique=True,
)
CHANNELS = st.lists(
    st.sampled_from(["政府网站", "政府公报", "两微一端", "入户/现场", "精准推送", "其他:云岭融媒APP"]),
    min_size=1,
    unique=True,
)
AUDIENCES = st.sampled_from([["全社会"], ["特定群体:适龄儿童家长"], ["全社会", "特定群体:申请人"]])
METHODS = st.sampled_from([["主动公开"], ["依申请公开"], ["主动公开", "依申请公开"]])
LIMITS = st.sampled_from(["信息形成或者变更之日起20个工作日内", "长期公开", "每季度公布一次", "及时公开"])
OWNERS = st.lists(
    st.sampled_from(["云岭县教育局", "云岭县文化和旅游局", "云岭县人民政府"]), min_size=1, unique=True
)
LEVELS = st.sampled_from([["县级"], ["县级", "乡级"]])

ITEMS = st.lists(
    st.fixed_dictionaries(
        {
            "category": WORDS,
            "name": WORDS,
            "content": LINES,
            "basis": BASES,
            "time_limit": LIMITS,
            "owner": OWNERS,
            "method": METHODS,
            "channels": CHANNELS,
            "audience": AUDIENCES,
            "levels": LEVELS,
        },
        optional={"domain": st.sampled_from(["旅游", "校外培训"])},
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda item: (item.get("domain"), item["category"], item["name"]),
)
CHANGES = st.dictionaries(
    st.sampled_from(["29-01-01", "29-02-01", "29-03-01"]),
    st.fixed_dictionaries({"time_limit": LIMITS, "channels": CHANNELS, "content": LINES}),
    max_size=2,
)


def compiled(manifest: Path) -> Directory:
    loader = Loader(national=NATIONAL)
    loader.places = NATIONAL.places
    sources = loader.load(manifest)
    assert sources is not None and loader.log.findings == []
    return compile_directory(sources, Log())


def seen(item: Item) -> object:
    """What a reader sees of an item."""
    return (
        item.code, item.domain, item.category, item.name, item.content, item.basis, item.time_limit.text,
        [owner.name for owner in item.owner], item.method, sorted(item.channels), item.audience, item.levels,
    )  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ITEMS, CHANGES, st.sets(st.sampled_from(["29-02-02", "29-04-01"])))
def test_a_generated_government(
    items: list[dict[str, object]], changes: dict[str, object], excluded: set[str]
) -> None:
    manifest = {
        "government": {"name": "云岭县人民政府", "level": "县级"},
        "edition": "2026年版",
        "date": "2026-11-01",
        "departments": [
            {"name": "云岭县文化和旅游局", "acts_as": ["文化和旅游行政部门"]},
            {"name": "云岭县教育局"},
        ],
        "guidelines": {"include": ["旅游"]},
        "adjust": [
            {"item": code, "set": change, "reason": "本县规定"} for code, change in sorted(changes.items())
        ],
        "exclude": [{"item": code, "reason": "本县没有"} for code in sorted(excluded)],
        "items": items,
    }
    with TemporaryDirectory() as folder:
        first = Path(folder, "county.yaml")
        first.write_text(dumped(manifest), encoding="utf-8")
        before = compiled(first)
        book = Path(folder, "directory.xlsx")
        book.write_bytes(workbook(before))
        made = imported(book, "directory", About())
        second = Path(folder, "again.yaml")
        second.write_text(made.files[made.manifest], encoding="utf-8")
        after = compiled(second)
    assert (after.name, after.level, after.edition, after.date) == (
        "云岭县人民政府",
        "县级",
        "2026年版",
        "2026-11-01",
    )
    assert {item.code: seen(item) for item in after.items} == {item.code: seen(item) for item in before.items}
