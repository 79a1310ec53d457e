# The further pages of the dashboard: campaigns, accounts, domains, rules, planned blocks, what still stands, time wasted.

pages-case-nav = Campaigns
pages-case-what = Edits that several accounts or addresses made and that belong together. From two edits on, the newest first.
pages-case-state = State
pages-case-size = Size
pages-case-edits = Edits
pages-case-hands = Accounts and addresses
pages-case-first = First seen (UTC)
pages-case-last = Last seen (UTC)
pages-case-by-person = Decided by
pages-case-why-suspected = Edits of several hands are tied; not enough of them are gone to confirm it.
pages-case-why-confirmed = Enough of its edits, by enough hands, were undone by people or taken down.
pages-case-why-dismissed = A person said that it is none.
pages-case-why-expired = No new edit came for so long that it was closed.
pages-case-unknown = There is no campaign of that number, or fewer than two of its edits are left.
pages-case-do-confirm = It is a campaign
pages-case-do-dismiss = It is none
pages-case-will-confirm = { $count ->
    [one] Its { $count } edit counts as confirmed spam, and speaks against its author. From now on, the next edit that fits it is taken down, whoever made it.
   *[other] Its { $count } edits count as confirmed spam, and speak against their authors. From now on, the next edit that fits them is taken down, whoever made it.
}
pages-case-will-dismiss = { $count ->
    [one] Its text, domain and telephone number never make a campaign again. The { $count } edit is put back if it was taken down for the sake of the campaign alone.
   *[other] Its texts, domains and telephone numbers never make a campaign again. Of its { $count } edits, those are put back that were taken down for the sake of the campaign alone.
}
pages-case-more = { $count ->
    [one] And { $count } more.
   *[other] And { $count } more.
}
pages-case-ties = What ties it together
pages-case-no-ties = The ties are not kept.
pages-case-in-edits = { $count ->
    [one] in { $count } edit
   *[other] in { $count } edits
}
pages-case-tie-text = the texts are alike
pages-case-tie-domain = they lead to the same site, which nobody trusted uses here
pages-case-tie-contact = they give the same telephone number or e-mail address
pages-case-tie-undone = an earlier one was undone or taken down
pages-case-tie-summary = the edit summary is the same
pages-case-tie-network = they come from the same network
pages-case-tie-name = the user names are formed alike
pages-case-tie-page = they are on the same page
pages-case-tie-time = they came within an hour or a day
pages-case-tie-form = links and text are laid out alike
pages-case-tie-landing = the links lead to pages of the same shape
pages-case-tie-place = they stand in the same place of the text
pages-case-days = Edits by day
pages-case-days-what = By what became of them, at most the latest 60 days.
pages-case-days-below = The numbers stand in the table below.
pages-case-day = Day
pages-case-fate-undone = undone by people
pages-case-fate-down = taken down, or to be
pages-case-fate-stands = nothing done
pages-case-authors = Authors
pages-case-domains = Domains
pages-case-pages = Pages
pages-case-page = Page
pages-case-strings = Strings
pages-case-planned = Planned
pages-case-its-edits = Its edits

