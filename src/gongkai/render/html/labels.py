"""The page labels of 政府网站发展指引 (国办发〔2017〕47号): what search engines and the national census of sites read."""

from collections.abc import Mapping

from gongkai.render.html.plan import Plan

Label = tuple[str, str]


def labels(plan: Plan, address: str, title: str, context: Mapping[str, object]) -> list[Label]:
    """Name and content of every label of a page, in the order of the guidance; none where nothing is known."""
    site = plan.directory.site
    found = [("SiteName", site.name), ("SiteDomain", site.domain), ("SiteIDCode", site.id_code)]
    return [(name, value) for name, value in found if value]
