"""What the program writes on the wiki in the wiki's language, where `rules/texts.toml` says nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache

from wikiwatch.core.ruleset import TextRules
from wikiwatch.core.speech import Speaker

# At the beginning of what stands in place of a page, in every language: by it the program knows its own notice.
NOTICE_MARK = "__NOINDEX__\n<!-- wikiwatch: the text that stood here was taken down -->"

SUMMARY_LIMIT = 500  # characters (code points): where MediaWiki cuts summaries and reasons, see its CommentStore
ELLIPSIS = "…"

_LOG, _ID = "[[{log}]]", "{id}"
# MediaWiki sends each who clicks it on to a talk page of their own, the only page that most blocks leave open.
_OWN_TALK = "Special:NewSection/Special:MyTalk"
_NAME = re.compile(r"\{([a-z]+)\}")
_LINK_TO_LOG = re.compile(r"\[\[\{log\}(?:\|[^\]]*)?\]\]|\{log\}")


def in_words(texts: TextRules, speaker: Speaker) -> TextRules:
    """The texts of the rule file, with those of a language for each that is empty there."""
    given = asdict(texts)
    if all(given.values()):
        return texts
    own = asdict(own_texts(speaker))
    return TextRules(**{name: text or own[name] for name, text in given.items()})


def filled(template: str, values: Mapping[str, str]) -> str:
    """A text with the names in { } filled in; a name that is not given stays, and what is filled in is not read."""
    return _NAME.sub(lambda match: values.get(match[1], match[0]), template)


def filled_summary(template: str, values: Mapping[str, str]) -> str:
    """The same for a summary or a reason, which MediaWiki does not have to cut: the link to object stays whole.

    What gives way first is the link to the log, where the id finds the decision all the same, and then the beginning.
    """
    text = filled(template, values)
    if len(text) > SUMMARY_LIMIT:
        text = filled(_LINK_TO_LOG.sub(ELLIPSIS, template), values)
    return text if len(text) <= SUMMARY_LIMIT else ELLIPSIS + text[1 - SUMMARY_LIMIT :]


@lru_cache(maxsize=16)
def own_texts(speaker: Speaker) -> TextRules:
    """All texts in one language, with the names in { } that are filled in when they are written."""
    say = speaker.say
    report = f"[[Special:NewSection/{{report}}|{say('summary-object')}]]"
    own_talk = f"[[{_OWN_TALK}|{say('summary-own-talk')}]]"
    form = f"[{{form}} {say('notice-object')}]"
    revision = f"[[Special:Diff/{{revid}}|{say('summary-revision', number='{revid}')}]]"
    return TextRules(
        revert_summary=say("summary-revert", log=_LOG, id=_ID, object=report),
        hold_summary=say("summary-hold", log=_LOG, id=_ID, object=report),
        release_summary=say("summary-release", log=_LOG, id=_ID, revision=revision, author="{author}"),
        move_summary=say("summary-move", log=_LOG, id=_ID, object=report),
        file_summary=say("summary-file", log=_LOG, id=_ID, object=report),
        delete_summary=say("summary-delete", log=_LOG, id=_ID, object=report),
        undo_summary=say("summary-undo", log=_LOG, id=_ID),
        group_summary=say("summary-group", log=_LOG, id=_ID, object=report),
        log_summary=say("summary-log"),
        block_reason=say("summary-block", log=_LOG, id=_ID, object=report, talk=own_talk),
        hold_notice=_notice(say("notice-hold", log=_LOG, id=_ID), form, say("notice-hold-category")),
        deletion_request=_notice(say("notice-delete", log=_LOG, id=_ID), form, say("notice-delete-category")),
        report_summary=say("report-summary"),
        report_page=_report_page(speaker),
        report_preload=f"{say('report-decision', id='$1')}\n\n<!-- {say('report-hint')} -->",
    )


def _notice(words: str, form: str, category: str) -> str:
    return f"{NOTICE_MARK}\n''{words} {form}''\n\n[[Category:{category}]]"


def _report_page(speaker: Speaker) -> str:
    intro = speaker.say("report-intro", most=10_000)
    link = f"[{{form}} {speaker.say('report-form')}]"
    return f"__NOINDEX__\n''{intro}''\n\n{speaker.say('report-how', form=link, log=_LOG)}"
