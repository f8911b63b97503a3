"""Posts and pages: keys, titles, dates and bodies with their true places."""

from handbill.keys import Mention, Prose, RoleEntry
from handbill.model import PlainPage, Post, Source
from handbill.problems import Position
from handbill.reading.posts import read_page, read_post
from handbill.reading.reads import Typing
from handbill.times import SpokenDate, SpokenMoment

PATH = "content/posts/2024-10-15-three-days.md"
DATE = SpokenMoment(SpokenDate("2024-10-15", 2024, 10, 15))


def at(line, column, path=PATH):
    return Position(path, line, column)


def post(text, path=PATH):
    return read_post(Source(path, text, ""), Typing())


def told(decoded):
    return [(*p.position[1:], p.code, p.message, p.hint) for p in decoded.problems]


def test_a_recap_post():
    text = """\
---
title: Three days in Riverton, what we saw and what we took home
date: October 15, 2024
author: Alma Reyes
kind: recap
covers: all                 # or: day 1 · or a list of session titles
photo: images/library-panel.jpg
photo description: Four panelists at a table in the Main Library
summary: Site visits, a library panel and three network breakouts.
draft: yes                  # or  publish on: October 15, 2024 8:00 am
---
## Day 1: Seeing the work up close
...
"""
    decoded = post(text)
    assert decoded.problems == ()
    assert decoded.record == Post(
        path=PATH,
        body=Prose("## Day 1: Seeing the work up close\n...\n", at(12, 1)),
        title="Three days in Riverton, what we saw and what we took home",
        date=SpokenMoment(SpokenDate("October 15, 2024", 2024, 10, 15)),
        authors=(RoleEntry(at(4, 9), "Alma Reyes", alone=True),),
        kind="recap",
        covers=(Mention("all", at(6, 9)),),
        photo=Mention("images/library-panel.jpg", at(7, 8)),
        photo_description="Four panelists at a table in the Main Library",
        summary="Site visits, a library panel and three network breakouts.",
        draft=True,
    )


def test_a_post_without_keys_takes_date_and_title_where_they_stand():
    decoded = post("```\n# no heading\n```\n\n# What we saw #\n\nWords.\n")
    assert decoded.problems == ()
    body = "```\n# no heading\n```\n\n\n\nWords.\n"
    assert decoded.record == Post(
        path=PATH, body=Prose(body, at(1, 1)), title="What we saw", date=DATE
    )
    assert decoded.record.where.of("title") == at(5, 3)


def test_a_title_from_the_name_of_the_file():
    decoded = post("Words.\n")
    assert decoded.record.title == "Three days"
    assert told(decoded) == [
        (
            1, 1, "title-from-file",
            'There is no title here; "Three days" is made from the name of the file.',
            "Add `title: Three days` at the top, or mend it.",
        )
    ]  # fmt: skip


def test_a_post_without_a_date():
    path = "content/posts/news.md"
    missing = (
        1, 1, "missing-key", "This post has no date.",
        ("Add `date: ` at the top, such as `date: October 15, 2024`, "
        "or begin the file's name with it, as in 2024-10-15-news.md."),
    )  # fmt: skip
    assert told(post("---\ntitle: News\n---\n", path)) == [missing]
    assert told(post("---\ntitle: News\ndraft: yes\n---\n", path)) == []
    assert told(post("---\ntitle: News\npublish on: October 1, 2024\n---\n", path)) == []


def test_a_date_that_no_calendar_has():
    (problem,) = post("# News\n", "content/posts/2024-13-40-news.md").problems
    assert problem.message == 'This post has no date, and "2024-13-40" in its name is no date.'


def test_any_file_name_will_do_where_a_date_is_given():
    path = "content/posts/Our  News (final).md"
    decoded = post("---\ndate: October 1, 2024\ntitle: News\n---\nWords.", path)
    assert decoded.problems == ()
    assert decoded.record.date == SpokenMoment(SpokenDate("October 1, 2024", 2024, 10, 1))


def test_keys_that_are_no_keys():
    assert told(post("---\nonly words\n---\n")) == [
        (
            2, 1, "wrong-shape", "Between the two lines of three hyphens stand no keys.",
            "Write each key on a line of its own, such as `title: Three days in Riverton`.",
        )
    ]  # fmt: skip


def test_a_mistyped_title_is_told_of_once():
    decoded = post("---\ntitel: News\n---\n# Heading\n")
    assert [p.code for p in decoded.problems] == ["unknown-key"]


def test_a_page():
    path = "content/pages/travel.md"
    text = "---\nmenu: 2\nlanguage: Spanish\ntranslation of: Travel\n---\n# Viaje\n"
    decoded = read_page(Source(path, text, ""), Typing())
    assert decoded.problems == ()
    assert decoded.record == PlainPage(
        path=path,
        body=Prose("\n", at(6, 1, path)),
        title="Viaje",
        menu="2",
        language="es",
        translation_of=Mention("Travel", at(4, 17, path)),
    )
