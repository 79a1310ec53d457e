# To, co program mówi po angielsku o tym, co robi, i tak przechowuje; zobacz en/said.ftl.

## Składniki zaufania do autora

said-part-account = ma konto
said-part-email = ma potwierdzony adres e-mail
said-part-groups = ma zaufaną grupę lub takie uprawnienie: { $names }
said-part-released = edycje przywrócone przez człowieka: { $count }
said-part-reverted = edycje wycofane przez innych: { $count }
said-part-removed = edycje, których tekst inni usunęli: { $count }
said-part-taken-down = edycje wstrzymane lub wycofane przez bota: { $count }
said-part-confirmed = z nich potwierdzone przez człowieka: { $count }
said-part-warnings = ostrzeżenia na stronie dyskusji: { $count }
said-part-blocks = blokady: { $count }
said-part-usual = zwykle przy tylu, które pozostały: { $usual }
said-part-network = wiele złych adresów w { $network }: { $count }
said-part-survived = edycje, które się liczą: { $count }; pozostało: { $total }, w różnych dniach: { $days }
said-part-age = dni pracy: { $days }
said-part-editcount = edycje, które liczy wiki: { $count }
said-part-built-on = z nich zachowane przez innych, którzy pisali dalej: { $count }
said-part-cap = za to wszystko razem nie więcej niż { $limit }
said-ceiling-account = nie więcej niż 100
said-ceiling-temp = konto tymczasowe pozostaje nowicjuszem
said-ceiling-address = adres może zmienić użytkownika
said-ceiling-typed = każdy może wpisać tę nazwę
said-ceiling-proxy = za tym adresem może być każdy

## Dlaczego nic od autora nie jest oceniane albo dana zmiana nie jest

said-exempt-group = w grupie wyłączonej z oceny: { $names }
said-exempt-right = ma uprawnienie, które wyłącza z oceny: { $names }
said-exempt-global = w grupie globalnej wyłączonej z oceny: { $names }
said-exempt-listed = { $list }: { $reason } (dodane przez { $user })
said-exempt-entry = wpis w rejestrze
said-exempt-bot = sam bot
said-exempt-hidden = autor jest ukryty
said-exempt-namespace = w przestrzeni nazw, która nie jest oceniana
said-exempt-text = brak tekstu do oceny: ukryty, usunięty lub nie jest wikitekstem
said-exempt-restores = przywraca wcześniejszy tekst strony

## Dlaczego wiersz zasad nie rozstrzygnął i co dodano do powodu tego, który rozstrzygnął

said-failed-state = stan autora: { $state }, a nie { $states }
said-failed-band = stopień zaufania: { $band }, a nie { $bands }
said-failed-signals = nie znaleziono: { $signs }
said-failed-link = dodaje link
said-failed-no-link = nie dodaje linku
said-failed-score = wynik { $score }, mniej niż { $limit }
said-failed-firm = wynik { $score } bez rodzin, które tylko wstrzymują, mniej niż { $limit }
said-stands-all-the-same = { $why } Mimo to pozostaje: { $what }.
said-only-listed = { $why } Jest tylko zgłaszane: ludzie uznali tę regułę za błędną.
said-does-not-act = { $why } Jest tylko zgłaszane: reguła jeszcze nie działa.
said-judge-failed = ocena tej zmiany się nie powiodła ({ $error }); nikt jej nie ocenił

## Co powiedzieli ludzie

said-by-wrong = według { $who } decyzja { $id } była błędna
said-by-its-verdict = według { $who } ocena była błędna
said-by-unwanted = według { $who } tekst był niepożądany
said-by-unwanted-again = program sam to przywrócił; według { $who } było to niepożądane
said-by-still-stood = według { $who } był to spam, i wciąż tam był
said-by-cleared = oczyszczony z podejrzeń przez { $who }
said-by-author-cleared = { $user }: oczyszczony z podejrzeń przez { $who }
said-by-cancelled = odwołane przez { $who }
said-by-released = przywrócone przez { $who }
said-by-released-person = przywrócone przez człowieka
said-by-undone = cofnięte przez { $who }
said-by-withdrawn = odwołane przez { $who }
said-by-reset = włączone ponownie przez { $who }
said-by-spammer = potwierdzony jako spamer przez { $who }
said-by-silenced = wyciszony przez { $who } po przeglądzie: { $why }
said-by-cleanup = porządkowanie po { $name }, wykonuje { $who }
said-by-cancelled-meanwhile = odwołane przez człowieka w trakcie wykonywania
said-by-wiki-revision = przywrócone na wiki, wersja { $revision }
said-by-wiki-log = przywrócone na wiki, rejestr { $log }, { $day }
said-by-decided = rozstrzygnięte na wiki, wersja { $revision }

