# Dalsze strony pulpitu: kampanie, autorzy, domeny, reguły, planowane blokady, co wciąż jest na wiki, zmarnowany czas.

pages-case-nav = Kampanie
pages-case-what = Edycje kilku kont lub adresów, które do siebie należą. Od dwóch edycji, najnowsze najpierw.
pages-case-state = Stan
pages-case-size = Wielkość
pages-case-edits = Edycje
pages-case-hands = Konta i adresy
pages-case-first = Pierwszy raz (UTC)
pages-case-last = Ostatni raz (UTC)
pages-case-by-person = Rozstrzygnięto przez
pages-case-why-suspected = Edycje kilku osób są powiązane; za mało z nich zniknęło, by to potwierdzić.
pages-case-why-confirmed = Dość jej edycji, zrobionych przez dość wiele osób, zostało wycofanych przez ludzi lub usuniętych.
pages-case-why-dismissed = Człowiek powiedział, że to nie kampania.
pages-case-why-expired = Nowej edycji nie było tak długo, że ją zamknięto.
pages-case-unknown = Nie ma kampanii o tym numerze albo zostały mniej niż dwie jej edycje.
pages-case-do-confirm = To kampania
pages-case-do-dismiss = To nie kampania
pages-case-will-confirm = { $count ->
    [one] Jej { $count } edycja liczy się jako potwierdzony spam i przemawia przeciw autorowi. Odtąd następna pasująca edycja zostanie usunięta, ktokolwiek ją zrobi.
    [few] Jej { $count } edycje liczą się jako potwierdzony spam i przemawiają przeciw autorom. Odtąd następna pasująca edycja zostanie usunięta, ktokolwiek ją zrobi.
    [many] Jej { $count } edycji liczy się jako potwierdzony spam i przemawia przeciw autorom. Odtąd następna pasująca edycja zostanie usunięta, ktokolwiek ją zrobi.
   *[other] Jej { $count } edycji liczy się jako potwierdzony spam i przemawia przeciw autorom. Odtąd następna pasująca edycja zostanie usunięta, ktokolwiek ją zrobi.
}
pages-case-will-dismiss = { $count ->
    [one] Jej tekst, domena i numer telefonu nigdy więcej nie utworzą kampanii. Jej { $count } edycja wróci, jeśli usunięto ją tylko z powodu kampanii.
    [few] Jej teksty, domeny i numery telefonów nigdy więcej nie utworzą kampanii. Z jej { $count } edycji wrócą te, które usunięto tylko z powodu kampanii.
    [many] Jej teksty, domeny i numery telefonów nigdy więcej nie utworzą kampanii. Z jej { $count } edycji wrócą te, które usunięto tylko z powodu kampanii.
   *[other] Jej teksty, domeny i numery telefonów nigdy więcej nie utworzą kampanii. Z jej { $count } edycji wrócą te, które usunięto tylko z powodu kampanii.
}
pages-case-more = { $count ->
    [one] I jeszcze { $count }.
    [few] I jeszcze { $count }.
    [many] I jeszcze { $count }.
   *[other] I jeszcze { $count }.
}
pages-case-ties = Co ją łączy
pages-case-no-ties = Powiązań nie zachowano.
pages-case-in-edits = { $count ->
    [one] w { $count } edycji
    [few] w { $count } edycjach
    [many] w { $count } edycjach
   *[other] w { $count } edycji
}
pages-case-tie-text = teksty są podobne
pages-case-tie-domain = prowadzą do tej samej witryny, której nikt zaufany tu nie używa
pages-case-tie-contact = podają ten sam numer telefonu lub adres e-mail
pages-case-tie-undone = wcześniejszą wycofano lub usunięto
pages-case-tie-summary = opis zmian jest ten sam
pages-case-tie-network = pochodzą z tej samej sieci
pages-case-tie-name = nazwy użytkowników są utworzone podobnie
pages-case-tie-page = są na tej samej stronie
pages-case-tie-time = przyszły w ciągu godziny lub doby
pages-case-tie-form = linki i tekst są ułożone podobnie
pages-case-tie-landing = linki prowadzą do stron o tym samym kształcie
pages-case-tie-place = są w tym samym miejscu tekstu
pages-case-days = Edycje według dni
pages-case-days-what = Według tego, co się z nimi stało, najwyżej ostatnie 60 dni.
pages-case-days-below = Liczby są w tabeli poniżej.
pages-case-day = Dzień
pages-case-fate-undone = wycofane przez ludzi
pages-case-fate-down = usunięte lub do usunięcia
pages-case-fate-stands = nic nie zrobiono
pages-case-authors = Autorzy
pages-case-domains = Domeny
pages-case-pages = Strony
pages-case-page = Strona
pages-case-strings = Ciągi
pages-case-planned = Zaplanowane
pages-case-its-edits = Jej edycje

