"""The page templates that a government may replace with its own: their names do not change between versions."""

MENDING = "按 Jinja2 的写法改正;不知道怎么改时删去这个文件,就用原来的模板"
"""What to do about one that is wrong."""

TEMPLATES = (
    "base.html",
    "pages/index.html",
    "pages/domain.html",
    "pages/listing.html",
    "pages/listings.html",
    "pages/item.html",
    "pages/laws.html",
    "pages/figures.html",
    "pages/search.html",
    "pages/left_out.html",
    "pages/changes.html",
    "pages/gone.html",
    "parts/_masthead.html",
    "parts/_footer.html",
    "parts/_guide.html",
)