## Przegląd autora

said-review-of = przegląd podejrzanego autora: { $why }
said-question-went-on = dalsze złe próby od powstania podejrzenia: { $count }; do { $limit } może to być fałszywy alarm
said-question-bad = najgorsza edycja ma wynik { $score }; zła od { $limit }
said-question-often = złe próby w ciągu 24 godzin, najwyżej: { $count }; często od { $limit }
said-class-needs = przejrzane przypadki: { $count } z { $total } potrzebnych
said-class-overturned = uchylone przypadki: { $count } z { $total } ostatnio przejrzanych
said-class-none = uchylone przypadki: żaden z { $limit } ostatnio przejrzanych, a { $count } z { $total } ostatnich
said-class-automatic = decyzje klasy „{ $class }” zapadają automatycznie
said-unanswered = przeglądy bez niczyjej odpowiedzi: { $count }
said-flag-ended = podejrzenie wygasło, a nikt nie odpowiedział
said-not-flagged = autor nie jest już podejrzany

## Co wyniknie z odpowiedzi

said-will-try-again = jeszcze raz spróbuje się przywrócić tekst
said-will-put-back = tekst zostanie przywrócony
said-will-leave = zostanie tak, jak jest: ocena była błędna
said-will-not = nie zostanie wykonane
said-will-down-again = było to niepożądane, a to, co program przywrócił, zostanie znów usunięte
said-will-down = było to niepożądane i zostanie usunięte, jeśli się da
said-will-unwanted = było to niepożądane
said-will-right = było to słuszne
said-will-at = zostanie wykonane, nie wcześniej niż { $at } UTC
said-will-all-back = wszystko, co wstrzymano od { $user }, zostanie przywrócone, a autor oczyszczony z podejrzeń
said-will-flag-stays = nic od { $user } nie zostanie przywrócone: podejrzenie pozostaje
said-will-proposed = jak zaproponowano dla { $user }: { $class }
said-will-nothing = nic z tego, co zaproponowano dla { $user }, nie zostanie zrobione
said-undo-cancel = nie będzie wykonane
said-undo-verdict = nic nie usunięto; ocena zostaje cofnięta
said-undo-not-done = nie zostało wykonane: { $why }
said-undo-itself = samo coś cofnęło
said-undo-block = blokada zostanie zdjęta
said-undo-delete = strona zostanie odtworzona
said-undo-move = strona zostanie przeniesiona do { $title }
said-undo-file = wersja pliku zostanie przywrócona
said-undo-group = grupa zostanie zmieniona: { $group }
said-undo-failed = nie dało się cofnąć: { $why }
said-undo-yes = człowiek wyraził na to zgodę: aby cofnąć, trzeba to wskazać
said-undo-done = wykonane
said-undo-waits = czeka

## Co wyszło z usunięcia tekstu lub jego przywrócenia

said-down-revision = przywrócono wersję { $revision }
said-down-passage = usunięto dodany fragment
said-down-between = od podejrzanego autora, pomiędzy tym, co usunięto
said-down-nothing-left = nic z tego nie zostało do usunięcia
said-down-notice = informacja jest już na stronie
said-down-touched = późniejsze edycje dotyczą tych samych słów: musi zdecydować człowiek
said-down-gone = tekstu nie ma już na stronie
said-down-before = usunięte już przez wcześniejszą próbę
said-down-no-revision = nie wskazuje żadnej wersji
said-down-no-page = strona już nie istnieje
said-down-no-wikitext = strona nie jest już wikitekstem
said-down-just-edited = stronę właśnie edytowano
said-down-again-and-again = autor wstawia to wciąż od nowa: musi zdecydować człowiek
said-down-put-back-by = przywrócone przez { $user } (ma tu uznanie)
said-down-put-back-unjudged = właśnie przywrócił to ktoś, kogo jeszcze nie oceniono
said-release-earlier-first = najpierw wraca wcześniejszy tekst tej strony
said-release-down-first = najpierw usuwany jest inny tekst tej strony
said-back-never-down = nigdy nie zostało usunięte
said-back-done = przywrócono
said-back-hidden = administrator w międzyczasie ukrył tekst
said-back-changed = strona zmieniła się w tym miejscu: przywrócić musi człowiek
said-back-stands = jest już na stronie
said-result-done-before = wykonane już przez wcześniejszą próbę
said-result-nobots = strona prosi boty, by jej nie edytowały: czeka na zgodę
said-result-unchanged = bez zmian
said-result-observed = zaplanowane podczas obserwacji, zbyt dawno: czeka na zgodę
said-result-set-back = starsze niż chwila, w której cofnięto bazę danych: czeka na zgodę
said-result-done-then = zrobione, zanim cofnięto bazę danych, jak pokazuje wiki
said-result-tried-often = próbowano wiele razy: { $why }
said-result-could-not = nie dało się wykonać ({ $error }): musi spojrzeć człowiek
said-result-overturned = według człowieka ocena była błędna
said-result-cleared = człowiek oczyścił autora z podejrzeń
said-result-rule-stopped = ludzie zatrzymali regułę, która tego żądała: czeka na zgodę
said-result-budget = czeka: limit „{ $what }” jest wyczerpany; następna próba { $at } UTC
said-silent-behind = od { $at } UTC żaden przebieg się nie zakończył: nie można odczytać wiki albo zawodzi coś innego
said-silent-seen = brak zmian od { $at } UTC, dłużej niż zwykle: czy można jeszcze edytować wiki?
said-silent-action = nic nie zrobiono od { $at } UTC, dłużej niż zwykle: czy to, co należy wykryć, jest jeszcze wykrywane?

