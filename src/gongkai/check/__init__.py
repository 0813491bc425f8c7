"""Findings about a compiled directory: rules by family, waivers, and the formats of a report."""

from gongkai.check.run import Checked, Checker, all_rules

__all__ = ["Checked", "Checker", "all_rules"]
