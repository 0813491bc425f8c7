"""The linked data of the pages, read by a library for RDF, without a network."""

import json
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from gongkai.model.directory import Audience, Basis, Directory, Domain, Item, Owner, Site
from gongkai.render.html.plan import Plan
from gongkai.render.web import dataset, linked_data

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own use

SCHEMA = Namespace("http://schema.org/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
TERMS = Namespace("http://purl.org/dc/terms/")
DAY = URIRef("http://www.w3.org/2001/XMLSchema#date")
PLACE = "https://www.yunling.example/ml/"
SITE = Site("云岭县人民政府门户网站", url=PLACE)
BESIDE = frozenset(("html", "xlsx", "data"))
HOSTILE = '</script><script>window.pwned = 1</script><!--\u2028\u2029&amp;"\x07\u202e\ud800'
SHOWN = '</script><script>window.pwned = 1</script><!-- &amp;"' + "\ufffd" * 3

POLICY = Item(
    code="24-03-01",
    domain="义务教育",
    category="招生管理",
    name="招生政策",
    content=["招生方案"],
    basis=[Basis("中华人民共和国政府信息公开条例"), Basis("中华人民共和国义务教育法")],
    owner=[Owner("云岭县教育体育局")],
    audience=[Audience("全社会")],
)


def directory(**fields: Any) -> Directory:
    usual: dict[str, Any] = {
        "name": "云岭县人民政府",
        "level": "县级",
        "code": "539901",
        "edition": "2026年版",
        "date": "2026-11-01",
        "portal": "https://www.yunling.example",
        "hotline": "0888-5550100",
        "credit_code": "11530000MB0000000X",
        "domains": [Domain("24", "义务教育", "compulsory-education")],
        "items": [POLICY],
        "site": SITE,
    }
    return Directory(**(usual | fields))


def plan(beside: frozenset[str] = BESIDE, **fields: Any) -> Plan:
    return Plan(directory(**fields), "", beside)


def graph(text: str, base: str = "https://reader.example/site/index.html") -> Graph:
    """What the data of a page at ``base`` say."""
    return Graph().parse(data=text, format="json-ld", publicID=base)


def one(found: Graph, subject: Any, predicate: URIRef) -> Any:
    """The one value of a property."""
    [value] = found.objects(subject, predicate)
    return value


def test_the_first_page_is_a_dataset_for_both_vocabularies() -> None:
    found = graph(dataset(plan()))
    whole = URIRef(f"{PLACE}index.html#directory")
    assert set(found.objects(whole, RDF.type)) == {SCHEMA.Dataset, DCAT.Dataset}
    title = Literal("云岭县人民政府基层政务公开标准目录")
    assert one(found, whole, SCHEMA.name) == one(found, whole, TERMS["title"]) == title
    assert str(one(found, whole, SCHEMA.version)) == "2026年版"
    assert str(one(found, whole, SCHEMA.datePublished)) == "2026-11-01"
    assert one(found, whole, TERMS.issued) == Literal("2026-11-01", datatype=DAY)
    assert (
        one(found, whole, DCAT.landingPage) == one(found, whole, SCHEMA.url) == URIRef(f"{PLACE}index.html")
    )
    assert str(one(found, one(found, whole, SCHEMA.isBasedOn), SCHEMA.identifier)) == "国办发〔2019〕54号"
    assert "义务教育" in map(str, found.objects(whole, SCHEMA.keywords))


def test_says_who_publishes_it_and_for_where() -> None:
    found = graph(dataset(plan()))
    whole = URIRef(f"{PLACE}index.html#directory")
    publisher, place = one(found, whole, SCHEMA.publisher), one(found, whole, SCHEMA.spatialCoverage)
    assert one(found, whole, TERMS.publisher) == publisher
    assert one(found, whole, TERMS.spatial) == place
    assert one(found, publisher, RDF.type) == SCHEMA.GovernmentOrganization
    assert one(found, publisher, SCHEMA.url) == URIRef("https://www.yunling.example")
    assert str(one(found, publisher, SCHEMA.telephone)) == "0888-5550100"
    assert str(one(found, one(found, publisher, SCHEMA.identifier), SCHEMA.value)) == "11530000MB0000000X"
    assert str(one(found, place, SCHEMA.name)) == "云岭县"
    assert str(one(found, one(found, place, SCHEMA.identifier), SCHEMA.value)) == "539901"


def test_a_village_is_no_government() -> None:
    found = graph(dataset(plan(name="柳湾村村民委员会", level="村级", code=None)))
    [publisher] = found.objects(None, SCHEMA.publisher)
    assert one(found, publisher, RDF.type) == SCHEMA.Organization


@pytest.mark.parametrize(
    ("beside", "names"),
    [
        (BESIDE, {"data/directory.json", "data/directory.csv", "directory.xlsx"}),
        (frozenset(("html", "data")), {"data/directory.json", "data/directory.csv"}),
        (frozenset(("html", "xlsx")), {"directory.xlsx"}),
        (frozenset(("html",)), set()),
    ],
)
def test_names_the_files_that_are_written(beside: frozenset[str], names: set[str]) -> None:
    found = graph(dataset(plan(beside)))
    expected = {URIRef(PLACE + name) for name in names}
    assert set(found.objects(None, SCHEMA.contentUrl)) == expected
    assert set(found.objects(None, DCAT.downloadURL)) == expected
    files = set(found.objects(None, DCAT.distribution))
    assert files == set(found.objects(None, SCHEMA.distribution))
    for file in files:
        assert set(found.objects(file, RDF.type)) == {SCHEMA.DataDownload, DCAT.Distribution}
        media = str(one(found, file, SCHEMA.encodingFormat))
        assert str(one(found, file, DCAT.mediaType)).endswith(f"/media-types/{media}")


def test_nothing_unknown_is_claimed() -> None:
    bare = dataset(
        plan(
            frozenset(),
            code=None,
            edition="",
            date="",
            portal=None,
            hotline=None,
            credit_code=None,
            site=Site(""),
        )
    )
    found = graph(bare)
    [whole] = found.subjects(RDF.type, DCAT.Dataset)
    assert "" not in map(str, found.objects())
    for missing in ("version", "datePublished", "distribution", "license", "temporalCoverage"):
        assert not list(found.objects(whole, SCHEMA[missing])), missing
    assert not list(found.objects(None, SCHEMA.telephone))
    assert not list(found.subjects(RDF.type, SCHEMA.PropertyValue))


def test_addresses_are_relative_where_the_site_has_no_place() -> None:
    found = graph(dataset(plan(site=Site(""))), "https://reader.example/site/index.html")
    assert URIRef("https://reader.example/site/data/directory.json") in set(
        found.objects(None, SCHEMA.contentUrl)
    )


def test_an_inner_page_says_the_way_to_it() -> None:
    found = graph(linked_data(plan(), "laws.html", "公开依据", {}))
    assert way(found) == [("基层政务公开标准目录", f"{PLACE}index.html"), ("公开依据", f"{PLACE}laws.html")]


def test_an_item_is_a_part_of_the_directory() -> None:
    site = SITE._replace(index_number="YL-{编码}")
    found = graph(linked_data(plan(site=site), "items/24-03-01.html", "招生政策", {"item": POLICY}))
    [page] = found.subjects(RDF.type, SCHEMA.WebPage)
    assert one(found, page, SCHEMA.isPartOf) == URIRef(f"{PLACE}index.html#directory")
    assert one(found, page, SCHEMA.url) == URIRef(f"{PLACE}items/24-03-01.html")
    codes = {str(one(found, code, SCHEMA.value)) for code in found.objects(page, SCHEMA.identifier)}
    assert codes == {"24-03-01", "YL-24-03-01"}
    assert set(map(str, found.objects(page, SCHEMA.citation))) == {
        "中华人民共和国政府信息公开条例",
        "中华人民共和国义务教育法",
    }
    data = one(found, one(found, page, SCHEMA.encoding), SCHEMA.contentUrl)
    assert data == URIRef(f"{PLACE}data/items/24-03-01.json")
    assert way(found) == [
        ("基层政务公开标准目录", f"{PLACE}index.html"),
        ("义务教育", f"{PLACE}domains/compulsory-education.html"),
        ("招生政策", f"{PLACE}items/24-03-01.html"),
    ]


def test_an_item_without_a_place_leads_up_from_its_folder() -> None:
    text = linked_data(plan(frozenset(), site=Site("")), "items/24-03-01.html", "招生政策", {"item": POLICY})
    found = graph(text, "file:///usb/site/items/24-03-01.html")
    assert [address for _, address in way(found)] == [
        "file:///usb/site/index.html",
        "file:///usb/site/domains/compulsory-education.html",
        "file:///usb/site/items/24-03-01.html",
    ]
    assert not list(found.objects(None, SCHEMA.encoding))


def way(found: Graph) -> list[tuple[str, str]]:
    """Name and address of each step of the breadcrumbs."""
    [trail] = found.subjects(RDF.type, SCHEMA.BreadcrumbList)
    steps = sorted(
        found.objects(trail, SCHEMA.itemListElement), key=lambda step: int(one(found, step, SCHEMA.position))
    )
    return [(str(one(found, step, SCHEMA.name)), str(one(found, step, SCHEMA.item))) for step in steps]


def test_hostile_texts_stay_text() -> None:
    made = plan(name=HOSTILE, edition=HOSTILE, code=HOSTILE, portal=f"javascript:{HOSTILE}", hotline=HOSTILE)
    for text in (dataset(made), linked_data(made, "laws.html", HOSTILE, {})):
        assert not set(text) & set("<>&\u2028\u2029\x07\u202e\ud800")
        assert f'"name":"{SHOWN}' in json.dumps(
            json.loads(text), ensure_ascii=False, separators=(",", ":")
        ).replace('\\"', '"')
    assert "javascript" not in dataset(made)


@pytest.mark.parametrize("portal", ["https://[x", "http://a b/<>", "https://云岭.example/"])
def test_no_address_stops_it(portal: str) -> None:
    assert "publisher" in json.loads(dataset(plan(portal=portal)))
