"""The page templates that a government may replace with its own: their names do not change between versions."""

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