pages-bulk-release = Przywróć wszystko, co czeka
pages-bulk-spam = Wszystko, co czeka, to spam
pages-bulk-list = Czego to dotyczy
pages-bulk-which = { $count ->
    [one] Ta { $count } pozycja czeka i zostanie rozstrzygnięta.
    [few] Te { $count } pozycje czekają i zostaną rozstrzygnięte.
    [many] Tych { $count } pozycji czeka i zostanie rozstrzygniętych.
   *[other] Te { $count } pozycji czeka i zostanie rozstrzygnięte.
}
pages-bulk-more = { $count ->
    [one] Po nich jest jeszcze { $count }.
    [few] Po nich są jeszcze { $count }.
    [many] Po nich jest jeszcze { $count }.
   *[other] Po nich jest jeszcze { $count }.
}
pages-bulk-apart = { $count ->
    [one] Czeka też { $count } blokada, usunięcie, zmiana grupy lub propozycja. Wymaga osobnej odpowiedzi, najczęściej operatora, i tu ją pominięto.
    [few] Czekają też { $count } blokady, usunięcia, zmiany grup lub propozycje. Każda wymaga osobnej odpowiedzi, najczęściej operatora, i tu je pominięto.
    [many] Czeka też { $count } blokad, usunięć, zmian grup lub propozycji. Każda wymaga osobnej odpowiedzi, najczęściej operatora, i tu je pominięto.
   *[other] Czeka też { $count } blokady, usunięcia, zmiany grupy lub propozycji. Każda wymaga osobnej odpowiedzi, najczęściej operatora, i tu je pominięto.
}
pages-bulk-in-queue = Do przeglądu
pages-bulk-will = Co to znaczy
pages-bulk-do-release = { $count ->
    [one] Przywróć { $count } pozycję
    [few] Przywróć wszystkie { $count }
    [many] Przywróć wszystkie { $count }
   *[other] Przywróć wszystkie { $count }
}
pages-bulk-do-spam = { $count ->
    [one] { $count } pozycja to spam
    [few] Wszystkie { $count } to spam
    [many] Wszystkie { $count } to spam
   *[other] Wszystkie { $count } to spam
}
pages-bulk-done = { $count ->
    [one] Rozstrzygnięto { $count } pozycję.
    [few] Rozstrzygnięto { $count } pozycje.
    [many] Rozstrzygnięto { $count } pozycji.
   *[other] Rozstrzygnięto { $count } pozycji.
}
pages-bulk-changed = Tymczasem coś się zmieniło. Jeszcze nic nie zrobiono: spójrz ponownie.
pages-bulk-nothing = Nic tu nie czeka, co można by tak rozstrzygnąć.
pages-bulk-cleanup = Usuń wszystko…
pages-bulk-cleanup-what = Edycje, które wciąż są na wiki, strony, przeniesienia i przesłane pliki. W przypadku kampanii także wszystko, co zrobili ci z jej autorów, którzy są wyciszeni lub zablokowani.
pages-bulk-unsaid = Żaden człowiek jeszcze nie potwierdził, że to spam.
pages-bulk-cleared = Człowiek oczyścił tego autora z podejrzeń. Kto idzie dalej, mówi coś przeciwnego.
pages-bulk-confirm = Potwierdzam, że to spam: liczy się to przeciw autorom, a kto jest tu wymieniony, zostanie wyciszony.
pages-bulk-deed = Czynność
pages-bulk-state-open = do zrobienia
pages-bulk-state-done = wykonane
pages-bulk-state-waits = czeka
pages-bulk-state-failed = nie powiodło się
pages-bulk-state-left = pozostawione
pages-bulk-not-shown = { $count ->
    [one] Z nich nie pokazano { $count }.
    [few] Z nich nie pokazano { $count }.
    [many] Z nich nie pokazano { $count }.
   *[other] Z nich nie pokazano { $count }.
}
pages-bulk-take-down = { $count ->
    [one] Usuń { $count } element
    [few] Usuń { $count } elementy
    [many] Usuń { $count } elementów
   *[other] Usuń { $count } elementu
}
pages-bulk-nothing-down = Nie ma czego usuwać.

