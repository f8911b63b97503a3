"""The list that the search page fetches: all there is, nothing that is held back, and small."""

import gzip
import json
import random

from made_pages import FULLER, made

from handbill.feeds.search import files


def index(viewed):
    """Return the entries of the list, by the title of their group."""
    (file,) = files(viewed.makers)
    assert file.path == "search/index.json"
    return {group["title"]: group["entries"] for group in json.loads(file.body)["groups"]}


def test_the_list_of_a_little_site(site):
    found = index(made(site.write(FULLER)))
    assert list(found) == [
        *("Sessions", "People", "Organizations", "Places", "Networks", "Tracks", "Series"),
        *("Recap and news", "Pages"),
    ]
    assert found["Sessions"][2:5] == [
        [
            "What libraries make possible",
            "/panels/what-libraries-make-possible/",
            "Panel · Lunch, provided, Tuesday, Oct 8, 12:00 pm, Main Library, Large Meeting Room",
            "Alma Reyes, Marcus Hill, Priya Nair, Center for Example Progress, residents, Libraries",
        ],
        [
            "Breakout sessions",
            "/sessions/breakout-sessions/",
            "Breakouts, Tuesday, Oct 8, 2:00 pm, Main Library",
        ],
        [
            "Reentry",
            "/sessions/reentry/",
            "Tuesday, Oct 8, 2:00 pm, Main Library, Conference Room A",
            "Reentry Leaders Network",
        ],
    ]
    assert found["People"] == [
        ["Marcus Hill", "/people/#marcus-hill"],
        [
            "Alma Reyes",
            "/people/alma-reyes/",
            "Digital Inclusion Manager, City of Riverton",
            "",
            "Works on inclusion.",
        ],
    ]
    assert found["Organizations"][0] == [
        *("City of Riverton", "/organizations/city-of-riverton/", "", "", "Our host."),
    ]
    assert found["Places"][:2] == [
        [
            "Main Library",
            "/venues/main-library/",
            "100 Example Street, Riverton, LA 70801",
            "",
            "Step-free entrance from the parking lot.",
        ],
        ["Technology Center", "/venues/technology-center/", "5 Example Avenue, Riverton, LA 70801"],
    ]
    assert found["Networks"][0] == [
        *("Reentry Leaders Network", "/networks/reentry-leaders-network/", "", ""),
        "People who lead reentry work.",
    ]
    assert found["Tracks"] == [["Libraries", "/tracks/#libraries"]]
    assert found["Recap and news"] == [
        [
            "Three days in Riverton",
            "/posts/three-days/",
            "Recap, October 15, 2024",
            "Alma Reyes",
            "Site visits, a panel and breakouts. · Day 1 · Day 2 · Final Thoughts",
        ]
    ]
    assert found["Pages"] == [["About", "/about/", "", "", "See the schedule."]]


def test_private_people_and_drafts_are_not_in_it(site):
    private = "- name: Alma Reyes\n- name: Marcus Hill\n  private: yes\n"
    draft = "---\ntitle: Held back\ndate: October 9, 2024\nauthor: Alma Reyes\ndraft: yes\n---\nWords.\n"
    viewed = made(
        site.write(FULLER | {"content/people.yaml": private, "content/posts/held-back.md": draft})
    )
    found = index(viewed)
    assert found["Sessions"][2][3] == (
        "Alma Reyes, Priya Nair, Center for Example Progress, residents, Libraries"
    )
    told = json.dumps(found)
    assert "Marcus" not in told
    assert "Held back" not in told
    assert "Held back" in json.dumps(index(made(site, drafts=True)))


def test_a_post_in_another_language_says_so(site):
    post = "---\ntitle: Tres días\ndate: October 9, 2024\nlanguage: es\n---\nPalabras.\n"
    found = index(made(site.write(FULLER | {"content/posts/tres-dias.md": post})))
    assert found["Recap and news"][-1][-2:] == ["Palabras.", "es"]


def test_it_stays_small_for_a_large_event(site):
    (file,) = files(made(site.write(large(500, 300, 200))).makers)
    groups = json.loads(file.body)["groups"]
    assert [(group["title"], len(group["entries"])) for group in groups] == [
        *(("Sessions", 500), ("People", 300), ("Recap and news", 200)),
    ]
    assert len(gzip.compress(file.body)) < 60_000


def large(sessions, people, posts):
    """Return a site of so many sessions, people and posts, in words that no packing makes small."""
    chance = random.Random(1)  # noqa: S311 - made up, and the same each time
    syllables = [a + b + c for a in "bdfgklmnprst" for b in "aeiou" for c in ("", "n", "r", "st")]
    words = ["".join(chance.sample(syllables, 2)) for _ in range(2500)]

    def text(count):
        return " ".join(chance.choices(words, k=count)).capitalize()

    names = [f"{text(1)} {text(1)} {at}" for at in range(people)]
    days = {}
    for day in range(1, 6):
        lines = [
            f"  - time: {8 + at // 10 % 4}:{at % 10 * 6:02d} am\n    title: {text(5)}\n"
            f"    summary: {text(15)}.\n    speakers:\n"
            + "".join(f"      - {name}\n" for name in chance.sample(names, 3))
            for at in range(sessions // 5)
        ]
        days[f"content/agenda/day-{day}.yaml"] = f"day: {day}\nsessions:\n" + "".join(lines)
    return {
        "content/event.yaml": (
            "name: Large Exchange\nstarts: October 1, 2024\ntime zone: America/Chicago\n"
        ),
        "content/people.yaml": "".join(
            f"- name: {name}\n  title: {text(3)}\n  bio: {text(20)}.\n" for name in names
        ),
        **days,
        **{
            f"content/posts/post-{at}.md": (
                f"---\ntitle: {text(6)} {at}\ndate: October {at % 9 + 1}, 2024\n---\n"
                f"{text(60)}.\n\n## {text(3)}\n\n{text(60)}.\n"
            )
            for at in range(posts)
        },
    }
