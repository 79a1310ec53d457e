"""Whether a text that was taken down from a page stands there again."""

from __future__ import annotations

from wikiwatch.core.links import links
from wikiwatch.core.pieces import KEPT, TAKEN_OUT, Page, pieces
from wikiwatch.core.takedown import put_back
from wikiwatch.core.text import added


def stands_again(page_before: str, page_after: str, before: str, held: str) -> bool:
    """Whether an edit of a page, from one text to another, brought back what had made `held` of `before`.

    It did where putting it back would change the page before the edit, and changes nothing after it: then it stands
    in its place. Elsewhere on the page, or between other words, nearly all of what had been added has to be there,
    each link with it: whoever brings a text back without its advert says that the advert was one. Where something was
    only removed, the page has to be as it was then: whoever puts old talk into an archive, or shortens an article,
    takes out by chance what a vandal had taken out.
    """
    new = added(before, held)
    if not new.passages:
        return page_after == held != page_before
    if put_back(page_after, before, held, "") == page_after:
        return put_back(page_before, before, held, "") != page_before
    looked_for = pieces(new.passages)
    if not looked_for or Page(page_before).share_left(looked_for) > TAKEN_OUT:
        return False
    targets = {link.target for link in links(page_after)} if new.links else set()
    return Page(page_after).share_left(looked_for) >= KEPT and all(link.target in targets for link in new.links)