pages-bulk-release = Release all that waits
pages-bulk-spam = All that waits is spam
pages-bulk-list = What it is about
pages-bulk-which = { $count ->
    [one] This { $count } entry waits and will be decided.
   *[other] These { $count } entries wait and will be decided.
}
pages-bulk-more = { $count ->
    [one] { $count } more comes after them.
   *[other] { $count } more come after them.
}
pages-bulk-apart = { $count ->
    [one] { $count } block, deletion, change of group or proposal waits too. It takes an answer of its own, in most cases an operator’s, and is left out here.
   *[other] { $count } blocks, deletions, changes of groups or proposals wait too. Each takes an answer of its own, in most cases an operator’s, and they are left out here.
}
pages-bulk-in-queue = To the review queue
pages-bulk-will = What it means
pages-bulk-do-release = { $count ->
    [one] Release { $count } entry
   *[other] Release all { $count }
}
pages-bulk-do-spam = { $count ->
    [one] { $count } entry is spam
   *[other] All { $count } are spam
}
pages-bulk-done = { $count ->
    [one] { $count } entry was decided.
   *[other] { $count } entries were decided.
}
pages-bulk-changed = Something has changed meanwhile. Nothing was done yet: look again.
pages-bulk-nothing = Nothing waits here that can be decided so.
pages-bulk-cleanup = Take all down…
pages-bulk-cleanup-what = Edits that still stand, pages, moves and uploads. Of a campaign also all that those of its authors did who are silenced or blocked.
pages-bulk-unsaid = No person has confirmed yet that this is spam.
pages-bulk-cleared = A person cleared this author. Whoever goes on says the contrary.
pages-bulk-confirm = I confirm that this is spam: it counts against its authors, and whoever is named here is silenced.
pages-bulk-deed = Deed
pages-bulk-state-open = to do
pages-bulk-state-done = done
pages-bulk-state-waits = waits
pages-bulk-state-failed = failed
pages-bulk-state-left = left
pages-bulk-not-shown = { $count ->
    [one] { $count } of them is not shown.
   *[other] { $count } of them are not shown.
}
pages-bulk-take-down = { $count ->
    [one] Take down { $count } item
   *[other] Take down { $count } items
}
pages-bulk-nothing-down = There is nothing to take down.

pages-domain-nav = Domains
pages-domain-what = Domains, telephone numbers and e-mail addresses that edits brought. The numbers are of the latest 200 edits of each.
pages-domain-which = Which
pages-domain-which-caught = brought by somebody who was caught
pages-domain-which-all = all that came lately
pages-domain-part = Part of the name
pages-domain-unknown = Nobody has brought this here since the watch began.
pages-domain-first = First brought (UTC)
pages-domain-last = Last brought (UTC)
pages-domain-kept = Stand
pages-domain-undone = Undone or taken down
pages-domain-authors = Authors
pages-domain-stood = Left in peace
pages-domain-by-people = Undone by people
pages-domain-taken-down = Taken down
pages-domain-stood-before = Stood here at the first reading
pages-domain-trusted = Used by somebody trusted since
pages-domain-soft-allow = Let pass until
pages-domain-listed = On a list
pages-domain-edits = Edits that brought it
pages-domain-latest = { $count ->
    [one] The latest one.
   *[other] The latest { $count } of them.
}
pages-domain-refused = Refused by the wiki
pages-domain-by = By
pages-domain-decoys = On decoy pages

pages-account-nav = Authors
pages-account-order = Flagged authors first, then silenced ones, then those who were active, with the lowest trust first.
pages-account-name = Name or a part of it
pages-account-unknown = Nothing is known of { $name }.
pages-account-trust-latest = Trust at the latest edit
pages-account-edits = Edits
pages-account-last = Last seen (UTC)
pages-account-kind = Kind
pages-account-kind-account = account
pages-account-kind-temp = temporary account
pages-account-kind-address = address
pages-account-kind-typed = name without an account
pages-account-kind-proxy = address behind which all visitors are hidden
pages-account-trust-now = Trust now
pages-account-record-read = Edits that were read
pages-account-record-judged = Judged
pages-account-record-undone-by-people = Undone by people
pages-account-record-taken-out-by-people = Taken out by people
pages-account-record-taken-down = Taken down
pages-account-record-confirmed = Confirmed as spam
pages-account-record-released = Released
pages-account-record-built-on = Built on by others
pages-account-record-before-the-watch = Edits from before the watch
pages-account-soft-allow = Let pass softly until
pages-account-contributions = Contributions on the wiki
pages-account-blocks = Block log on the wiki
pages-account-undo-all = Take back all that wikiwatch did…
pages-account-due = Planned and due
pages-account-due-here = Due for this author
pages-due-cancel = Don't do it
pages-account-nothing-due = Nothing is planned.
pages-account-trust = Trust, part by part
pages-account-now = Now
pages-account-then = At the latest edit
pages-account-unasked = The wiki is not asked for this page: parts that only it knows, such as the age of an account and its groups, have no points now.
pages-account-history = History of the state
pages-account-history-verdict = by a verdict:
pages-account-history-block = the program blocked
pages-account-history-unblock = the program lifted its block
pages-account-history-people = blocked by people
pages-account-history-decision = decided:
pages-account-wasted = Time that this author wasted
pages-account-wasted-time = { $edits ->
    [one] On { $edits } edit that was taken down:
   *[other] On { $edits } edits that were taken down:
}
pages-account-wasted-unread = Of it, spent on typing what nobody read:
pages-account-domains = Domains that they brought
pages-account-page = Page
pages-account-trust-then = Trust then
pages-account-became = What became of it
pages-account-down = taken down, or to be
pages-account-latest-only = { $count ->
    [one] Only the latest edit is listed.
   *[other] Only the latest { $count } edits are listed.
}
pages-account-no-edits = No edit by this author was read.
pages-account-log = Log entries
pages-account-done = What was done and planned

