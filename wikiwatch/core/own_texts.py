"""What the program writes on the wiki in the wiki's language, where `rules/texts.toml` says nothing else."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache

from wikiwatch.core.ruleset import TextRules
from wikiwatch.core.speech import Speaker

# At the beginning of what stands in place of a page, in every language: by it the program knows its own notice.
NOTICE_MARK = "__NOINDEX__\n<!-- wikiwatch: the text that stood here was taken down -->"

_LOG, _ID = "[[{log}]]", "{id}"


def in_words(texts: TextRules, speaker: Speaker) -> TextRules:
    """The texts of the rule file, with those of a language for each that is empty there."""
    given = asdict(texts)
    if all(given.values()):
        return texts
    own = asdict(own_texts(speaker))
    return TextRules(**{name: text or own[name] for name, text in given.items()})


@lru_cache(maxsize=16)
def own_texts(speaker: Speaker) -> TextRules:
    """All texts in one language, with the names in { } that are filled in when they are written."""
    say = speaker.say
    report = f"[[Special:NewSection/{{report}}|{say('summary-object')}]]"
    form = f"[{{form}} {say('notice-object')}]"
    revision = f"[[Special:Diff/{{revid}}|{say('summary-revision', number='{revid}')}]]"
    return TextRules(
        revert_summary=say("summary-revert", log=_LOG, id=_ID, object=report),
        hold_summary=say("summary-hold", log=_LOG, id=_ID, object=report),
        release_summary=say("summary-release", log=_LOG, id=_ID, revision=revision, author="{author}"),
        move_summary=say("summary-move", log=_LOG, id=_ID),
        file_summary=say("summary-file", log=_LOG, id=_ID),
        delete_summary=say("summary-delete", log=_LOG, id=_ID),
        undo_summary=say("summary-undo", log=_LOG, id=_ID),
        group_summary=say("summary-group", log=_LOG, id=_ID),
        log_summary=say("summary-log"),
        block_reason=say("summary-block", log=_LOG, id=_ID),
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
