# The dashboard. Its title, navigation and errors first, then page by page.

web-skip = Skip to the content
web-nav = Pages
web-queue = Review
web-health = Health
web-sign-out = Sign out
web-role-viewer = viewer
web-role-reviewer = reviewer
web-role-rule-editor = rule editor
web-role-operator = operator
web-error = This did not work
web-error-400 = The address or the form is not as it should be.
web-error-403 = This is not allowed: your role does not include it, or the form is too old. Go back, load the page again and try once more.
web-error-404 = There is no such page.
web-error-413 = That was too long.
web-error-421 = The dashboard is not known by that name.
web-error-429 = Too many tries to sign in. Wait a quarter of an hour.
web-error-500 = Something failed. The details are in the log of the dashboard.
web-to-queue = To the review queue

web-sign-in = Sign in
web-sign-in-as = Sign in as
web-sign-in-how = Ask whoever runs wikiwatch for a link. It is made in the terminal with:
web-sign-in-once = A link works once, within 15 minutes.
web-link-gone = This link does not work: it was used already, is older than 15 minutes, or was replaced by a newer one. Make another one in the terminal with:

web-done = Decided:
web-filter = Filter and sort
web-author = Author
web-domain = Domain
web-campaign = Campaign number
web-kind = Kind
web-any = any
web-sort = Order
web-sort-age = oldest first
web-sort-user = author
web-sort-title = page
web-sort-score = highest score first
web-sort-trust = highest trust first
web-all = also what is decided
web-show = Show
web-total = { $count ->
    [one] { $count } entry.
   *[other] { $count } entries.
}
web-shortcuts = Keyboard shortcuts
web-shortcuts-which = j next, k back, r release, s spam, u undo
web-nothing = Nothing waits for a person.
web-score = Score
web-trust = Trust
web-undo = Undo…
web-pages = Pages of the list
web-before = Previous
web-next = Next
web-page-of = Page { $page } of { $pages }
web-answer-release = Release
web-answer-spam = Spam
web-answer-yes = Yes, do it
web-answer-no = No

web-edit-of = Edit of
web-log-entry = Log entry:
web-time = Time (UTC)
web-outcome = Outcome
web-found-good = a person found it good
web-state = State of the author
web-summary = Summary
web-row = Rule that decided
web-on-wiki = Difference on the wiki
web-added = What it added
web-remembered = This is what is kept for comparison, without markup.
web-no-text = The text is not kept here: only the text of what was taken down is. The wiki has it.
web-left-out = { $count ->
    [one] { $count } more character is not shown.
   *[other] { $count } more characters are not shown.
}
web-difference = Difference
web-no-difference = The texts before and after are the same.
web-cut = The rest of the difference is not shown.
web-signals = Signals
web-signal = Signal
web-points = Points
web-family = Family
web-place = Text
web-why = Why
web-sums = The score: the points of each family, up to its cap
web-sum = Sum
web-cap = Cap
web-counted = Counts
web-no-signals = No signal was found.
web-exempt = Never judged:
web-trust-then = Trust, as it was then
web-part = Part
web-unknown = Could not be asked, so without points:
web-campaigns = Campaigns
web-campaign-number = Campaign { $number }
web-campaign-size = { $edits ->
    [one] { $edits } edit
   *[other] { $edits } edits
} by { $hands ->
    [one] { $hands } hand
   *[other] { $hands } hands
}
web-campaign-edits = Its edits in the queue
web-became = What became of it, and what is due
web-decisions = Decisions
web-rows = Rows of the policy, in their order
web-decides = decides
web-rules-version = Rules version
web-key = Key
web-status = Status
web-proposal = Proposal
web-questions = What the review found
web-edits = Edits that it is about

web-sure = Are you sure?
web-reason = Reason, for the audit trail
web-leave = Leave it as it is
web-undo-title = Undo
web-undo-one = What will be taken back of
web-undo-all-about = Everything that was done about
web-undo-do = { $count ->
    [one] Take back { $count } action
   *[other] Take back { $count } actions
}
web-undo-nothing = There is nothing to take back.

web-mistakes = The rule files have mistakes; an earlier version goes on.
web-aside = This rule was set aside:
web-changes-aside = { $count ->
    [one] { $count } change could not be judged and is set aside: nobody has looked at it.
   *[other] { $count } changes could not be judged and are set aside: nobody has looked at them.
}
web-proxy = A proxy hides the visitors of the wiki; nearly all seem to be
web-read-up-to = Read up to (UTC)
web-last-poll = Last look at the wiki (UTC)
web-waiting = Planned actions
web-for-a-person = For a person
web-proposals = Proposals
web-judged = Judged
web-appeals = Objections that nobody has answered
web-classes = Classes of decision
web-class = Class
web-reviewed = Reviewed
web-overturned = Overturned
web-automatic = Automatic
web-yes = yes
web-no = no
web-accounts = Flagged and silenced authors
web-since = Since (UTC)
web-until = Until (UTC)
