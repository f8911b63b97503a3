"""PAGES: the site becomes pages, each a plain frozen view; pure, no disk, no clock."""