## Co wyszło z usunięcia strony, przeniesienia, wcześniejszej wersji pliku lub zmiany grupy

said-delete-history = historia jest długa albo właśnie się zmienia: musi zdecydować człowiek
said-delete-hidden = część historii jest ukryta: musi zdecydować człowiek
said-delete-others = pisali na niej inni ({ $count }), między innymi { $user }: musi zdecydować człowiek
said-delete-standing = na stronie jest tekst od { $user } (ma tu uznanie)
said-undelete-stands = istnieje tam strona
said-undelete-done = odtworzono
said-group-no-account = takie konto już nie istnieje
said-group-in = jest już w grupie { $group }
said-group-not-in = nie jest już w grupie { $group }
said-move-stands = strona już tam jest
said-move-on = strona została przeniesiona dalej do { $title }
said-move-done = przeniesiono z powrotem do { $title }
said-move-nothing = przeniesienia się znoszą
said-move-standing = od tego czasu przeniesiona przez { $user } (ma tu uznanie)
said-move-since = od tego czasu przeniesiona przez { $user }: musi zdecydować człowiek
said-file-gone = plik już nie istnieje
said-file-taken-back = zostało już cofnięte
said-file-hidden = nie wiadomo, czyja wersja tam jest: jej autor jest ukryty
said-file-another = jest tam już inna wersja
said-file-no-other = nie ma wersji nikogo innego: potrzebne jest usunięcie
said-file-version-gone = tej wersji pliku już nie ma
said-file-stands = ta wersja już tam jest
said-file-uploaded = ktoś przesłał od tego czasu inną wersję
said-file-done = przywrócono wersję z { $at }

## Blokady

