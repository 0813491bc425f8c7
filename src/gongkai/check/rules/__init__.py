"""The rules, one module a family or a part of one."""

from gongkai.check.rules import (
    audience,
    boards,
    channels,
    citations,
    elements,
    files,
    fit,
    governments,
    institutions,
    laws,
    lists,
    owners,
    privacy,
    texts,
    time_limits,
    villages,
)

FAMILIES = (
    files.RULES,
    boards.RULES,
    elements.RULES,
    texts.RULES,
    laws.RULES,
    citations.RULES,
    time_limits.RULES,
    owners.RULES,
    institutions.RULES,
    lists.RULES,
    channels.RULES,
    audience.RULES,
    governments.RULES,
    villages.RULES,
    privacy.RULES,
    fit.RULES,
)
