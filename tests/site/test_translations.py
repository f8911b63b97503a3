WORDS = "---\ntitle: {title}\n{keys}---\nWords.\n"


def page(title, keys=""):
    return WORDS.format(title=title, keys=keys)


def test_a_translation_names_the_page_it_translates(build):
    built = build(
        **{
            "pages/travel.md": page("Travel"),
            "pages/viaje.md": page("Viaje", "language: Spanish\ntranslation of: travel\n"),
        }
    )
    assert built.told("unknown-translation", "draft-linked") == []


def test_a_translation_of_nothing_is_an_error(build):
    built = build(
        **{
            "pages/travel.md": page("Travel"),
            "pages/viaje.md": page("Viaje", "translation of: Travle\n"),
        }
    )
    assert built.told("unknown-translation") == [
        'content/pages/viaje.md:3:17 unknown-translation: No page of this site is called "Travle".'
    ]
    assert built.hints("unknown-translation") == ['Write "Travel".']


def test_a_translation_of_a_draft_is_a_warning(build):
    built = build(
        **{
            "pages/travel.md": page("Travel", "draft: yes\n"),
            "pages/viaje.md": page("Viaje", "translation of: Travel\n"),
        }
    )
    assert built.told("unknown-translation") == []
    assert built.told("draft-linked") == [
        (
            'content/pages/viaje.md:3:17 draft-linked: "Travel" is named here but not published, '
            "so it is not linked."
        )
    ]