said-block-proxy = odłożone: serwer proxy ukrywa teraz odwiedzających wiki, więc za adresem może być każdy
said-block-exempt = autor jest teraz wyłączony z oceny: { $why }
said-block-lifted = blokada zdjęta przez { $user }
said-block-not-silenced = autor nie jest już wyciszony
said-block-nothing-left = nic nie zostało z tego, co przemawiało przeciw autorowi
said-block-too-wide = tak szeroki zakres nie jest blokowany
said-block-quiet = { $hours ->
    [one] w ciągu ostatniej { $hours } godziny z adresu nie przyszło nic niepożądanego: może już należeć do kogoś innego
    [few] w ciągu ostatnich { $hours } godzin z adresu nie przyszło nic niepożądanego: może już należeć do kogoś innego
    [many] w ciągu ostatnich { $hours } godzin z adresu nie przyszło nic niepożądanego: może już należeć do kogoś innego
   *[other] w ciągu ostatnich { $hours } godziny z adresu nie przyszło nic niepożądanego: może już należeć do kogoś innego
}
said-block-range-yes = zakres jest blokowany tylko za zgodą człowieka
said-block-stands = blokada obowiązuje
said-block-already = już zablokowano: przez { $who }, do { $at }
said-block-already-ever = już zablokowano: przez { $who }, na zawsze
said-block-already-range = już zablokowano: { $network }, przez { $who }, do { $at }
said-block-already-range-ever = już zablokowano: { $network }, przez { $who }, na zawsze
said-block-partly = już zablokowano na niektórych stronach: przez { $who }, do { $at }
said-block-partly-ever = już zablokowano na niektórych stronach: przez { $who }, na zawsze
said-block-partly-range = już zablokowano na niektórych stronach: { $network }, przez { $who }, do { $at }
said-block-partly-range-ever = już zablokowano na niektórych stronach: { $network }, przez { $who }, na zawsze
said-block-infinite = na zawsze
said-block-decided = człowiek zdecydował o blokadzie { $at }, a od tego czasu nie przyszło nic niepożądanego
said-block-nobody = nikt go już nie blokuje
said-range-other = zablokowane lub wyciszone adresy z { $network }: { $count }; edytował tam 1 inny, z edycjami, które pozostały: { $total }
said-range-others = zablokowane lub wyciszone adresy z { $network }: { $count }; inni, którzy tam edytowali: { $limit }, z nich z edycjami, które pozostały: { $total }
said-range-only-other = zablokowane lub wyciszone adresy z { $network }: tylko { $count }; edytował tam 1 inny, z edycjami, które pozostały: { $total }
said-range-only-others = zablokowane lub wyciszone adresy z { $network }: tylko { $count }; inni, którzy tam edytowali: { $limit }, z nich z edycjami, które pozostały: { $total }
said-range-too-many = dotknęłoby to zbyt wielu innych: { $why }
said-range-quiet = { $hours ->
    [one] w ciągu ostatniej { $hours } godziny z jego adresów nie przyszło nic niepożądanego
    [few] w ciągu ostatnich { $hours } godzin z jego adresów nie przyszło nic niepożądanego
    [many] w ciągu ostatnich { $hours } godzin z jego adresów nie przyszło nic niepożądanego
   *[other] w ciągu ostatnich { $hours } godziny z jego adresów nie przyszło nic niepożądanego
}

## Porządkowanie

said-clean-no-spam = według człowieka nie był to spam
said-clean-gone = już tego tam nie ma
said-clean-first = było pierwsze, a reguły to zostawiły: inni mogli to skopiować
said-clean-far = nie jest blisko żadnego spamu w czasie: adres lub nazwę mógł mieć ktoś inny
said-clean-title-hidden = tytuł jest ukryty: musi spojrzeć człowiek
said-clean-move = zostanie przeniesione z powrotem do { $title }
said-clean-version = poprzednia wersja zostanie przywrócona
said-clean-shared-file = inni przesłali jego późniejsze lub wcześniejsze wersje
said-clean-file = plik zostanie usunięty
said-clean-file-page = to strona pliku i zniknie razem z nim
said-clean-page = strona zostanie usunięta
said-clean-or-text = albo, jeśli pisali na niej inni, usunięty zostanie tylko tekst
said-clean-shared-page = na stronie pisali inni: usunięty zostanie tylko tekst
said-clean-text = tekst zostanie usunięty
said-clean-again = program sam to przywrócił; zostanie znów usunięte
said-clean-put-back = człowiek to przywrócił: { $id }, { $status }
said-clean-nothing = nic nie zrobiono: { $why }

## Co człowiek powinien wiedzieć

said-alarm-stopped = nic nie jest zapisywane: { $why }
said-alarm-room = na dysku zostało { $megabytes } MB, a dopóki jest pełny, nic nie jest oceniane ani wykonywane
said-alarm-budget = limit „{ $what }” jest wyczerpany, a tyle działań czeka: { $count }
said-alarm-rule = reguła { $rule } tylko zgłasza: { $why } (`wikiwatch rules reset { $same }` pozwala jej znów działać)
said-overturned-for = uchylona przez { $people }, u tylu autorów: { $count } ({ $keys })
said-budget-hour = { $what } na godzinę ({ $limit })
said-budget-day = { $what } na dzień ({ $limit })
said-budget-holds = wstrzymania
said-budget-reverts = wycofania
said-budget-blocks = blokady
said-budget-confirmed-holds = potwierdzone wstrzymania
said-budget-confirmed-reverts = potwierdzone wycofania
said-budget-confirmed-blocks = potwierdzone blokady
said-stopped = zatrzymano
said-stopped-shell = zatrzymano z wiersza poleceń
said-stopped-by = zatrzymano z wiersza poleceń: { $who }
said-run-page-missing = strona uruchamiania { $page } nie istnieje
said-run-page-says = na stronie uruchamiania { $page } nie ma „{ $word }”
said-aside-failed = nie powiodła się: { $error }
said-aside-slow = jest powolna: { $seconds } s na tyle znaków własnych tekstów programu: { $count }
said-aside-reworded = człowiek zmienił jej brzmienie
said-row-changed = człowiek zmienił wiersz
said-note-rules = oceniła to wersja reguł { $then }; rodziny i wiersze pochodzą teraz z { $now }
said-note-sum = suma według obowiązujących reguł to { $total }; była { $score }
said-note-row = według zasad rozstrzyga wiersz { $would }; rozstrzygnął wiersz { $did }: { $why }

