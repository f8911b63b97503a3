"""What leaves the site in other forms than pages: search index, calendars; each module makes files from the makers."""
