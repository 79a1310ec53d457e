# The review page on the wiki, and the page on which reviewers decide.

review-intro = What waits for a reviewer, newest first. “{ review-release }”: the edit was good, and is put back. “{ review-spam }”: it was unwanted, and stays away. Click, look at the form, and save it: your name and the time are put in when you do. Only the word of people with the right “{ $right }” counts here; everybody else can object with “{ review-wrong }”.
review-pages = What came of it: { $decisions }. All decisions of the program: { $log }.
review-empty = Nothing waits.
review-more = More waits: the oldest are not shown here.
review-elsewhere = Something else waits for a person who looks after wikiwatch.
review-author = by
review-trust = trust { $trust }
review-is-down = taken down
review-is-waiting = waits for a yes
review-is-by-hand = has to be done by hand
review-release = release
review-spam = spam
review-yes = yes
review-no = no
review-wrong = wrong?
review-decisions-intro = Decide by the links on { $review }: each opens a form here that only has to be saved. What was said is read within a minute, answered here, and taken out again. Only the word of people with the right “{ $right }” counts.
review-older = Older answers
review-does-not-count = It does not count: only the word of people with the right “{ $right }” does, and only through the links of the review page. Everybody can use the report page.
review-done = done
review-noted = noted, and carried out soon
review-observed = noted; wikiwatch only observes now, and carries it out once it may act
review-person = noted; it has to be carried out by hand
review-unknown = nothing by this id is decided on this page
review-decided = it was decided before; nothing was changed
review-not-possible = it can't be decided this way any more; nothing was changed
review-own = nobody decides about their own edit; nothing was changed
