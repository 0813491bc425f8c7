"""What is raised where no PDF can be made."""


class PdfError(Exception):
    """No PDF can be made of the sheets; the message says why and what to do."""