pages-blocks-nav = Planned blocks
pages-blocks-what = Blocks, deletions, and what else is planned beside taking texts down and putting them back.
pages-blocks-nothing = Nothing of this kind is planned.
pages-blocks-edit = the edit
pages-blocks-row = Rule:
pages-blocks-lasts = If it is made now, it lasts:
pages-blocks-options = options:
pages-blocks-no-longer = As things are now, it will be given up:
pages-blocks-checked = What is checked again before it is done
pages-blocks-checked-block = Whether the author is still silenced and not exempt; whether anything is left of what is held against them, and no person found the verdict wrong; whether a block is in force already, or a person decided about one; of an address, whether anything unwanted came from it lately, and no proxy hides the visitors.
pages-blocks-checked-delete = Whether somebody said yes; whether a person found the verdict wrong or cleared the author; whether anybody else wrote on the page.
pages-blocks-checked-group = Whether the reason for it still holds, and the account is not in that state already.
pages-blocks-checked-move = Whether the page still stands where it was moved to, and nobody of standing moved it since.
pages-blocks-checked-filerevert = Whether the unwanted version is still the current one.

pages-standing-nav = Still there
pages-standing-title = Spam that still stands
pages-standing-what = A person or the program found these edits to be spam, and as far as is known, their text is still on the wiki. The oldest come first.
pages-standing-nothing = Nothing that was found to be spam still stands.
pages-standing-found-person = confirmed by a person
pages-standing-found-program = found by the program
pages-standing-up-never = It was never planned to take it down
pages-standing-up-review = It waits for a person’s yes
pages-standing-up-person = It is left to a person
pages-standing-up-late = It is due, but was not taken down yet
pages-standing-up-cancelled = Taking it down was cancelled, though nobody found it good
pages-standing-up-back = The program put it back by itself, and a person called it spam since
pages-standing-again = It is spam: take it down

