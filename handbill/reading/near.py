"""Nearness of keys and choices: which known word was meant by a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable

from handbill.names import distance, fold_key


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest to a mistyped one, or empty where none is near.

    Near is one letter off in words of up to five, two in longer ones; case,
    accents, spaces, hyphens and underscores do not count.
    """
    folded = fold_key(word)
    allowed = 1 if len(folded) <= 5 else 2
    best, best_slips = "", allowed + 1
    for each in known:
        slips = distance(folded, fold_key(each), allowed)
        if slips is not None and slips < best_slips:
            best, best_slips = each, slips
    return best if len(folded) > 1 else ""
