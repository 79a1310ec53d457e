# How much time unwanted editing cost those who did it: the page on the wiki, and the dashboard.

wasted-summary = How much time was wasted
wasted-intro = This page is written by wikiwatch, once a day. It counts only what those did who are blocked, up to their block.
wasted-period = Since { $since }; as of { $now }.
wasted-nothing = Nobody who was caught has wasted any time yet.

wasted-total = In all
wasted-what = What
wasted-how-much = How much
wasted-time = Time spent
wasted-typed = Of it, time spent typing
wasted-unread = Of that, typed into edits that nobody read
wasted-unread-edits = Edits that nobody read
wasted-edits = Edits taken down
wasted-sessions = Sessions
wasted-captchas = Captchas that an edit met
wasted-burnt = Accounts burnt
wasted-addresses = Addresses
wasted-worst-day = The worst day
wasted-worst-author = The worst offender
wasted-with-time = { $what }: { $time }

wasted-by-day = By day
wasted-day = Day
wasted-chart-name = Time wasted by day, { $first } to { $last }
wasted-chart-told = { $time } in these { $days } { $days ->
    [one] day
   *[other] days
  }, most of it on { $worst }: { $most }.
wasted-chart-empty = Nothing in these days.
wasted-axis = minutes

wasted-authors = Who wasted most
wasted-author = Author
wasted-address = an address
wasted-campaigns = Campaigns
wasted-campaign = Campaign { $id }
wasted-hands = Authors
wasted-last = Last edit
wasted-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
  }

wasted-method = How it is counted
wasted-method-who = Counted are edits that were taken down, of authors who are blocked or silenced, or of whom a person confirmed an edit. Whoever was released once, or had standing here, counts nothing.
wasted-method-time = Saves that are less than an hour apart are one session, and its time is that from its first save to its last. What somebody did before the first save is not known, and counts nothing: a single edit took no time.
wasted-method-typing = Typing is estimated: 52 words of five characters a minute, and never more than the time since the save before. What came faster than 120 words a minute was pasted, and so was a text like an earlier one of its author: nobody typed it.
wasted-method-captchas = A captcha is counted for each saved edit with a link by an account that was in the group of those who are asked. Captchas that somebody failed, or met at the sign-up, are known to nobody but the wiki.
