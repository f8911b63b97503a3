"""What is said where public words name what a build leaves out."""

from __future__ import annotations

from handbill.keys import Mention
from handbill.problem_kinds import problem
from handbill.problems import Problem


def draft_linked(mention: Mention) -> Problem:
    """Return the problem of public words that name what is not published."""
    return problem(
        "draft-linked",
        mention.position,
        f'"{mention.text}" is named here but not published, so it is not linked.',
        "Publish it too, or take its name out.",
    )
