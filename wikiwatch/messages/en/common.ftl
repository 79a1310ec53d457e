# Lengths of time, on all pages. A number may have one digit after the point.

span-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
span-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
span-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

# Fixed words, in tables and lists. Names that the rules of a wiki add stay as they are.

word-outcome = { $name ->
    [allow] allowed
    [watch] watched
    [hold] held
    [revert] reverted
   *[other] { $name }
}
word-action = { $name ->
    [hold] hold
    [revert] revert
    [release] release
    [block] block
    [unblock] unblock
    [move] move back
    [filerevert] earlier version of the file
    [delete] delete
    [undelete] undelete
    [group] change of group
   *[other] { $name }
}
word-status = { $name ->
    [planned] planned
    [review] waits for a yes
    [claimed] at work
    [done] done
    [skipped] needless
    [person] waits for a person
    [cancelled] cancelled
   *[other] { $name }
}
# State of an author.
word-state = { $name ->
    [clean] clean
    [flagged] flagged
    [cleared] cleared
    [silenced] silenced
    [blocked] blocked
   *[other] { $name }
}
# How far an author is trusted.
word-band = { $name ->
    [new] new
    [low] low
    [known] known
    [trusted] trusted
    [old] old hand
   *[other] { $name }
}
# A part of an author’s trust.
word-part = { $name ->
    [account] account
    [email] confirmed e-mail address
    [groups] groups
    [age] age of the account
    [editcount] number of edits
    [survived] edits that stood
    [built_on] edits that others built on
    [released] edits that were released
    [reverted] edits that people reverted
    [removed] text that people took out again
    [taken_down] edits that the program took down
    [confirmed] edits confirmed as unwanted
    [warnings] warnings
    [network] network
    [blocks] blocks
    [ceiling] the most that there is
    [floor] the least that there is
    [cap] the most of a kind
   *[other] { $name }
}
# A family of signals.
word-family = { $name ->
    [own] rules of this wiki’s own
    [random] random letters
    [repeat] repeated links
    [return] return to a page
    [campaign] campaign
    [learned] learned from earlier edits
    [new_link] a newcomer’s link
    [refused] refused by the wiki
    [blanking] blanking
    [move] move or redirect
    [upload] upload
    [names] names
    [signups] sign-ups
    [flood] many edits at once
    [comeback] resembles a blocked author
    [disguise] disguise
    [size] size
    [time] not read to the end
    [phrases] phrases of adverts
    [reputation] lists outside
    [linked] one address
    [listed] lists of this wiki
    [network] network
   *[other] { $name }
}
# How far a campaign is known to be one.
word-campaign = { $name ->
    [suspected] suspected
    [confirmed] confirmed
    [dismissed] dismissed
    [expired] expired
   *[other] { $name }
}
# What came of a proposal.
word-proposal = { $name ->
    [open] open
    [accepted] accepted
    [rejected] rejected
    [carried_out] carried out
    [lapsed] lapsed
    [overturned] overturned
   *[other] { $name }
}
# What the review of an author proposes.
word-class = { $name ->
    [release] release
    [silence] silence
    [block] block
    [delete] delete
   *[other] { $name }
}
# What a person or the program decided, in the audit trail.
word-decision = { $name ->
    [approve] approved
    [cancel] cancelled
    [release] released
    [undo] undone
    [confirm] confirmed as unwanted
    [clear] author cleared
    [silence] author silenced
    [accept] accepted
    [reject] rejected
    [keep] kept waiting
    [trip] rule stopped
    [reset] rule acts again
    [cleanup] cleaned up
    [suspected] suspected
    [confirmed] confirmed
    [dismissed] dismissed
   *[other] { $name }
}
# What people said later of what a rule did.
word-said = { $name ->
    [overturned] overturned
    [confirmed] confirmed
    [reverted] reverted by people
    [waiting] waiting
    [nothing] nothing
   *[other] { $name }
}
# One of the wiki’s lists.
word-list = { $name ->
    [allow] allow list
    [watch] watch list
    [deny] deny list
   *[other] { $name }
}
# What an author did, in the list of a clean-up.
word-deed = { $name ->
    [edit] edit
    [page] new page
    [move] move
    [upload] upload
   *[other] { $name }
}
# How long a block lasts.
lasts-hour = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
lasts-day = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
lasts-week = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
lasts-month = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
lasts-year = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
