"""The typefaces of a site: its own, or the visitor's."""

import pytest
from made_pages import SMALLEST, made, view


@pytest.mark.parametrize(
    ("config", "font"),
    [
        pytest.param("", "handbill", id="not said"),
        pytest.param("font: handbill\n", "handbill", id="its own"),
        pytest.param("font: system\n", "system", id="the visitor's"),
        pytest.param("look: festival\n", "handbill", id="another look"),
        pytest.param("look: plain\n", "system", id="the plain look has none"),
        pytest.param("look: plain\nfont: handbill\n", "system", id="also where it is asked for"),
    ],
)
def test_whose_typefaces_are_shown(site, config, font):
    site.write({**SMALLEST, "site_config.yaml": config})
    assert view(made(site), "/").frame.font == font
