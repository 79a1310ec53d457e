# Wiadomości dla tych, którzy opiekują się wikiwatch, pocztą lub na czacie, oraz kanał decyzji. Zwykły tekst bez znaczników.

# Tematy
news-subject-alarm = wikiwatch na { $wiki }: alarm
news-subject-warning = wikiwatch na { $wiki }: potrzebny człowiek
news-subject-info = wikiwatch na { $wiki }: warto wiedzieć
news-subject-over = wikiwatch na { $wiki }: po wszystkim
news-subject-digest = wikiwatch na { $wiki }: ostatnia doba
news-subject-test = wikiwatch: próba
news-test = To próba. Wiadomości wikiwatch tu docierają.

news-over = Już po wszystkim: { $sentence }
news-lasts = Nadal trwa: { $sentence }
news-more = I jeszcze { $count }.
news-what-to-do = Tam, gdzie działa wikiwatch, więcej powie polecenie: { $command }
news-log-page = Decyzje: { $url }

# Co się stało
news-stopped = Nic nie jest zapisywane: { $why }
news-page = { $page ->
    [review] Nie można zapisać strony przeglądu: { $why }
   *[log] Nie można zapisać strony rejestru: { $why }
}
news-budget = { $count ->
    [one] Limit jest wyczerpany ({ $budget }), a { $count } działanie czeka, aż zrobi się w nim miejsce.
    [few] Limit jest wyczerpany ({ $budget }), a { $count } działania czekają, aż zrobi się w nim miejsce.
    [many] Limit jest wyczerpany ({ $budget }), a { $count } działań czeka, aż zrobi się w nim miejsce.
   *[other] Limit jest wyczerpany ({ $budget }), a { $count } działania czeka, aż zrobi się w nim miejsce.
}
news-breaker = Reguła { $rule } odtąd tylko zgłasza, bo ludzie uchylili zbyt wiele z tego, co zrobiła.
news-mistakes = { $count ->
    [one] Reguły mają { $count } błąd; nadal obowiązuje ostatnia dobra wersja.
    [few] Reguły mają { $count } błędy; nadal obowiązuje ostatnia dobra wersja.
    [many] Reguły mają { $count } błędów; nadal obowiązuje ostatnia dobra wersja.
   *[other] Reguły mają { $count } błędu; nadal obowiązuje ostatnia dobra wersja.
}
news-aside = Reguła { $rule } zawiodła lub była powolna i została zawieszona.
news-objections = { $count ->
    [one] { $count } sprzeciw wobec tego, co zrobił wikiwatch, czeka na odpowiedź.
    [few] { $count } sprzeciwy wobec tego, co zrobił wikiwatch, czekają na odpowiedź.
    [many] { $count } sprzeciwów wobec tego, co zrobił wikiwatch, czeka na odpowiedź.
   *[other] { $count } sprzeciwu wobec tego, co zrobił wikiwatch, czeka na odpowiedź.
}
news-waits = { $count ->
    [one] { $count } propozycja lub zaplanowane działanie czeka na zgodę lub rękę człowieka.
    [few] { $count } propozycje i zaplanowane działania czekają na zgodę lub rękę człowieka.
    [many] { $count } propozycji i zaplanowanych działań czeka na zgodę lub rękę człowieka.
   *[other] { $count } propozycji i zaplanowanego działania czeka na zgodę lub rękę człowieka.
} Najdłużej dotąd: { $hours ->
    [one] { $hours } godzinę
    [few] { $hours } godziny
    [many] { $hours } godzin
   *[other] { $hours } godziny
}.
news-undecided = { $count ->
    [one] { $count } wstrzymany tekst czeka, aż obejrzy go człowiek.
    [few] { $count } wstrzymane teksty czekają, aż obejrzy je człowiek.
    [many] { $count } wstrzymanych tekstów czeka, aż obejrzy je człowiek.
   *[other] { $count } wstrzymanego tekstu czeka, aż obejrzy go człowiek.
} Najdłużej dotąd: { $hours ->
    [one] { $hours } godzinę
    [few] { $hours } godziny
    [many] { $hours } godzin
   *[other] { $hours } godziny
}.
news-case = Nowa kampania: numer { $id }, edycje: { $edits }, konta i adresy: { $hands }.
news-behind = { $hours ->
    [one] Od { $hours } godziny żaden obchód nie dobiegł końca: nie da się czytać wiki albo za każdym razem zawodzi coś innego.
    [few] Od { $hours } godzin żaden obchód nie dobiegł końca: nie da się czytać wiki albo za każdym razem zawodzi coś innego.
    [many] Od { $hours } godzin żaden obchód nie dobiegł końca: nie da się czytać wiki albo za każdym razem zawodzi coś innego.
   *[other] Od { $hours } godziny żaden obchód nie dobiegł końca: nie da się czytać wiki albo za każdym razem zawodzi coś innego.
}
news-nothing-seen = { $hours ->
    [one] Na wiki nie było zmian od { $hours } godziny, dłużej niż zwykle: czy nadal można ją edytować?
    [few] Na wiki nie było zmian od { $hours } godzin, dłużej niż zwykle: czy nadal można ją edytować?
    [many] Na wiki nie było zmian od { $hours } godzin, dłużej niż zwykle: czy nadal można ją edytować?
   *[other] Na wiki nie było zmian od { $hours } godziny, dłużej niż zwykle: czy nadal można ją edytować?
}
news-no-action = { $hours ->
    [one] wikiwatch nic nie zrobił od { $hours } godziny, dłużej niż zwykle: czy nadal łapie to, co powinien?
    [few] wikiwatch nic nie zrobił od { $hours } godzin, dłużej niż zwykle: czy nadal łapie to, co powinien?
    [many] wikiwatch nic nie zrobił od { $hours } godzin, dłużej niż zwykle: czy nadal łapie to, co powinien?
   *[other] wikiwatch nic nie zrobił od { $hours } godziny, dłużej niż zwykle: czy nadal łapie to, co powinien?
}
news-room = Dysk jest prawie pełny: tam, gdzie jest baza danych, zostało { $megabytes } MB.
news-full = Dysk, na którym jest baza danych, jest pełny: dopóki nie będzie miejsca, nic nie jest oceniane ani wykonywane.
news-ended = wikiwatch sam zakończył pracę i już nie pilnuje wiki: { $why }
news-started = { $mode ->
    [enforce] wikiwatch został uruchomiony i działa.
   *[observe] wikiwatch został uruchomiony i tylko obserwuje.
}
news-left = wikiwatch został zakończony przez człowieka lub przez swój komputer.

# Podsumowanie doby
news-counts = W ostatnich 24 godzinach: obserwowane { $watch }, wstrzymane { $hold }, wycofane { $revert }.
news-open = Co jest otwarte:
news-happened = Co się wydarzyło:
news-quiet = Nic nie jest otwarte.

# Kanał
news-feed-title = wikiwatch na { $wiki }: decyzje
news-feed-about = Co wikiwatch zdecydował o edycjach na { $wiki }, tak jak na stronie rejestru.
news-feed-edit = Wersja { $revision }
news-feed-decision = { $outcome }. Autor: { $user }. Zaufanie: { $trust }. Powody: { $reasons }. Numer: { $id }.
news-feed-terse = Klasa: { $kind }. Numer: { $id }.
news-feed-watch = Obserwowane
news-feed-hold = Wstrzymano
news-feed-revert = Wycofano
news-feed-overturned = Uchylone przez człowieka
