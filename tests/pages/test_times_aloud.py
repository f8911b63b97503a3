import re
from html.parser import HTMLParser

from made_pages import FULLER, made
from test_templates import rendered


class Spoken(HTMLParser):
    """The text of each paragraph of a class, as a screen reader comes to it."""

    def __init__(self, html, name):
        super().__init__()
        self.name, self.told, self._open = name, [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "p":
            self._open = self.name in (dict(attrs).get("class") or "").split()
            if self._open:
                self.told.append("")

    def handle_endtag(self, tag):
        self._open = self._open and tag != "p"

    def handle_data(self, data):
        if self._open:
            self.told[-1] += data


def told(html, name):
    return [re.sub(r"\s+", " ", text).strip() for text in Spoken(html, name).told]


def test_times_read_as_one_phrase_though_their_parts_differ_in_size(site):
    pages = rendered(site, made(site.write(FULLER)))
    assert told(pages["/schedule/day-2/"], "time") == [
        "9:00 am to 10:30 am",
        "from 6:00 pm",
        "8:00 pm until late",
        "10:00 pm to 1:00 am Thursday",
        "To be announced",
    ]
    assert told(pages["/sessions/night-walk/"], "time") == ["10:00 pm to 1:00 am Thursday"]


def test_what_has_become_of_a_session_is_said_before_its_title(site):
    pages = rendered(site, made(site.write(FULLER)))
    titles = [title for title in told(pages["/now/"], "title") if not title.startswith("V")]
    assert "Canceled Reception" in titles
    assert "Moved Night walk" in titles
