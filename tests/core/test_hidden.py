"""What nobody can see is known as hidden, and what is only styled is not."""

from __future__ import annotations

import pytest

from wikiwatch.core.hidden import Hidden
from wikiwatch.core.links import links


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!-- X -->", "comment"),
        ("<!-- X without an end", "comment"),
        ("<nowiki>X</nowiki>", "nowiki"),
        ("<NoWiki >X</nowiki>", "nowiki"),
        ('<div style="display:none">X</div>', "css"),
        ("<div style='DISPLAY : None ;'>X</div>", "css"),
        ("<span style=display:none>X</span>", "css"),
        ('<span style="dis/* */play:no\\6e e">X</span>', "css"),
        ('<span style="&#100;isplay:none">X</span>', "css"),
        ('<span style="visibility: hidden">X</span>', "css"),
        ('<span style="font-size:0">X</span>', "css"),
        ('<span style="font-size: 1px">X</span>', "css"),
        ('<span style="font-size:0.1em">X</span>', "css"),
        ('<span style="opacity: 0.0">X</span>', "css"),
        ('<p style="position:absolute; left:-9999px">X</p>', "css"),
        ('<p style="text-indent:-999em">X</p>', "css"),
        ('<div style="overflow:auto; height: 1px;">X</div>', "css"),
        ('<div style="width:0;overflow:hidden">X</div>', "css"),
        ('<span style="color:white">X</span>', "css"),
        ('<span style="color:#FFF;background:#ffffff">X</span>', "css"),
        ('<span style="color:#eee; background-color:#eee">X</span>', "css"),
        ('<font color="white">X</font>', "css"),
        ("<div hidden>X</div>", "css"),
        ('<div style="display:none"><div>a</div>X</div>', "css"),
        ('<div style="display:none">X', "css"),
        ('<nowiki><div style="display:none"></nowiki>X', ""),
        ("<nowiki/>X", ""),
        ("<nowiki>X", ""),
        ("<!-- a -->X", ""),
        ('<div style="display:none">a</div>X', ""),
        ('<div style="display:none"/>X', ""),
        ('<div style="display:block; font-size:0.9em; opacity:0.8">X</div>', ""),
        ('<span style="font-size:10px">X</span>', ""),
        ('<span style="font-size:1em">X</span>', ""),
        ('<span style="color:white;background:navy">X</span>', ""),
        ('<div style="background:navy">\n<span style="color:white">X</span></div>', ""),
        ('<div class="hidden">X</div>', ""),
        ('<div style="overflow:hidden; width:100px">X</div>', ""),
        ('<div style="height:1px">X</div>', ""),
        ('<div style="margin-left:-20px; line-height:1">X</div>', ""),
    ],
)
def test_what_hides_a_place_is_known(text: str, kind: str) -> None:
    assert Hidden(text).of(text.index("X")) == kind


def test_a_link_knows_that_it_is_hidden_even_lines_away() -> None:
    text = 'http://a.example\n<div style="display:none">\n\n* http://b.example\n</div>\nhttp://c.example'
    assert [link.hidden for link in links(text)] == ["", "css", ""]