pages-domain-nav = Domeny
pages-domain-what = Domeny, numery telefonów i adresy e-mail, które przyniosły edycje. Liczby dotyczą ostatnich 200 edycji każdej z nich.
pages-domain-which = Które
pages-domain-which-caught = przyniesione przez kogoś, kogo złapano
pages-domain-which-all = wszystkie, które ostatnio przyszły
pages-domain-part = Część nazwy
pages-domain-unknown = Odkąd wikiwatch pilnuje wiki, nikt tego tu nie przyniósł.
pages-domain-first = Przyniesiono pierwszy raz (UTC)
pages-domain-last = Przyniesiono ostatnio (UTC)
pages-domain-kept = Wciąż na wiki
pages-domain-undone = Wycofane lub usunięte
pages-domain-authors = Autorzy
pages-domain-stood = Pozostawione w spokoju
pages-domain-by-people = Wycofane przez ludzi
pages-domain-taken-down = Usunięte
pages-domain-stood-before = Było tu przy pierwszym czytaniu
pages-domain-trusted = Używane przez kogoś zaufanego od
pages-domain-soft-allow = Przepuszczane do
pages-domain-listed = Na liście
pages-domain-edits = Edycje, które to przyniosły
pages-domain-latest = { $count ->
    [one] Ostatnia.
    [few] Ostatnie { $count } z nich.
    [many] Ostatnie { $count } z nich.
   *[other] Ostatnie { $count } z nich.
}
pages-domain-refused = Odrzucone przez wiki
pages-domain-by = Przez
pages-domain-decoys = Na stronach przynętach

pages-account-nav = Autorzy
pages-account-order = Najpierw podejrzani, potem wyciszeni, potem ci, którzy byli aktywni, od najniższego zaufania.
pages-account-name = Nazwa lub jej część
pages-account-unknown = Nic nie wiadomo o: { $name }.
pages-account-trust-latest = Zaufanie przy ostatniej edycji
pages-account-edits = Edycje
pages-account-last = Ostatni raz (UTC)
pages-account-kind = Rodzaj
pages-account-kind-account = konto
pages-account-kind-temp = konto tymczasowe
pages-account-kind-address = adres
pages-account-kind-typed = nazwa bez konta
pages-account-kind-proxy = adres, za którym ukryci są wszyscy odwiedzający
pages-account-trust-now = Zaufanie teraz
pages-account-record-read = Przeczytane edycje
pages-account-record-judged = Ocenione
pages-account-record-undone-by-people = Wycofane przez ludzi
pages-account-record-taken-out-by-people = Wyjęte przez ludzi
pages-account-record-taken-down = Usunięte
pages-account-record-confirmed = Potwierdzone jako spam
pages-account-record-released = Przywrócone
pages-account-record-built-on = Rozwinięte przez innych
pages-account-record-before-the-watch = Edycje sprzed uruchomienia wikiwatch
pages-account-soft-allow = Przepuszczany łagodnie do
pages-account-contributions = Wkład na wiki
pages-account-blocks = Rejestr blokad na wiki
pages-account-undo-all = Cofnij wszystko, co zrobił wikiwatch…
pages-account-due = Zaplanowane i do wykonania
pages-account-due-here = Do wykonania wobec tego autora
pages-due-cancel = Nie wykonuj
pages-account-nothing-due = Nic nie jest zaplanowane.
pages-account-trust = Zaufanie, składnik po składniku
pages-account-now = Teraz
pages-account-then = Przy ostatniej edycji
pages-account-unasked = Dla tej strony nie pyta się wiki: składniki, które zna tylko ona, jak wiek konta i jego grupy, nie mają teraz punktów.
pages-account-history = Historia stanu
pages-account-history-verdict = wskutek oceny:
pages-account-history-block = program zablokował
pages-account-history-unblock = program zdjął swoją blokadę
pages-account-history-people = zablokowany przez ludzi
pages-account-history-decision = rozstrzygnięto:
pages-account-wasted = Czas, który zmarnował ten autor
pages-account-wasted-time = { $edits ->
    [one] Na { $edits } edycję, którą usunięto:
    [few] Na { $edits } edycje, które usunięto:
    [many] Na { $edits } edycji, które usunięto:
   *[other] Na { $edits } edycji, które usunięto:
}
pages-account-wasted-unread = W tym na pisanie tego, czego nikt nie przeczytał:
pages-account-domains = Domeny, które przyniósł
pages-account-page = Strona
pages-account-trust-then = Ówczesne zaufanie
pages-account-became = Co z tego wyszło
pages-account-down = usunięta lub do usunięcia
pages-account-latest-only = { $count ->
    [one] Wymieniono tylko ostatnią edycję.
    [few] Wymieniono tylko ostatnie { $count } edycje.
    [many] Wymieniono tylko ostatnie { $count } edycji.
   *[other] Wymieniono tylko ostatnie { $count } edycji.
}
pages-account-no-edits = Nie przeczytano żadnej edycji tego autora.
pages-account-log = Wpisy w rejestrze
pages-account-done = Co zrobiono i zaplanowano

