"""Findings about a compiled directory: rules by family, waivers, and the formats of a report."""

from gongkai.check.run import check_directory, rules, waived

__all__ = ["check_directory", "rules", "waived"]
