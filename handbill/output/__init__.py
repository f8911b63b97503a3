"""PRESS: pages become bytes, and bytes become files by journal."""
