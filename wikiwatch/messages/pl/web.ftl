# Pulpit. Najpierw tytuł, nawigacja i błędy, potem strona po stronie.

web-skip = Przejdź do treści
web-nav = Strony
web-queue = Przegląd
web-health = Stan
web-sign-out = Wyloguj
web-role-viewer = obserwator
web-role-reviewer = sprawdzający
web-role-rule-editor = edytor reguł
web-role-operator = operator
web-error = To się nie udało
web-error-400 = Adres lub formularz nie jest taki, jak powinien.
web-error-403 = To niedozwolone: twoja rola tego nie obejmuje albo formularz jest zbyt stary. Wróć, wczytaj stronę ponownie i spróbuj jeszcze raz.
web-error-404 = Nie ma takiej strony.
web-error-413 = To było za długie.
web-error-421 = Pulpit nie jest znany pod tą nazwą.
web-error-429 = Zbyt wiele prób logowania. Poczekaj kwadrans.
web-error-500 = Coś się nie powiodło. Szczegóły są w dzienniku pulpitu.
web-to-queue = Do przeglądu

web-sign-in = Zaloguj się
web-sign-in-as = Zaloguj się jako
web-sign-in-how = Poproś o link osobę, która prowadzi wikiwatch. Tworzy się go w terminalu poleceniem:
web-sign-in-once = Link działa raz, w ciągu 15 minut.
web-link-gone = Ten link nie działa: został już użyty, ma więcej niż 15 minut albo zastąpił go nowszy. Utwórz następny w terminalu poleceniem:

web-done = Rozstrzygnięto:
web-filter = Filtrowanie i kolejność
web-author = Autor
web-domain = Domena
web-campaign = Numer kampanii
web-kind = Rodzaj
web-any = dowolny
web-sort = Kolejność
web-sort-age = najstarsze najpierw
web-sort-user = według autora
web-sort-title = według strony
web-sort-score = najwyższy wynik najpierw
web-sort-trust = najwyższe zaufanie najpierw
web-all = także rozstrzygnięte
web-show = Pokaż
web-total = { $count ->
    [one] { $count } pozycja.
    [few] { $count } pozycje.
    [many] { $count } pozycji.
   *[other] { $count } pozycji.
}
web-shortcuts = Skróty klawiszowe
web-shortcuts-which = j następna, k poprzednia, r przywróć, s spam, u cofnij
web-nothing = Nic nie czeka na człowieka.
web-score = Wynik
web-trust = Zaufanie
web-undo = Cofnij…
web-pages = Strony listy
web-before = Poprzednia
web-next = Następna
web-page-of = Strona { $page } z { $pages }
web-answer-release = Przywróć
web-answer-spam = Spam
web-answer-yes = Tak, wykonaj
web-answer-no = Nie

web-edit-of = Edycja strony
web-log-entry = Wpis w rejestrze:
web-time = Czas (UTC)
web-outcome = Wynik oceny
web-found-good = człowiek uznał ją za dobrą
web-state = Stan autora
web-summary = Opis zmian
web-row = Reguła, która zdecydowała
web-on-wiki = Różnica na wiki
web-added = Co dodała
web-remembered = To jest zachowane do porównań, bez znaczników.
web-no-text = Tekstu tu nie zachowano: dotyczy to tylko tego, co usunięto. Jest na wiki.
web-left-out = { $count ->
    [one] Nie pokazano jeszcze { $count } znaku.
    [few] Nie pokazano jeszcze { $count } znaków.
    [many] Nie pokazano jeszcze { $count } znaków.
   *[other] Nie pokazano jeszcze { $count } znaku.
}
web-difference = Różnica
web-no-difference = Teksty przed i po są takie same.
web-cut = Reszty różnicy nie pokazano.
web-signals = Oznaki
web-signal = Oznaka
web-points = Punkty
web-family = Rodzina
web-place = Tekst
web-why = Dlaczego
web-sums = Wynik: punkty każdej rodziny, do jej pułapu
web-sum = Suma
web-cap = Pułap
web-counted = Liczy się
web-no-signals = Nie znaleziono żadnej oznaki.
web-exempt = Nigdy nieoceniane:
web-trust-then = Zaufanie, jakie było wtedy
web-part = Składnik
web-unknown = Nie dało się sprawdzić, więc bez punktów:
web-campaigns = Kampanie
web-campaign-number = Kampania { $number }
web-campaign-size = { $edits ->
    [one] { $edits } edycja
    [few] { $edits } edycje
    [many] { $edits } edycji
   *[other] { $edits } edycji
}, { $hands ->
    [one] { $hands } autor
    [few] { $hands } autorów
    [many] { $hands } autorów
   *[other] { $hands } autora
}
web-campaign-edits = Jej edycje w przeglądzie
web-became = Co z tego wyszło i co jest zaplanowane
web-decisions = Decyzje
web-rows = Wiersze policy.toml, po kolei
web-decides = decyduje
web-rules-version = Wersja reguł
web-key = Numer
web-status = Stan
web-proposal = Propozycja
web-questions = Co wykazał przegląd
web-edits = Edycje, których to dotyczy

web-sure = Na pewno?
web-reason = Powód, do dziennika decyzji
web-leave = Zostaw, jak jest
web-undo-title = Cofanie
web-undo-one = Co zostanie cofnięte z
web-undo-all-about = Wszystko, co zrobiono w sprawie autora
web-undo-do = { $count ->
    [one] Cofnij { $count } działanie
    [few] Cofnij { $count } działania
    [many] Cofnij { $count } działań
   *[other] Cofnij { $count } działania
}
web-undo-nothing = Nie ma czego cofać.

web-mistakes = Pliki reguł mają błędy; nadal obowiązuje wcześniejsza wersja.
web-aside = Ta reguła jest zawieszona:
web-changes-aside = { $count ->
    [one] { $count } zmiany nie udało się ocenić i jest odłożona: nikt jej nie obejrzał.
    [few] { $count } zmian nie udało się ocenić i są odłożone: nikt ich nie obejrzał.
    [many] { $count } zmian nie udało się ocenić i są odłożone: nikt ich nie obejrzał.
   *[other] { $count } zmiany nie udało się ocenić i są odłożone: nikt ich nie obejrzał.
}
web-proxy = Serwer proxy ukrywa odwiedzających wiki; prawie wszyscy wydają się być
web-read-up-to = Przeczytano do (UTC)
web-last-poll = Ostatnie spojrzenie na wiki (UTC)
web-waiting = Zaplanowane działania
web-for-a-person = Dla człowieka
web-proposals = Propozycje
web-judged = Oceniono
web-appeals = Sprzeciwy, na które nikt nie odpowiedział
web-classes = Klasy decyzji
web-class = Klasa
web-reviewed = Sprawdzone
web-overturned = Uchylone
web-automatic = Automatycznie
web-yes = tak
web-no = nie
web-accounts = Podejrzani i wyciszeni autorzy
web-since = Od (UTC)
web-until = Do (UTC)
