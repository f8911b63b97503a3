from datetime import UTC, datetime

DAY = """\
day: 1
sessions:
  - time: 9:00 am - 10:00 am
    title: Water
  - time: 10:00 am - 11:00 am
    title: Hidden plan
    draft: yes
  - time: 11:00 am - noon
    title: Staff huddle
    internal: yes
    parts:
      - title: Inner part
"""
POST = """\
---
title: {title}
{keys}
---
See [[Hidden plan]] and `[[Staff huddle]]`.
"""


def posts(**files):
    return {f"posts/{name.replace('_', '-')}.md": text for name, text in files.items()}


def test_drafts_and_internal_sessions_are_left_out(build):
    built = build(day1=DAY)
    assert [slot.session.title for slot in built.slots] == ["Water"]
    assert [(w.title, w.reason, w.until, w.position.line) for w in built.site.waiting] == [
        ("Hidden plan", "draft", None, 5),
        ("Staff huddle", "internal", None, 8),
    ]
    public = repr(built.site).replace(repr(built.site.waiting), "")
    assert [t for t in ("Hidden plan", "Staff huddle", "Inner part") if t in public] == []


def test_a_preview_shows_them(build):
    built = build(day1=DAY, drafts=True)
    assert [s.session.title for s in built.slots] == [
        "Water",
        "Hidden plan",
        "Staff huddle",
        "Inner part",
    ]
    assert built.site.waiting == ()


def test_posts_wait_for_their_day(build):
    files = posts(
        one=POST.format(title="Out", keys="date: August 1, 2024"),
        two=POST.format(title="Dated", keys="date: October 15, 2024"),
        three=POST.format(
            title="Embargoed", keys="date: August 1, 2024\npublish on: October 15, 2024 8:00 am"
        ),
        four=POST.format(title="Draft", keys="draft: yes"),
    )
    built = build(**files)
    assert list(built.site.posts) == ["one"]
    assert [(w.title, w.reason, w.until and w.until.isoformat()) for w in built.site.waiting] == [
        ("Draft", "draft", None),
        ("Embargoed", "publish on", "2024-10-15T08:00:00-05:00"),
        ("Dated", "date", "2024-10-15T00:00:00-05:00"),
    ]


def test_a_post_is_out_from_its_minute_on(build):
    files = posts(one=POST.format(title="Out", keys="date: October 15, 2024"))
    assert list(build(as_of=datetime(2024, 10, 15, 4, 59, tzinfo=UTC), **files).site.posts) == []
    assert list(build(as_of=datetime(2024, 10, 15, 5, 0, tzinfo=UTC), **files).site.posts) == [
        "one"
    ]


def test_a_preview_marks_what_waits(build):
    files = posts(one=POST.format(title="Later", keys="date: October 15, 2024"))
    built = build(drafts=True, **files)
    assert [(id_, fact.draft) for id_, fact in built.site.post_facts.items()] == [("one", True)]


def test_a_post_takes_its_date_from_its_file(build):
    built = build(**{"posts/2024-08-15-news.md": POST.format(title="News", keys="kind: news")})
    assert [(i, f.published.isoformat()) for i, f in built.site.post_facts.items()] == [
        ("news", "2024-08-15T00:00:00-05:00")
    ]


def test_a_date_without_a_year_is_asked(build):
    built = build(**posts(one=POST.format(title="One", keys="date: October 15")))
    assert built.told("date-without-year") == [
        'content/posts/one.md:3:7 date-without-year: "October 15" does not say which year.'
    ]
    assert list(built.site.posts) == []


def test_what_waits_is_known_by_its_names_and_addresses(build):
    files = posts(one=POST.format(title="Later", keys="publish on: October 15, 2024"))
    assert build(day1=DAY, **files).site.held_back == (
        ("hidden plan", "later", "staff huddle"),
        (
            "/panels/hidden-plan/",
            "/panels/staff-huddle/",
            "/posts/one/",
            "/sessions/hidden-plan/",
            "/sessions/staff-huddle/",
            "posts/one",
            "posts/one.md",
        ),
    )
    assert build(day1=DAY, drafts=True, **files).site.held_back == ((), ())


def test_a_name_that_means_something_else_as_well_is_not_held_back(build):
    files = posts(one=POST.format(title="Later", keys="draft: yes"))
    built = build(**files, venues="- Later\n")
    assert built.site.held_back.names == ()


def test_private_people_have_no_entry(build):
    built = build(
        people="- name: Ida Stone\n  private: yes\n- name: Alma Reyes\n",
        day1="day: 1\nsessions:\n  - title: Water\n    speakers:\n      - Ida Stone\n",
    )
    assert list(built.site.people) == ["alma-reyes"]
    assert [p.name for p in built.slots[0].participations] == ["Ida Stone"]
    assert "ida stone" not in built.site.targets
    assert built.told("not-described") == []


def test_photos_of_those_who_asked_are_left_out(build):
    built = build(people="- name: Alma Reyes\n  photo: images/a.jpg\n  photo consent: no\n")
    assert built.site.people["alma-reyes"].record.photo is None
    assert built.told("photo-left-out", "missing-alt") == [
        (
            "content/people.yaml:2:10 photo-left-out: The photo of Alma Reyes is left out, "
            'since their entry says "photo consent: no".'
        )
    ]
