"""SITE: records become one linked, judged site; pure, no disk, no clock."""
