from made_pages import FULLER, SMALLEST, made, view


def configured(site, text, files=FULLER):
    return made(site.write(files | {"site_config.yaml": text}))


def told(viewed):
    return [
        (p.code, p.position.line, p.position.column, p.message, p.hint) for p in viewed.problems
    ]


def menu(viewed):
    return [link.text for link in view(viewed, "/").frame.menu]


def test_a_menu_as_typed_on_one_line_or_as_a_list(site):
    viewed = configured(site, "menu: About, recap, Places\n")
    assert (told(viewed), menu(viewed)) == ([], ["About", "Recap", "Places"])
    viewed = configured(site, "menu:\n  - Series\n  - schedule\n")
    assert (told(viewed), menu(viewed)) == ([], ["Series", "Schedule"])


def test_a_part_with_nothing_in_it_yet_may_be_named(site):
    viewed = configured(site, "menu: People, Schedule\n", SMALLEST)
    assert (told(viewed), menu(viewed)) == ([], ["Schedule"])


def test_a_name_in_the_menu_that_does_not_exist(site):
    viewed = configured(site, "menu:\n  - Schedule\n  - Abuot\n")
    message = 'The site has no "Abuot" for `menu`.'
    assert told(viewed) == [("unknown-part", 3, 5, message, 'Did you mean "About"?')]


def test_a_name_like_none_is_told_with_all_there_are(site):
    viewed = configured(site, "menu:\n  - Zebra crossings\n", SMALLEST)
    assert [found[-1] for found in told(viewed)] == [
        (
            "Write one of these: my agenda, networks, organizations, people, places, posts, "
            "schedule, search, series, tracks."
        )
    ]


def test_a_draft_in_the_menu_is_a_warning(site):
    page = {"content/pages/plan.md": "---\ntitle: Plan\ndraft: yes\n---\nWords.\n"}
    viewed = configured(site, "menu: Plan, Schedule\n", SMALLEST | page)
    assert [found[:3] for found in told(viewed)] == [("draft-linked", 1, 7)]


def test_the_sections_of_the_home_page(site):
    viewed = configured(site, "home sections: schedule, recap\n")
    assert (told(viewed), view(viewed, "/").sections) == ([], ("days", "posts"))
    viewed = configured(site, "home sections:\n  - netwoks\n")
    message = 'The site has no "netwoks" for `home sections`.'
    assert told(viewed) == [("unknown-part", 2, 5, message, 'Did you mean "networks"?')]


def test_a_recap_stands_before_the_days(site):
    assert view(made(site.write(SMALLEST)), "/").sections[:3] == ("about", "days", "posts")
    assert view(made(site.write(FULLER)), "/").sections[:3] == ("about", "posts", "days")
