# Lengths of time, on all pages. A number may have one digit after the point.

span-seconds = { $count ->
    [one] { $count } sekunda
    [few] { $count } sekundy
    [many] { $count } sekund
   *[other] { $count } sekundy
}
span-minutes = { $count ->
    [one] { $count } minuta
    [few] { $count } minuty
    [many] { $count } minut
   *[other] { $count } minuty
}
span-hours = { $count ->
    [one] { $count } godzina
    [few] { $count } godziny
    [many] { $count } godzin
   *[other] { $count } godziny
}
span-days = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}

# Fixed words, in tables and lists. Names that the rules of a wiki add stay as they are.

word-outcome = { $name ->
    [allow] dopuszczono
    [watch] obserwowane
    [hold] wstrzymano
    [revert] wycofano
   *[other] { $name }
}
word-action = { $name ->
    [hold] wstrzymanie
    [revert] wycofanie
    [release] przywrócenie
    [block] blokada
    [unblock] odblokowanie
    [move] przeniesienie z powrotem
    [filerevert] wcześniejsza wersja pliku
    [delete] usunięcie
    [undelete] odtworzenie
    [group] zmiana grupy
   *[other] { $name }
}
word-status = { $name ->
    [planned] zaplanowane
    [review] czeka na zgodę
    [claimed] w toku
    [done] wykonane
    [skipped] zbędne
    [person] czeka na człowieka
    [cancelled] odwołane
   *[other] { $name }
}
word-state = { $name ->
    [clean] bez zastrzeżeń
    [flagged] podejrzany
    [cleared] oczyszczony z podejrzeń
    [silenced] wyciszony
    [blocked] zablokowany
   *[other] { $name }
}
word-band = { $name ->
    [new] nowy
    [low] niski
    [known] znany
    [trusted] zaufany
    [old] weteran
   *[other] { $name }
}
word-part = { $name ->
    [account] konto
    [email] potwierdzony adres e-mail
    [groups] grupy
    [age] wiek konta
    [editcount] liczba edycji
    [survived] edycje, które pozostały
    [built_on] edycje, które rozwijali inni
    [released] edycje przywrócone
    [reverted] edycje wycofane przez ludzi
    [removed] tekst usunięty przez ludzi
    [taken_down] edycje usunięte przez program
    [confirmed] edycje potwierdzone jako niepożądane
    [warnings] ostrzeżenia
    [network] sieć
    [blocks] blokady
    [ceiling] najwyższa wartość
    [floor] najniższa wartość
    [cap] najwyższa wartość danego rodzaju
   *[other] { $name }
}
word-family = { $name ->
    [own] własne reguły tej wiki
    [random] losowe litery
    [repeat] powtarzane linki
    [return] powrót na stronę
    [campaign] kampania
    [learned] wyuczone z wcześniejszych edycji
    [new_link] link nowicjusza
    [refused] odrzucone przez wiki
    [blanking] usuwanie treści
    [move] przeniesienie lub przekierowanie
    [upload] przesłanie pliku
    [names] nazwy
    [signups] rejestracje kont
    [flood] wiele edycji naraz
    [comeback] przypomina zablokowanego autora
    [disguise] maskowanie
    [size] rozmiar
    [time] nie przeczytano do końca
    [phrases] zwroty reklamowe
    [reputation] listy zewnętrzne
    [linked] ten sam adres
    [listed] listy tej wiki
    [network] sieć
   *[other] { $name }
}
word-campaign = { $name ->
    [suspected] podejrzewana
    [confirmed] potwierdzona
    [dismissed] odrzucona
    [expired] wygasła
   *[other] { $name }
}
word-proposal = { $name ->
    [open] otwarta
    [accepted] przyjęta
    [rejected] odrzucona
    [carried_out] wykonana
    [lapsed] nieaktualna
    [overturned] uchylona
   *[other] { $name }
}
word-class = { $name ->
    [release] przywrócenie
    [silence] wyciszenie
    [block] blokada
    [delete] usunięcie
   *[other] { $name }
}
word-decision = { $name ->
    [approve] zatwierdzono
    [cancel] odwołano
    [release] przywrócono
    [undo] cofnięto
    [confirm] potwierdzono jako niepożądane
    [clear] autora oczyszczono z podejrzeń
    [silence] autora wyciszono
    [accept] przyjęto
    [reject] odrzucono
    [keep] pozostawiono w oczekiwaniu
    [trip] regułę zatrzymano
    [reset] reguła znów działa
    [cleanup] posprzątano
    [suspected] podejrzewana
    [confirmed] potwierdzona
    [dismissed] odrzucona
   *[other] { $name }
}
word-said = { $name ->
    [overturned] uchylono
    [confirmed] potwierdzono
    [reverted] wycofane przez ludzi
    [waiting] czeka
    [nothing] nic
   *[other] { $name }
}
word-list = { $name ->
    [allow] lista dozwolonych
    [watch] lista do obserwacji
    [deny] lista zabronionych
   *[other] { $name }
}
# Co zrobił autor, na liście porządkowania.
word-deed = { $name ->
    [edit] edycja
    [page] nowa strona
    [move] przeniesienie
    [upload] przesłanie pliku
   *[other] { $name }
}
# Jak długo trwa blokada.
lasts-hour = { $count ->
    [one] { $count } godzina
    [few] { $count } godziny
    [many] { $count } godzin
   *[other] { $count } godziny
}
lasts-day = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}
lasts-week = { $count ->
    [one] { $count } tydzień
    [few] { $count } tygodnie
    [many] { $count } tygodni
   *[other] { $count } tygodnia
}
lasts-month = { $count ->
    [one] { $count } miesiąc
    [few] { $count } miesiące
    [many] { $count } miesięcy
   *[other] { $count } miesiąca
}
lasts-year = { $count ->
    [one] { $count } rok
    [few] { $count } lata
    [many] { $count } lat
   *[other] { $count } roku
}