pages-blocks-nav = Planowane blokady
pages-blocks-what = Blokady, usunięcia stron i co jeszcze zaplanowano prócz usuwania i przywracania tekstów.
pages-blocks-nothing = Nic takiego nie zaplanowano.
pages-blocks-edit = edycja
pages-blocks-row = Reguła:
pages-blocks-lasts = Nałożona teraz, trwałaby:
pages-blocks-options = opcje:
pages-blocks-no-longer = W obecnym stanie rzeczy zostanie zaniechane:
pages-blocks-checked = Co jest ponownie sprawdzane przed wykonaniem
pages-blocks-checked-block = Czy autor jest nadal wyciszony i nie jest wyłączony z oceny; czy zostało coś z tego, co przeciw niemu przemawia, i nikt nie uznał oceny za błędną; czy nie obowiązuje już blokada ani człowiek o żadnej nie zdecydował; w przypadku adresu, czy ostatnio przyszło z niego coś niepożądanego i żadne proxy nie ukrywa odwiedzających.
pages-blocks-checked-delete = Czy ktoś się zgodził; czy człowiek uznał ocenę za błędną lub oczyścił autora z podejrzeń; czy na stronie pisał ktoś inny.
pages-blocks-checked-group = Czy powód nadal zachodzi, a konto nie jest już w tym stanie.
pages-blocks-checked-move = Czy strona nadal jest tam, dokąd ją przeniesiono, i nikt mający uznanie jej odtąd nie przeniósł.
pages-blocks-checked-filerevert = Czy niepożądana wersja jest nadal bieżąca.

pages-standing-nav = Wciąż na wiki
pages-standing-title = Spam, który wciąż jest na wiki
pages-standing-what = Człowiek lub program uznał te edycje za spam i, o ile wiadomo, ich tekst jest nadal na wiki. Najstarsze najpierw.
pages-standing-nothing = Nic z tego, co uznano za spam, nie pozostało na wiki.
pages-standing-found-person = potwierdzone przez człowieka
pages-standing-found-program = znalezione przez program
pages-standing-up-never = Nigdy nie planowano tego usunąć
pages-standing-up-review = Czeka na zgodę człowieka
pages-standing-up-person = Pozostawiono to człowiekowi
pages-standing-up-late = Termin minął, ale jeszcze tego nie usunięto
pages-standing-up-cancelled = Usunięcie odwołano, choć nikt nie uznał tego za dobre
pages-standing-up-back = Program sam to przywrócił, a potem człowiek nazwał to spamem
pages-standing-again = To spam: usuń

