"""A recap: its closing section, and the agenda beside it."""

from made_pages import FULLER, SMALLEST, made, view

POST = "content/posts/2024-10-15-three-days.md"


def recap(site, *changes):
    typed = FULLER[POST]
    for before, after in changes:
        typed = typed.replace(before, after)
    return view(made(site.write({**FULLER, POST: typed})), "/posts/three-days/")


def test_final_thoughts_are_set_apart(site):
    page = recap(site)
    assert page.closing == '<h2 id="final-thoughts">Final Thoughts</h2>\n<p>Thanks.</p>'
    assert page.body.endswith("<p>Table talk.</p>")
    assert [link.text for link in page.contents] == ["Day 1", "Day 2", "Final Thoughts"]


def test_a_recap_of_one_day_stands_beside_its_agenda_on_its_stock(site):
    page = recap(site, ("covers: day 1", "covers: day 2"))
    assert page.agenda == "Wednesday's agenda (5)"
    assert [len(day.sessions) for day in page.covers] == [5]
    assert page.frame.stock == 2


def test_a_recap_of_all_days_stands_beside_the_agenda_of_a_small_event(site):
    page = recap(site, ("covers: day 1", "covers: all"))
    assert (page.agenda, page.frame.stock) == ("The agenda (12)", 0)
    assert [day.number for day in page.covers] == [1, 2]


def test_a_recap_of_named_sessions_says_that_it_is_about_them(site):
    page = recap(site, ("covers: day 1", "covers: Sustaining safety work"))
    assert page.agenda == "What this is about"
    assert [line.title for day in page.covers for line in day.sessions] == [
        "Sustaining safety work"
    ]


def test_a_recap_of_a_large_event_does_not_stand_beside_all_of_it(site):
    sessions = "".join(
        f"  - {9 + n // 6}:{n % 6}0 am - {9 + n // 6}:{n % 6}5 am: Talk {n}\n" for n in range(18)
    )
    late = "".join(
        f"  - {1 + n // 6}:{n % 6}0 pm - {1 + n // 6}:{n % 6}5 pm: Word {n}\n" for n in range(7)
    )
    event = SMALLEST["content/event.yaml"].replace(
        "  - 9:00 am - 10:00 am: Breakfast\n", sessions + late
    )
    post = "---\ntitle: All of it\ndate: October 15, 2024\nkind: recap\ncovers: all\n---\nMuch.\n"
    site.write({"content/event.yaml": event, "content/posts/2024-10-15-all.md": post})
    page = view(made(site), "/posts/all/")
    assert page.covers == ()
