"""The message catalogue: every interface word of the site, by language."""