## Co odpowiedziała wiki

said-wiki-overtaken = wyprzedzone przez inną edycję
said-wiki-rolled-back = wyprzedzone przez inne wycofanie
said-wiki-only-author = odmowa: nikt inny nie edytował strony
said-wiki-no-change = zbędne: już tam jest
said-wiki-not-seen = później niewidoczne
said-wiki-no-answer = pozostało bez odpowiedzi
said-wiki-token = odmowa z powodu starego tokenu
said-wiki-fault = odmowa z powodu błędu wiki
said-wiki-session = odmowa: sesja się skończyła
said-wiki-other-session = odmowa: sesja należy do innego konta
said-wiki-lag = odłożone: baza danych wiki jest opóźniona
said-wiki-read-only = odłożone: wiki jest tylko do odczytu
said-wiki-rate = odłożone przez limit częstotliwości wiki
said-wiki-unasked = odłożone: nie można było zapytać wiki
said-wiki-missing = zbędne: strona nie istnieje
said-wiki-deleted = zbędne: strona została usunięta
said-wiki-blocked-already = zbędne: ktoś już zablokował
said-wiki-not-blocked = zbędne: już bez blokady
said-wiki-observing = nie wykonano: tylko obserwacja
said-wiki-captcha = odmowa przez captcha
said-wiki-protected = odmowa: strona jest zabezpieczona
said-wiki-cascade = odmowa: strona jest zabezpieczona wraz z inną
said-wiki-namespace = odmowa: przestrzeń nazw jest zabezpieczona
said-wiki-interface = odmowa: komunikaty wiki są zabezpieczone
said-wiki-code = odmowa: strona z kodem innego użytkownika
said-wiki-title = odmowa: tytuł jest zabezpieczony
said-wiki-title-taken = odmowa: pod tym tytułem jest inna strona
said-wiki-immobile = odmowa: takich stron nie można przenosić
said-wiki-immobile-target = odmowa: nie można tam przenosić stron
said-wiki-may-not-move = odmowa: konto nie może jej przenieść
said-wiki-no-delete = odmowa: nie można jej usunąć
said-wiki-no-undelete = odmowa: nie można jej odtworzyć
said-wiki-big = odmowa: strona ma zbyt wiele wersji, by to konto mogło ją usunąć
said-wiki-right = odmowa: konto nie ma uprawnienia
said-wiki-blocked = odmowa: konto jest tam zablokowane
said-wiki-address-blocked = odmowa: adres konta jest zablokowany
said-wiki-global-block = odmowa: konto jest zablokowane na wszystkich wiki
said-wiki-too-long = odmowa: tekst jest za długi
said-wiki-extension = odmowa przez rozszerzenie
said-wiki-tag = odmowa: nie można użyć znacznika zmian
said-wiki-person = odmowa: to decyzja człowieka
said-wiki-mixed = odmowa: nie da się tego odróżnić od wcześniej usuniętego
said-wiki-no-wikitext = odmowa: strona nie zawiera wikitekstu
said-wiki-no-account = odmowa: nie ma takiego konta
said-wiki-version-gone = odmowa: tej wersji pliku już nie ma
said-wiki-spam-blacklist = odmowa przez SpamBlacklist
said-wiki-filter-warning = odmowa przez ostrzeżenie filtra nadużyć
said-wiki-filter = odmowa przez filtr nadużyć
said-wiki-title-blacklist = odmowa przez TitleBlacklist
said-wiki-file-store = odmowa: pliku nie można było właśnie zapisać
said-wiki-file-lock = odmowa: ktoś właśnie pracuje nad plikiem
said-wiki-other = odmowa wiki

## Odmowy wobec ludzi

