"""What machines of the web read of the site: its changes, its pages, and what it is, as linked data."""

from gongkai.render.web.feed import feed
from gongkai.render.web.linked import dataset, linked_data
from gongkai.render.web.sitemap import sitemap

__all__ = ["dataset", "feed", "linked_data", "sitemap"]
