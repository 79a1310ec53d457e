# Messages to those who look after wikiwatch, by e-mail or chat, and the feed of decisions. Plain text without mark-up.

# Subjects; { $wiki } is a host name.
news-subject-alarm = wikiwatch on { $wiki }: alarm
news-subject-warning = wikiwatch on { $wiki }: a person is needed
news-subject-info = wikiwatch on { $wiki }: good to know
news-subject-over = wikiwatch on { $wiki }: over
news-subject-digest = wikiwatch on { $wiki }: the last day
news-subject-test = wikiwatch: a test
news-test = This is a test. Messages of wikiwatch arrive here.

# Something is over, or still goes on; { $sentence } is one of the sentences below.
news-over = It is over: { $sentence }
news-lasts = It still goes on: { $sentence }
news-more = And { $count } more.
news-what-to-do = Where wikiwatch runs, this command tells more: { $command }
news-log-page = Decisions: { $url }

# What happened. { $why } is in English.
news-stopped = Nothing is written: { $why }
news-page = { $page ->
    [review] The review page can’t be written: { $why }
   *[log] The log page can’t be written: { $why }
}
news-budget = { $count ->
    [one] A budget is used up ({ $budget }), and { $count } action waits for room in it.
   *[other] A budget is used up ({ $budget }), and { $count } actions wait for room in it.
}
news-breaker = The rule { $rule } only lists from now on, because people overturned too much of what it did.
news-mistakes = { $count ->
    [one] The rules have { $count } mistake; the last good version goes on.
   *[other] The rules have { $count } mistakes; the last good version goes on.
}
news-aside = The rule { $rule } failed or was slow, and is set aside.
news-objections = { $count ->
    [one] { $count } objection to what wikiwatch did waits for an answer.
   *[other] { $count } objections to what wikiwatch did wait for an answer.
}
news-waits = { $count ->
    [one] { $count } proposal or planned action waits for a person's yes or hand.
   *[other] { $count } proposals and planned actions wait for a person's yes or hand.
} The longest wait so far: { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}.
news-undecided = { $count ->
    [one] { $count } held text waits for a person to look at it.
   *[other] { $count } held texts wait for a person to look at them.
} The longest wait so far: { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}.
news-case = A new campaign: case { $id }, edits: { $edits }, accounts and addresses: { $hands }.
news-behind = { $hours ->
    [one] No round came to its end for { $hours } hour: the wiki can't be read, or something else fails each time.
   *[other] No round came to its end for { $hours } hours: the wiki can't be read, or something else fails each time.
}
news-nothing-seen = { $hours ->
    [one] The wiki had no change for { $hours } hour, longer than usual: can people still edit it?
   *[other] The wiki had no change for { $hours } hours, longer than usual: can people still edit it?
}
news-no-action = { $hours ->
    [one] wikiwatch has done nothing for { $hours } hour, longer than usual: does it still catch what it should?
   *[other] wikiwatch has done nothing for { $hours } hours, longer than usual: does it still catch what it should?
}
news-room = The disk is nearly full: { $megabytes } MB are left where the database stands.
news-full = The disk is full where the database stands: nothing is judged or carried out until there is room again.
news-ended = wikiwatch has ended by itself and watches no more: { $why }
news-started = { $mode ->
    [enforce] wikiwatch was started, and acts.
   *[observe] wikiwatch was started, and only observes.
}
news-left = wikiwatch was ended by a person or by its machine.

# The digest of a day.
news-counts = In the last 24 hours: watched { $watch }, held { $hold }, reverted { $revert }.
news-open = What is open:
news-happened = What happened:
news-quiet = Nothing is open.

# The feed. An item is one decision about one edit.
news-feed-title = wikiwatch on { $wiki }: decisions
news-feed-about = What wikiwatch decided about edits on { $wiki }, as on its log page.
news-feed-edit = Revision { $revision }
news-feed-decision = { $outcome }. Author: { $user }. Trust: { $trust }. Reasons: { $reasons }. Id: { $id }.
news-feed-terse = Class: { $kind }. Id: { $id }.
news-feed-watch = Watched
news-feed-hold = Held
news-feed-revert = Reverted
news-feed-overturned = Overturned by a person
