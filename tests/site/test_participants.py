import pytest

PEOPLE = """\
- name: Alma Reyes
  also called: Al Reyes
  title: Digital Inclusion Manager
  organization: City of Riverton
  pronouns: she/her
- name: Marcus Hill
- name: Ida Stone
  private: yes
  title: Secret
"""
ORGANIZATIONS = """\
- name: City of Riverton
- name: Library Partners Network
- name: Cities Example
"""
EVENT = """\
name: Peer Exchange
starts: October 8, 2024
time zone: America/Chicago
networks:
  - Reentry Leaders Network
"""


def people(build, typed):
    built = build(
        event=EVENT,
        people=PEOPLE,
        organizations=ORGANIZATIONS,
        day1=f"""\
day: 1
sessions:
  - time: 9:00 am - 10:00 am
    title: Water
    panelists: {typed}
""",
    )
    found = [
        (p.kind, p.name, p.title, p.organization, p.person_id, p.organization_id)
        for p in built.slots[0].participations
    ]
    return built, found


ALMA = (
    "person",
    "Alma Reyes",
    "Digital Inclusion Manager",
    "City of Riverton",
    "alma-reyes",
    "city-of-riverton",
)
MARCUS = ("person", "Marcus Hill", "", "", "marcus-hill", "")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ALMA  reyes", [ALMA]),
        ("Al Reyes", [ALMA]),
        ("TBA", []),
        ("Alma Reyes and Marcus Hill", [ALMA, MARCUS]),
        ("Alma Reyes & Jo Doe", [ALMA, ("person", "Jo Doe", "", "", "", "")]),
        ("Alma Reyes; Marcus Hill", [ALMA, MARCUS]),
        ("Alma Reyes, Marcus Hill", [ALMA, MARCUS]),
        ("Alma Reyes, City of Riverton", [ALMA]),
        (
            "Jo Doe, City of Riverton",
            [("person", "Jo Doe", "", "City of Riverton", "", "city-of-riverton")],
        ),
        (
            "Jo Doe, Clerk, City of Riverton",
            [("person", "Jo Doe", "Clerk", "City of Riverton", "", "city-of-riverton")],
        ),
        (
            "City of Riverton, Cities Example",
            [
                ("organization", "City of Riverton", "", "", "", "city-of-riverton"),
                ("organization", "Cities Example", "", "", "", "cities-example"),
            ],
        ),
        ("Jo Doe (Elsewhere)", [("person", "Jo Doe", "", "Elsewhere", "", "")]),
        (
            "\n      - Alma Reyes, Mayor",
            [
                (
                    "person",
                    "Alma Reyes",
                    "Mayor",
                    "City of Riverton",
                    "alma-reyes",
                    "city-of-riverton",
                )
            ],
        ),
        (
            "\n      - Alma Reyes, Fellow, Elsewhere",
            [("person", "Alma Reyes", "Fellow", "Elsewhere", "alma-reyes", "")],
        ),
        (
            "\n      - Jo Doe, Clerk, Elsewhere",
            [("person", "Jo Doe", "Clerk", "Elsewhere", "", "")],
        ),
        ("\n      - Dr. Alma Reyes, PhD", [("person", "Dr. Alma Reyes, PhD", *ALMA[2:])]),
        (
            "\n      - Reentry Leaders Network",
            [("organization", "Reentry Leaders Network", "", "", "", "")],
        ),
        ("\n      - group: residents", [("group", "residents", "", "", "", "")]),
        (
            "\n      - organization: City of Riverton",
            [("organization", "City of Riverton", "", "", "", "city-of-riverton")],
        ),
        ("\n      - Ida Stone", [("person", "Ida Stone", "", "", "", "")]),
    ],
)
def test_who_an_entry_means(build, typed, expected):
    built, found = people(build, typed)
    assert found == expected
    assert built.told("people-asked", "near-person", "near-organization") == []


@pytest.mark.parametrize(
    "typed",
    ["Alma Reyes, Mayor", "Jo Doe, Clerk, Elsewhere", "Alma Reyes, Marcus Hill, City of Riverton"],
)
def test_a_line_with_two_readings_is_asked(build, typed):
    built, _ = people(build, typed)
    count = len(typed.split(","))
    assert built.told("people-asked") == [
        f'content/agenda/day-1.yaml:5:16 people-asked: "{typed}" can be one person or {count} people.'
    ]


def test_both_readings_are_there_to_paste(build):
    built, _ = people(build, "Alma Reyes, Mayor")
    assert built.hints("people-asked") == [
        "Write one person as\npanelists:\n  - Alma Reyes, Mayor\nor 2 people as\npanelists:\n  - Alma Reyes\n  - Mayor"
    ]


@pytest.mark.parametrize(
    ("typed", "several"),
    [
        ("Jo Doe, Ida Stone, and José Núñez", ["Jo Doe", "Ida Stone", "José Núñez"]),
        ("Jo Doe, Ida Stone and José Núñez", ["Jo Doe", "Ida Stone", "José Núñez"]),
        ("Jo Doe, Fellow, Health and Safety", ["Jo Doe", "Fellow", "Health and Safety"]),
    ],
)
def test_the_word_before_the_last_name_is_no_part_of_it(build, typed, several):
    built, _ = people(build, typed)
    assert built.hints("people-asked") == [
        f"Write one person as\npanelists:\n  - {typed}\nor 3 people as\npanelists:\n"
        + "\n".join(f"  - {name}" for name in several)
    ]


def test_names_near_listed_ones_are_warnings(build):
    built, _ = people(build, "\n      - Alma Reyez (City of Rivertom)")
    assert built.told("near-person", "near-organization") == [
        (
            'content/agenda/day-1.yaml:6:9 near-organization: "City of Rivertom" is no '
            'listed organization, but "City of Riverton" is.'
        ),
        'content/agenda/day-1.yaml:6:9 near-person: "Alma Reyez" is no listed person, but "Alma Reyes" is.',
    ]
    assert built.hints("near-person") == [
        'Write "Alma Reyes". If it is another one, add it to people.yaml.'
    ]


def test_names_not_described_are_told_once(build):
    built, _ = people(build, "\n      - Jo Doe\n      - Kim Ray\n      - Jo  doe")
    assert built.told("not-described") == [
        'content/agenda/day-1.yaml:6:9 not-described: 2 people are used but not described: "Jo Doe", "Kim Ray".'
    ]
    assert built.hints("not-described") == [
        "To describe them, add to people.yaml:\n- name: Jo Doe\n- name: Kim Ray"
    ]