pages-rules-nav = Reguły
pages-rule-what = W co trafił każdy wiersz policy.toml i każda oznaka i co ludzie o tym sądzili.
pages-rule-files = Reguły są w plikach i to pliki się liczą: tam się je zmienia, tam każda zmiana jest sprawdzana na próbkach, a jej historia zachowana. Tutaj mówisz, co było słuszne, i pozwalasz zatrzymanej regule znów działać.
pages-rule-counted = Policzono
pages-rule-since = Trafienia od
pages-rule-nothing-judged = Niczego jeszcze nie oceniono.
pages-rule-total = Wszystkie ocenione zmiany
pages-rule-row = Wiersze policy.toml
pages-rule-signal = Oznaki
pages-rule-rule = Reguła
pages-rule-all = wszystkie
pages-rule-hits = Trafienia
pages-rule-actions = Działania
pages-rule-overturned = Uchylone
pages-rule-right = Potwierdzone lub wycofane przez ludzi
pages-rule-reported = Zgłoszone
pages-rule-waiting = Usunięte, nikt nic nie powiedział
pages-rule-nothing = Tylko odnotowane lub cofnięte
pages-rule-precision = Trafność
pages-rule-precision-of = { $share }% ({ $low } do { $high }), z { $authors ->
    [one] { $authors } autora
    [few] { $authors } autorów
    [many] { $authors } autorów
   *[other] { $authors } autora
}
pages-rule-precision-is = Trafność dotyczy autorów, o których wypowiedzieli się ludzie: kogo raz skrzywdzono, ten liczy się jako skrzywdzony. W nawiasie: przedział 95%.
pages-rule-median = Mediana czasu do usunięcia
pages-rule-cost = Koszt spojrzenia
pages-rule-ms = { $ms } ms
pages-rule-now = Teraz
pages-rule-acts = działa
pages-rule-notes = Tylko odnotowuje, co znajdzie.
pages-rule-unused = Nieużywana: przez kwartał niczego nie znalazła.
pages-rule-is-stopped = Zatrzymana decyzjami ludzi, więc tylko zgłasza, od
pages-rule-is-aside = Zawieszona, bo była powolna lub zawiodła, od
pages-rule-again-how = Aby ją znów uruchomić:
pages-rule-again = Uruchom ją znów
pages-rule-endings = Co się skończyło lub wkrótce skończy
pages-rule-unknown = W obowiązujących regułach nie ma reguły, wiersza ani oznaki o tej nazwie.
pages-rule-one = Reguła
pages-rule-figures-row = Liczby wiersza
pages-rule-figures-signal = Liczby oznaki
pages-rule-last = Ostatnie trafienie
pages-rule-weeks = Trafienia według tygodni
pages-rule-weeks-told = Ostatnie tygodnie ({ $weeks }): uchylone { $overturned }; potwierdzone lub wycofane przez ludzi { $right }; usunięte bez niczyjego słowa { $waiting }; tylko odnotowane lub cofnięte { $nothing }.
pages-rule-week = Tydzień od
pages-rule-text = Co mówi jej plik
pages-rule-no-text = Nie da się tego pokazać tak, jak jest w pliku. Zajrzyj do folderu reguł.
pages-rule-samples = { $count ->
    [one] Ma { $count } próbkę, której musi sprostać.
    [few] Ma { $count } próbki, którym musi sprostać.
    [many] Ma { $count } próbek, którym musi sprostać.
   *[other] Ma { $count } próbki, którym musi sprostać.
}
pages-rule-latest = Ostatnie trafienia
pages-rule-reviewed = Trafienia w obecnym brzmieniu: { $hits }. Ocenione przez ludzi: { $reviewed }. Z nich słuszne: { $right }.
pages-rule-no-hits = Jeszcze żadnych trafień w obecnym brzmieniu.
pages-rule-said = To było
pages-rule-word-right = słuszne
pages-rule-word-wrong = błędne
pages-rule-word-open = nikt nie powiedział

pages-wasted-nav = Zmarnowany czas
pages-wasted-since = Odkąd wikiwatch zaczął oceniać, od
pages-wasted-worst-case = Najgorsza kampania
pages-wasted-docs = Cała metoda wraz ze źródłami jest w
pages-chart-numbers = Liczby z wykresu

pages-oauth-how = Kto ma na wiki odpowiednie uprawnienia, może się zalogować tamtejszym kontem. O hasło pyta wiki; wikiwatch dowiaduje się tylko, czyje to konto.
pages-oauth-button = Zaloguj się przez wiki
pages-oauth-link = Linkiem
pages-oauth-again = Wróć do logowania
pages-oauth-account = Konto na wiki:
pages-oauth-old = Tego logowania nie rozpoczęto w tej przeglądarce, ma ponad 10 minut albo już je wykorzystano. Nikogo nie zalogowano. Zacznij od nowa.
pages-oauth-refused = Wiki cię nie przepuściła: odmowa przyszła od ciebie albo od wiki. Nikogo nie zalogowano. Zacznij od nowa i zezwól na to na stronie wiki.
pages-oauth-failed = Wiki nie potwierdziła, kim jesteś: nie odpowiedziała na czas albo nie tak, jak powinna. Nikogo nie zalogowano. Zacznij od nowa za minutę; jeśli tak zostanie, zapytaj osobę, która prowadzi wikiwatch: jej dziennik mówi, co zawiodło.
pages-oauth-blocked = To konto jest zablokowane na wiki i nie może się tu zalogować, dopóki trwa blokada.
pages-oauth-no-right = To konto nie ma żadnego z potrzebnych tu uprawnień. Osoba, która prowadzi wikiwatch, może ci zamiast tego dać link.

pages-aside-title = Odłożone zmiany
pages-aside-what = Raz po raz psuły lub zatrzymywały ocenę albo kończyły program. Nikt ich nie ocenił i nic samo się z nimi nie dzieje. Najnowsze najpierw.
pages-aside-nothing = Nic nie jest odłożone.
pages-aside-ended = Program został zakończony, gdy oceniał tylko tę zmianę (razy: { $tries })
pages-aside-stalled = Zajęła więcej czasu procesora niż jakakolwiek uczciwa zmiana (razy: { $tries })
pages-aside-failed = Ocena nie powiodła się: { $error } (razy: { $tries })
pages-aside-again = Oceń ponownie
