"""Handbill: an event's agenda and recaps in, a static site out."""

__version__ = "0.1.0"
