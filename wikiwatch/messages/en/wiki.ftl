# What the program writes on the wiki: the log page, the accuracy page, summaries and notices.

## The log page

log-intro = This page is written by wikiwatch, newest decision first. It shows nothing of what was taken down; the diffs do.
log-time = Time (UTC)
log-diff = Diff
log-author = Author
log-trust = Trust
log-reasons = Reasons
log-outcome = Outcome
log-due = Due
log-older = Older decisions: { $pages }
# Opens the form with which anybody says that a decision was a mistake.
log-wrong = wrong?
log-id = id { $id }
# The kind of evidence, where no more may be told.
log-class = found: { $name }
log-class-general = various signs
# In place of the name of what was found.
log-not-public = not public
log-overturned = { $outcome }, overturned by a person
log-came-of = { $action }: { $status }
log-not-done = { $action }, waits for a person: { $why }
log-due-at = { $action }: { $at }
log-mistakes = { $count ->
    [one] The rules have { $count } mistake since { $since } (UTC): version { $version } goes on.
   *[other] The rules have { $count } mistakes since { $since } (UTC): version { $version } goes on.
}
log-aside = { $count ->
    [one] { $count } rule of the wiki's own is set aside since { $since } (UTC): { $command } tells which, and why.
   *[other] { $count } rules of the wiki's own are set aside since { $since } (UTC): { $command } tells which, and why.
}
log-set-back = The program’s records were restored from a copy, or saved from a damaged file: from { $since } to { $until } (UTC) they may lack something. What it did then is read from the wiki; what is in doubt waits for a person.
log-changes-aside = { $count ->
    [one] { $count } change could not be judged and is set aside: nobody has looked at it. { $command } tells which.
   *[other] { $count } changes could not be judged and are set aside: nobody has looked at them. { $command } tells which.
}
log-needed = Something waits for a person who looks after wikiwatch: { $command } tells what.
log-budget = { $count ->
    [one] The budget { $budget } is used up, and { $count } action waits.
   *[other] The budget { $budget } is used up, and { $count } actions wait.
}
log-rule-stopped = The rule { $rule } only lists, because people overturned it. { $command } lets it act again.
log-heartbeat = { $hours ->
    [one] It looked last at { $at } (UTC); this line is renewed every hour at least.
   *[other] It looked last at { $at } (UTC); this line is renewed every { $hours } hours at least.
}
log-nothing-seen = No change since { $since } (UTC), which is longer than usual: can people still edit?
log-no-action = Nothing was done since { $since } (UTC), which is longer than usual: is what should be caught still caught?

## The accuracy page

accuracy-summary = How the rules did
accuracy-intro = This page is written by wikiwatch, once a week; its history is the archive. It names no author and shows no edit.
accuracy-how = How to read it: actions are what the program did: texts taken down, moves taken back, blocks and the like. Overturned: people put it back, lifted or cancelled it, or cleared the author. Reported: somebody objected. Waiting: the program took the text down, and nobody has said yet whether that was right. The precision is the share of authors, of those about whom people spoke, whom the program met rightly: whoever was wronged once counts as wronged; in brackets stands the interval that holds it with 95 % certainty, which is wide where few were counted. Two numbers in a cell are those of this week and of all time. What is still to be carried out is not counted.
accuracy-bounds = From { $start } to { $end } (UTC), and since { $watched }.
accuracy-version = Rules: version { $version }.
accuracy-week = This week
accuracy-ever = All time
accuracy-judged = Changes judged
accuracy-actions = Actions
accuracy-overturned = Overturned
accuracy-confirmed = Confirmed
accuracy-reported = Reported
accuracy-waiting = Waiting
accuracy-precision = Precision
accuracy-median-program = Median time until the program took an edit down
accuracy-median-people = Median time until people undid one, where they came first
accuracy-weeks = The last weeks
accuracy-weeks-how = What people said later of a week's edits is counted in that week.
accuracy-until = Until
accuracy-median = Median time
accuracy-rows = Rows of policy.toml
accuracy-signs = Signs of points.toml
accuracy-rule = Rule
accuracy-hits = Hits
accuracy-last-hit = Last hit
accuracy-nothing = None has found anything yet.
accuracy-more = And so many more: { $count }.
accuracy-looks = What needs a look
accuracy-unused = Unused for 90 days: { $count }
accuracy-stopped = Rows that only list because people overturned them: { $count }
accuracy-ending = Ended, or ends within 30 days: entries of the lists { $entries }, rules of the wiki's own { $rules }.
accuracy-end = Rules of the wiki's own are named here once the log page names them. Rows that would tell in which state an author is, or on which list, count only in the totals. For all figures, on the machine on which wikiwatch runs: { $command }, with { $csv } for a spreadsheet, or { $json }.
# A share of authors in per cent, the ends of its interval, and of how many it is.
accuracy-share = { $share } % ({ $low } to { $high }), { $hits } of { $total } authors

## Summaries of edits, of at most 200 characters; everybody reads them, the author too, who may be innocent

summary-revert = Taken down as a likely test or advert; reasons: { $log } ({ $id }). { $object }
summary-hold = Held until a person has looked; the text is kept: { $log } ({ $id }). { $object }
# A link to the form for objections.
summary-object = Was this wrong? Say so
# Who puts a text back has not written it. A review that nobody had to answer puts texts back, too.
summary-release = Put back after a second look: { $revision } by { $author }; { $log } ({ $id })
summary-revision = revision { $number }
# In place of a name that could do harm by itself.
summary-its-author = its author
summary-log = Latest decisions
summary-move = Moved back: the move looked unwanted; reasons: { $log } ({ $id }). { $object }
summary-file = Brought the earlier version back: the new one looked unwanted; reasons: { $log } ({ $id }). { $object }
summary-delete = Made by an author of unwanted pages, and nobody else wrote on it; see { $log } ({ $id }). { $object }
summary-undo = Taken back after a second look: { $log } ({ $id })
summary-group = Follows the account's trust here; see { $log } ({ $id }). { $object }
summary-block = Unwanted links; see { $log } ({ $id }). { $object }; { $talk }
# A link to the own talk page of whoever reads it; it goes on from the link to the form for objections.
summary-own-talk = or, while blocked, on your own talk page

## What stands in place of a new page that was taken down, and the name of the category that gathers such pages

notice-hold = This new page waits until a person has looked at it. Nothing is lost: its text is kept, stands in the history, and comes back as soon as somebody releases it. Decision { $id } on { $log }.
notice-hold-category = Pages held for review
notice-delete = This new page looked like a test or an advert, and its text was taken down. An administrator is asked to delete it, or to put the text back from the history. Decision { $id } on { $log }.
notice-delete-category = Candidates for deletion
notice-object = Is this a mistake? Say so.

## The page on which people say that something was wrong

report-summary = Where mistakes of this program are reported
report-intro = Here people say that wikiwatch, a program that looks after this wiki, was wrong. It takes down nothing that is written here, unless somebody writes more than { $most } characters; people read all of it.
report-how = If an edit was taken down by mistake, please { $form }, with the id of the decision if you know it: it stands in the history of the page, and on { $log }. You need not explain much, and you need no account. Whoever is blocked can say it on their own talk page.
# A link, in the sentence above.
report-form = say so
report-decision = Decision: { $id }
report-hint = What was right about the edit? Please don't repeat its links: the id is enough to find them.