said-no-action = żadne działanie nie ma numeru „{ $id }”
said-no-proposal = żadna propozycja nie ma numeru { $number }
said-no-case = żadna kampania nie ma numeru { $number }
said-no-rule = nie ma reguły, wiersza ani oznaki „{ $name }”
said-no-yes = { $id } nie czeka na zgodę: { $status }
said-no-cancel = { $id } nie można odwołać: { $status }
said-no-release = { $id } nie można przywrócić: { $what }
said-no-confirm = { $id } nie można potwierdzić: { $what }
said-no-confirm-wrong = { $id } nie można potwierdzić: według człowieka był to błąd
said-called-good = uznane za dobre przez człowieka
said-such-action = { $action }, { $status }
said-nothing-to-release = { $id } nie jest wstrzymaniem ani wycofaniem, nie ma czego przywracać
said-nothing-to-confirm = { $id } nie jest wstrzymaniem ani wycofaniem, nie ma czego potwierdzać
said-no-answer-none = { $id } nie czeka na odpowiedź: nie ma takiej propozycji
said-no-answer = { $id } nie czeka na odpowiedź: { $proposal }
said-no-flag = { $user } nie jest już wśród podejrzanych
said-no-author = nic już nie wiadomo o: { $user }
said-proposal-closed = proposal-{ $number } nie jest już otwarta: { $proposal }
said-proposal-carried-out = proposal-{ $number } nie jest już otwarta: została wykonana
said-no-standing-spam = wersja { $revision } nie jest spamem, o którym wiadomo, że wciąż tam jest
said-not-aside = { $id } nie jest odłożone
said-aside-acted = { $id } nie można ocenić ponownie: opiera się na tym działanie wynikające ze stanu autora
said-no-judged = wersja { $revision } nie została oceniona
said-no-change-by = nie przeczytano żadnej zmiany, której autorem jest „{ $user }”
said-anybody-behind = serwer proxy ukrywa odwiedzających wiki: pod nazwą { $user } może kryć się każdy
said-had-standing = { $user }: ten autor miał uznanie na tej wiki, gdy zapisano wersję { $revision }, więc nic tego autora nie jest usuwane
said-nothing-done-about = nic nie zrobiono w sprawie kogoś o nazwie „{ $user }”
said-hint-ids = `wikiwatch review` wypisuje numery
said-hint-them = wypisuje je `wikiwatch review`
said-hint-standing = wypisuje je `wikiwatch review standing`
said-hint-aside = wypisuje odłożone `wikiwatch review aside`
said-hint-aside-acted = o tym decyduje `wikiwatch review release` lub `wikiwatch review confirm`
said-hint-cases = wypisuje je `wikiwatch cases --all`
said-hint-due = `wikiwatch due` wypisuje numery
said-hint-states = `wikiwatch status` podaje stany
said-hint-stats = `wikiwatch rules stats` wymienia je wszystkie
said-hint-campaign = kampanię wskazuje się przez --campaign N
said-hint-stolen = to, co zrobiło skradzione konto, cofnij ręcznie, a to, co z tego wstrzymano, przez `wikiwatch review`
said-hint-back = `wikiwatch review release { $id }` przywraca tekst

## Co znaleziono w zmianie

