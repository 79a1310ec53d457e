"""The commands by name, without what they do: a command's module is imported when the command is asked for.

`--help` lists them all and imports none: so each has here the first paragraph of its own help, word by word.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """Where a command is: the module of this package that has it in its COMMANDS, and what it does."""

    module: str
    help: str


# Those of `wikiwatch`.
COMMANDS = {
    "audit": Entry("audit", "Every decision: who, when, what, about what and why; oldest first."),
    "backup": Entry("backup", "Copy the database, the rules and the settings into one file, while the daemon runs."),
    "cases": Entry("cases", "Campaigns by several accounts and addresses; say whether they are some."),
    "cleanup": Entry("cleanup", "Take down all that a confirmed spammer or campaign did."),
    "demo": Entry(
        "sandbox",
        "Show the main job on a real MediaWiki: visitors come, wikiwatch watches, a table tells what stands.",
    ),
    "detect": Entry(
        "detect",
        "Judge texts, one a line of FILE (- for the standard input), as a newcomer's additions to an empty page.",
    ),
    "doctor": Entry("set_up", "Look at everything that a run needs. Exit code 1 if it can't run."),
    "due": Entry("decide", "What is planned and when; say yes or no to it."),
    "explain": Entry("explain", "The whole reckoning of a change, an author, a domain, a campaign or a network."),
    "feed": Entry("messages", "The newest decisions as an RSS feed, with what anybody may read on the log page."),
    "health": Entry(
        "show", "Whether a run is alive: exit code 1 where none came to the end of a round within the last hour."
    ),
    "init": Entry("set_up", "Set up a home folder for one wiki. Files that exist are kept."),
    "log": Entry("show", "What was decided about each change, newest first."),
    "messages": Entry("messages", "What was told by message, newest first, what waits, and what could not be sent."),
    "repair": Entry(
        "repair", "Look whether the database is sound; set a damaged one aside and save what can be read of it."
    ),
    "replay": Entry(
        "replay",
        "Judge every revision of a MediaWiki XML export, in order of time. Nothing is written but the answer.",
    ),
    "restore": Entry(
        "backup", "Put a back-up into the home folder. What stands there is set aside in a folder of its own."
    ),
    "review": Entry("review", "What waits for a person, oldest first: release it or confirm it."),
    "rules": Entry(
        "rules",
        "Check the rules, see how they do, bring them up to date, show the lists; let a stopped rule act again.",
    ),
    "run": Entry("run", "Watch the wiki: judge, log and plan; with --enforce, act."),
    "sandbox": Entry("sandbox", "A practice wiki: a real MediaWiki on this machine, to try rules on."),
    "site": Entry(
        "sites",
        "Who brought a domain or telephone number here first, what became of it, when the wiki refused it.",
    ),
    "start": Entry("stop", "Let it write again after `wikiwatch stop`. The run page must say yes as well."),
    "status": Entry("show", "How far it has read, what it decided, what waits, and who is flagged."),
    "stop": Entry(
        "stop",
        "Write nothing on the wiki from now on, also in a program that runs. Actions wait; reading and judging go on.",
    ),
    "undo": Entry("undo", "Take back what wikiwatch did: texts, moves, files, deletions, blocks."),
    "wasted": Entry(
        "wasted",
        "Show how much time those wasted who were caught: in all, by day, by author and by campaign.",
    ),
    "web": Entry("web", "Show the dashboard: the review queue, one page a case, and how the watch is doing."),
}

# Those of `wikiwatch rules` that have a module of their own.
OF_RULES = {
    "add": Entry(
        "rules_sets",
        "Append a ready-made set to your own.toml: nothing else of the file changes, and every rule is only noted.",
    ),
    "pages": Entry(
        "rules_pages",
        "Show the wiki's pages that stand for rule files: which revision is in force, whose newer ones don't count.",
    ),
    "preview": Entry(
        "rules_preview",
        "Try one number of the rules with several values: what each would catch a day on this wiki, and whom wrong.",
    ),
    "promote": Entry(
        "rules_promote",
        "Let a rule act that only notes, if it meets the criteria in `[promotion]` of review.toml. Exit code 1 if not.",
    ),
    "review": Entry(
        "rules_review",
        "The latest hits of a rule in its present wording, and what people say of each: right, wrong, or nothing yet.",
    ),
    "sets": Entry(
        "rules_sets",
        "Show the ready-made sets of rules, what each is for, and its rules; NAME shows one with reasons and samples.",
    ),
    "try": Entry(
        "rules_try",
        "Try changed rules beside those in force, and show what would be other. Nothing is changed.",
    ),
    "watch": Entry(
        "rules_promote",
        "Put a rule, row or sign into log-only mode: it is named, and does nothing. Its file says `act = false`.",
    ),
}