pages-rules-nav = Rules
pages-rule-what = What each rule of the policy and each sign hit, and what people made of it.
pages-rule-files = The rules stand in files, and files are what counts: they are changed there, where each change is checked against its samples, and its history is kept. Here you say what was right, and let a stopped rule act again.
pages-rule-counted = Counted
pages-rule-since = Hits since
pages-rule-nothing-judged = Nothing has been judged yet.
pages-rule-total = All judged changes
pages-rule-row = Rows of the policy
pages-rule-signal = Signs
pages-rule-rule = Rule
pages-rule-all = all
pages-rule-hits = Hits
pages-rule-actions = Actions
pages-rule-overturned = Overturned
pages-rule-right = Confirmed, or undone by people
pages-rule-reported = Reported
pages-rule-waiting = Taken down, nobody said a word
pages-rule-nothing = Only noted, or taken back
pages-rule-precision = Precision
pages-rule-precision-of = { $share } % ({ $low } to { $high }), of { $authors ->
    [one] { $authors } author
   *[other] { $authors } authors
}
pages-rule-precision-is = The precision is of the authors about whom people spoke: whoever was wronged once counts as wronged. In brackets: the 95 % interval.
pages-rule-median = Median until taken down
pages-rule-cost = Cost of a look
pages-rule-ms = { $ms } ms
pages-rule-now = Now
pages-rule-acts = acts
pages-rule-notes = It only notes what it finds.
pages-rule-unused = Unused: it found nothing for a season.
pages-rule-is-stopped = Stopped by people’s decisions, so it only lists, since
pages-rule-is-aside = Set aside since it was slow or failed, since
pages-rule-again-how = To start it again:
pages-rule-again = Start it again
pages-rule-endings = What has ended, or ends soon
pages-rule-unknown = There is no rule, row or sign of that name in the rules now in force.
pages-rule-one = Rule
pages-rule-figures-row = Figures of the row
pages-rule-figures-signal = Figures of the sign
pages-rule-last = Last hit
pages-rule-weeks = Hits by week
pages-rule-weeks-told = In the last { $weeks } weeks: { $overturned } overturned; { $right } confirmed, or undone by people; { $waiting } taken down without a word of anybody; { $nothing } only noted, or taken back.
pages-rule-week = Week from
pages-rule-text = What its file says
pages-rule-no-text = It can’t be shown as it stands in the file. See the rules folder.
pages-rule-samples = { $count ->
    [one] It has { $count } sample that it has to pass.
   *[other] It has { $count } samples that it has to pass.
}
pages-rule-latest = Latest hits
pages-rule-reviewed = Hits in the present wording: { $hits }. Judged by people: { $reviewed }. Right of these: { $right }.
pages-rule-no-hits = No hits so far in the present wording.
pages-rule-said = It was
pages-rule-word-right = right
pages-rule-word-wrong = wrong
pages-rule-word-open = nobody said

pages-wasted-nav = Time wasted
pages-wasted-since = Since wikiwatch began to judge, on
pages-wasted-worst-case = The worst campaign
pages-wasted-docs = The whole method, with its sources, stands in
pages-chart-numbers = The numbers of the chart

pages-oauth-how = Whoever has the rights for it on the wiki can sign in with that account. The wiki asks for the password; wikiwatch learns nothing but whose account it is.
pages-oauth-button = Sign in by the wiki
pages-oauth-link = With a link
pages-oauth-again = Back to signing in
pages-oauth-account = Account on the wiki:
pages-oauth-old = This sign-in was not begun in this browser, is older than 10 minutes, or was used already. Nobody was signed in. Begin again.
pages-oauth-refused = The wiki did not let you through: you, or the wiki, said no to it. Nobody was signed in. Begin again, and allow it on the page of the wiki.
pages-oauth-failed = The wiki did not confirm who you are: it did not answer in time, or not as it should. Nobody was signed in. Begin again in a minute; if it stays so, ask whoever runs wikiwatch, whose log tells what failed.
pages-oauth-blocked = This account is blocked on the wiki, and can't sign in here as long as the block lasts.
pages-oauth-no-right = This account has none of the rights that it takes here. Whoever runs wikiwatch can give you a link instead.

pages-aside-title = Changes that are set aside
pages-aside-what = They broke or stalled the judge, or ended the program, again and again. Nobody has judged them, and nothing is done about them by itself. The latest come first.
pages-aside-nothing = Nothing is set aside.
pages-aside-ended = The program was ended while it judged this alone ({ $tries } times)
pages-aside-stalled = It took more time of the processor than any honest change ({ $tries } times)
pages-aside-failed = The judge failed on it with { $error } ({ $tries } times)
pages-aside-again = Judge it again