said-found-only-noted = tylko odnotowano: { $why }
said-found-out-of-time = czas na jedną zmianę minął, zanim sprawdziły: { $names }
said-found-revisions = wersja { $revisions }
said-found-revisions-more = wersja { $revisions }, dalsze: { $count }
said-found-blank-nothing = zniknęło { $count } z { $total } znaków strony i nic nie przyszło w zamian
said-found-blank-others = zniknęło { $count } z { $total } znaków strony, a w zamian przyszło innych: { $limit }
said-found-blank-link = zniknęło { $count } z { $total } znaków strony, a w zamian przyszedł link, który jest tu nowy
said-found-blank-script = zniknęło { $count } z { $total } znaków strony, a zamiast tekstu w piśmie { $old } przyszedł tekst w piśmie { $new }
said-found-brings-back = ten tekst już kiedyś usunięto z tej strony
said-found-campaign-sure = potwierdzona kampania (numer { $number }), edycje: { $count }, uczestnicy: { $total }: { $why }
said-found-campaign-perhaps = może kampania (numer { $number }), edycje: { $count }, uczestnicy: { $total }: { $why }
said-found-campaign-new = może kampania (jeszcze bez numeru), edycje: { $count }, uczestnicy: { $total }: { $why }
said-found-campaign-exact = dokładnie jej tekst, witryna lub numer telefonu
said-found-tie-text = tekst jest podobny do tamtego w { $count }%
said-found-tie-domain = prowadzi do tej samej witryny, której nikt zaufany tu nie używa
said-found-tie-contact = podaje ten sam numer telefonu lub adres e-mail
said-found-tie-undone = tamto wycofano lub usunięto
said-found-tie-summary = opis zmian jest ten sam
said-found-tie-network = pochodzi z tej samej sieci
said-found-tie-name = nazwy użytkowników są podobnie zbudowane
said-found-tie-page = jest na tej samej stronie
said-found-tie-hour = przyszło w ciągu godziny
said-found-tie-day = przyszło w ciągu dnia
said-found-tie-form = linki i tekst są podobnie ułożone
said-found-tie-landing = linki prowadzą do stron o tym samym kształcie
said-found-tie-place = jest w tym samym miejscu
said-found-like = jak { $user }, zablokowano { $day }: { $why }
said-found-like-string = losowy ciąg jest ten sam, { $value }
said-found-like-contact = podaje ten sam numer telefonu lub adres e-mail, { $value }
said-found-like-domain = prowadzi do tej samej witryny, której nikt zaufany tu nie używa, { $value }
said-found-like-landing = linki prowadzą do stron o tym samym kształcie, { $value }
said-found-like-name = nazwy są podobnie zbudowane, { $value }
said-found-like-brought = nazwa jest witryną lub ciągiem, który przyniósł tamten autor, { $value }
said-found-like-page = jest na tej samej stronie lub jej stronie dyskusji, { $value }
said-found-like-summary = opis zmian jest ten sam, { $value }
said-found-like-figures = nazwy mają podobny układ liter i cyfr, { $value }
said-found-like-network = pochodzi z tej samej sieci, { $value }
said-found-like-hour = przychodzi o tej samej porze dnia (UTC), { $value }
said-found-too-large = strona zbyt duża, by przeczytać ją do końca: nikt nie obejrzał tylu jej znaków: { $count }
said-found-first-searched = najwyżej pierwsze znaki dodanego tekstu ({ $count }) porównano z innymi edycjami, a w części ({ $total }) szukano zwrotów
said-found-first-links = obejrzano tylko pierwsze linki: { $count }
said-found-decoyed = wyciszony autor pokazał to miejsce tam, gdzie takie edycje zostawia się, by zobaczyć, co przyniosą
said-found-links-so-many = linki: { $count }
said-found-disguise-mixed = host miesza pisma lub tylko wygląda jak inny
said-found-disguise-invisible = w nazwie hosta są niewidoczne znaki
said-found-disguise-reverse = znaki w linku odwracają to, co widzi czytelnik
said-found-disguise-css = link jest w elemencie, którego nikt nie widzi
said-found-disguise-in-comment = link jest w komentarzu
said-found-disguise-in-nowiki = link jest w nowiki
said-found-disguise-people = adres napisano dla ludzi, by filtry go przeoczyły
said-found-disguise-letters = adres napisano pojedynczymi literami, by filtry go przeoczyły
said-found-disguise-at = nazwa przed @ udaje host
said-found-disguise-bare = link prowadzi do gołego adresu IP zamiast do nazwy
said-found-disguise-host = host jest zakodowany, by filtry go przeoczyły
said-found-disguise-through = link prowadzi do celu przez inną witrynę
said-found-flood-saved = różne strony zapisane przez autora w dziesięć minut: { $count }; w godzinę: { $total }
said-found-flood-brought = różne strony, na które autor wstawił linki w ciągu godziny: { $count }
said-found-flood-moved = strony przeniesione przez autora w ciągu godziny: { $count }
said-found-flood-uploaded = pliki przesłane przez autora w ciągu godziny: { $count }
said-found-learned = przypomina edycje, które tu wycofano: tak źle wyglądało { $count } z { $total } wycofanych i { $limit } z { $score }, które pozostały
said-found-linked-watched = podejrzani lub zablokowani wśród innych pod tym samym adresem: { $count } z { $total }
said-found-linked-undone = inni pod tym samym adresem, których edycje wycofano: { $count } z { $total }
said-found-linked-link = i prowadzi do miejsca, które jest tu nowe
said-found-listed-author = autor jest na liście ({ $list }): { $reason } (dodane przez { $user })
said-found-listed-site = { $name }: na liście ({ $list }): { $reason } (dodane przez { $user })
said-found-moved-random = tytuł, na który przeniesiono stronę, to losowe litery
said-found-moved-unlike = tytuł, na który przeniesiono stronę, nie ma żadnego słowa z dawnego
said-found-moved-out = artykuł przeniesiono poza artykuły
said-found-name-address = nazwa użytkownika jest adresem lub numerem telefonu
said-found-name-site = nazwa użytkownika jest nazwą linkowanej witryny
said-found-name-anchor = nazwa użytkownika to słowa linku
said-found-summary-phone = opis zmian zawiera numer telefonu, którego nie ma nigdzie na stronie
said-found-summary-mail = opis zmian zawiera adres e-mail, którego nie ma nigdzie na stronie
said-found-summary-address = opis zmian zawiera adres, którego nie ma nigdzie na stronie
said-found-title-phone = tytuł zawiera numer telefonu
said-found-title-mail = tytuł zawiera adres e-mail
said-found-title-address = tytuł zawiera adres
said-found-network-bad = inne adresy z { $network } widziane w ciągu tylu dni ({ $days }): { $count }; złe: { $total }, dobre: { $limit }
said-found-page-first = jednym z pierwszych czynów autora jest strona z linkiem do { $site }
said-found-page-hardly = na tej nowej stronie poza linkami prawie nic nie ma
said-found-page-named = tytuł tej nowej strony jest nazwą witryny
said-found-page-advert = strona autora ma kształt reklamy: { $what }
said-found-page-advert-phone = numer telefonu
said-found-page-advert-words = link na słowach „{ $words }”
said-found-page-own-link = strona autora ma link, który jest tu nowy
said-found-site-nobody = nikt dotąd nie wstawił tego miejsca na tej wiki
said-found-site-no-edit = i żadna edycja autora jeszcze nie pozostała
said-found-site-others = inni już wstawili to miejsce i zostało to wycofane
said-found-site-many = tylu różnych autorów to zrobiło: { $count }
said-found-phone-title = tytuł tej nowej strony zawiera numer telefonu
said-found-phone-times = tyle razy występuje tu jeden numer telefonu: { $count }
said-found-phone-added = dodane numery telefonu: { $count }
said-found-phone-ornament = numer telefonu napisano z ozdobnikami, by filtry go przeoczyły
said-found-phrases = mówi jak reklamy, obok linku, który jest tu nowy: { $phrases }
said-found-probe-many = wielu zostawiło na tej stronie losowe litery; od ostatnich do linku minęło: { $what }
said-found-probe-page = tę stronę sprawdzano losowymi literami; do linku minęło: { $what }
said-found-probe-same = ten sam autor sprawdzał tę stronę; do linku minęło: { $what }
said-found-probe-elsewhere = ten sam autor zostawił losowe litery gdzie indziej; do linku minęło: { $what }
said-found-probe-string = litery, które ktoś zostawił, są w tej edycji; do linku minęło: { $what }
said-found-probe-network = losowe litery przyszły z tej sieci; do linku minęło: { $what }
said-found-ago-less = mniej niż dzień
said-found-ago-day = dzień
said-found-random-most = dodano losowe litery i niewiele więcej
said-found-random-only = dodano wyłącznie losowe litery
said-found-random-lone = pojedynczy ciąg, pewnie losowy
said-found-random-beside = obok linków zewnętrznych są losowe litery
said-found-random-edge = dodany tekst zaczyna się lub kończy losowymi literami
said-found-random-title = tytuł tej nowej strony to losowe litery
said-found-redirect-lost = strona stała się przekierowaniem; znaków przedtem: { $count }
said-found-redirect-random = strona prowadzi do tytułu z losowych liter
said-found-redirect-address = strona prowadzi do tytułu z adresem lub numerem telefonu
said-found-redirect-nothing = strona prowadzi do tytułu, który nie ma z nią nic wspólnego
said-found-refused-site = { $log } już odrzucił link do tego miejsca; od tego czasu minęło: { $what }
said-found-refused-author = edycję tego samego autora już odrzucono; od tego czasu minęło: { $what }
said-found-repeat-alike = { $count } z { $total } ostatnich wstawek autora jest podobnych do tej co najmniej w { $limit }%
said-found-repeat-copies = niemal jednakowe wstawki linku, który jest tu nowy: { $count }
said-found-reputation = zewnętrzne listy znają adres autora: { $answers }
said-found-signups = konta o nazwach według jednego wzoru założone w ciągu godziny: { $count }, więcej niż tu zwykle
said-found-file-random = nazwa pliku to losowe litery
said-found-file-advert = nazwa pliku zawiera adres lub numer telefonu
said-found-ago-days = { $days ->
    [one] { $days } dzień
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dnia
}
said-hint-judged = `wikiwatch log` wypisuje ocenione; to, co było przed pierwszym uruchomieniem, nigdy nie jest oceniane
