# Co program pisze na wiki: rejestr, strona trafności, opisy zmian i zawiadomienia.

## Rejestr

log-intro = Tę stronę pisze wikiwatch, najnowsza decyzja jest na górze. Nie pokazuje ona niczego z tego, co usunięto; robią to różnice wersji.
log-time = Czas (UTC)
log-diff = Różnica
log-author = Autor
log-trust = Zaufanie
log-reasons = Powody
log-outcome = Wynik
log-due = Termin
log-older = Starsze decyzje: { $pages }
log-wrong = błąd?
log-id = numer { $id }
log-class = znaleziono: { $name }
log-class-general = różne oznaki
log-not-public = niejawne
log-overturned = { $outcome }, uchylone przez człowieka
log-came-of = { $action }: { $status }
log-not-done = { $action }, czeka na człowieka: { $why }
log-due-at = { $action }: { $at }
log-mistakes = { $count ->
    [one] Reguły mają { $count } błąd od { $since } (UTC): nadal obowiązuje wersja { $version }.
    [few] Reguły mają { $count } błędy od { $since } (UTC): nadal obowiązuje wersja { $version }.
    [many] Reguły mają { $count } błędów od { $since } (UTC): nadal obowiązuje wersja { $version }.
   *[other] Reguły mają { $count } błędu od { $since } (UTC): nadal obowiązuje wersja { $version }.
}
log-aside = { $count ->
    [one] { $count } własna reguła wiki jest zawieszona od { $since } (UTC): { $command } mówi, która i dlaczego.
    [few] { $count } własne reguły wiki są zawieszone od { $since } (UTC): { $command } mówi, które i dlaczego.
    [many] { $count } własnych reguł wiki jest zawieszonych od { $since } (UTC): { $command } mówi, które i dlaczego.
   *[other] { $count } własnej reguły wiki jest zawieszone od { $since } (UTC): { $command } mówi, które i dlaczego.
}
log-set-back = Zapisy programu pochodzą z kopii lub z uszkodzonego pliku: od { $since } do { $until } (UTC) może czegoś brakować. Co program wtedy zrobił, odczytuje z wiki; co jest wątpliwe, czeka na człowieka.
log-changes-aside = { $count ->
    [one] { $count } zmiany nie udało się ocenić i jest odłożona: nikt jej nie obejrzał. { $command } mówi, które.
    [few] { $count } zmian nie udało się ocenić i są odłożone: nikt ich nie obejrzał. { $command } mówi, które.
    [many] { $count } zmian nie udało się ocenić i są odłożone: nikt ich nie obejrzał. { $command } mówi, które.
   *[other] { $count } zmiany nie udało się ocenić i są odłożone: nikt ich nie obejrzał. { $command } mówi, które.
}
log-needed = Coś czeka na człowieka, który opiekuje się wikiwatch: { $command } mówi, co.
log-budget = { $count ->
    [one] Limit { $budget } jest wyczerpany, a { $count } działanie czeka.
    [few] Limit { $budget } jest wyczerpany, a { $count } działania czekają.
    [many] Limit { $budget } jest wyczerpany, a { $count } działań czeka.
   *[other] Limit { $budget } jest wyczerpany, a { $count } działania czeka.
}
log-rule-stopped = Reguła { $rule } tylko zgłasza, bo ludzie ją uchylali. { $command } pozwala jej znów działać.
log-heartbeat = { $hours ->
    [one] Ostatnie sprawdzenie: { $at } (UTC); ten wiersz jest odnawiany co najmniej co godzinę.
    [few] Ostatnie sprawdzenie: { $at } (UTC); ten wiersz jest odnawiany co najmniej co { $hours } godziny.
    [many] Ostatnie sprawdzenie: { $at } (UTC); ten wiersz jest odnawiany co najmniej co { $hours } godzin.
   *[other] Ostatnie sprawdzenie: { $at } (UTC); ten wiersz jest odnawiany co najmniej co { $hours } godziny.
}
log-nothing-seen = Brak zmian od { $since } (UTC), dłużej niż zwykle: czy można jeszcze edytować?
log-no-action = Nic nie zrobiono od { $since } (UTC), dłużej niż zwykle: czy to, co należy wykryć, jest jeszcze wykrywane?

## Strona trafności

accuracy-summary = Jak sprawdziły się reguły
accuracy-intro = Tę stronę pisze wikiwatch raz w tygodniu; jej historia jest archiwum. Nie wymienia ona żadnego autora i nie pokazuje żadnej edycji.
accuracy-how = Jak ją czytać: działania to, co zrobił program: usunięte teksty, cofnięte przeniesienia, blokady i podobne. Uchylone: ludzie to przywrócili, znieśli lub odwołali albo oczyścili autora z podejrzeń. Zgłoszone: ktoś się sprzeciwił. Oczekujące: program usunął tekst i nikt jeszcze nie powiedział, czy słusznie. Trafność to odsetek autorów, wobec których program miał rację, wśród tych, o których ludzie się wypowiedzieli: kogo skrzywdzono raz, ten liczy się jako skrzywdzony; w nawiasie jest przedział, który zawiera ją z pewnością 95%, szeroki tam, gdzie policzono niewielu. Dwie liczby w polu dotyczą tego tygodnia i całego czasu. To, co dopiero ma być wykonane, nie jest liczone.
accuracy-bounds = Od { $start } do { $end } (UTC) oraz od { $watched }.
accuracy-version = Reguły: wersja { $version }.
accuracy-week = Ten tydzień
accuracy-ever = Cały czas
accuracy-judged = Ocenione zmiany
accuracy-actions = Działania
accuracy-overturned = Uchylone
accuracy-confirmed = Potwierdzone
accuracy-reported = Zgłoszone
accuracy-waiting = Oczekujące
accuracy-precision = Trafność
accuracy-median-program = Mediana czasu, po którym program usunął edycję
accuracy-median-people = Mediana czasu, po którym ludzie wycofali edycję, gdy byli pierwsi
accuracy-weeks = Ostatnie tygodnie
accuracy-weeks-how = To, co ludzie powiedzieli później o edycjach danego tygodnia, liczy się w tym tygodniu.
accuracy-until = Do
accuracy-median = Mediana czasu
accuracy-rows = Wiersze policy.toml
accuracy-signs = Oznaki z points.toml
accuracy-rule = Reguła
accuracy-hits = Trafienia
accuracy-last-hit = Ostatnie trafienie
accuracy-nothing = Żadna jeszcze nic nie znalazła.
accuracy-more = I jeszcze tyle: { $count }.
accuracy-looks = Co wymaga spojrzenia
accuracy-unused = Nieużywane od 90 dni: { $count }
accuracy-stopped = Wiersze, które tylko zgłaszają, bo ludzie je uchylali: { $count }
accuracy-ending = Zakończone lub kończące się w ciągu 30 dni: wpisy list { $entries }, własne reguły wiki { $rules }.
accuracy-end = Własne reguły wiki są tu wymieniane, gdy wymieni je rejestr. Wiersze, które zdradziłyby, w jakim stanie lub na jakiej liście jest autor, liczą się tylko w sumach. Wszystkie liczby, na maszynie, na której działa wikiwatch: { $command }, z { $csv } do arkusza kalkulacyjnego lub { $json }.
accuracy-share = { $share }% ({ $low } do { $high }), { $hits } z { $total } autorów

## Opisy zmian

summary-revert = Usunięto jako prawdopodobny test lub reklamę; powody: { $log } ({ $id }). { $object }
summary-hold = Wstrzymano, dopóki ktoś nie spojrzy; tekst jest zachowany: { $log } ({ $id }). { $object }
summary-object = To błąd? Powiedz o tym
summary-release = Przywrócono po ponownym sprawdzeniu: { $revision }, autor: { $author }; { $log } ({ $id })
summary-revision = wersja { $number }
summary-its-author = jak w historii
summary-log = Najnowsze decyzje
summary-move = Przeniesiono z powrotem: przeniesienie wyglądało na niepożądane; powody: { $log } ({ $id }). { $object }
summary-file = Przywrócono wcześniejszą wersję: nowa wyglądała na niepożądaną; powody: { $log } ({ $id }). { $object }
summary-delete = Utworzone przez autora niepożądanych stron, nikt inny tu nie pisał; zobacz { $log } ({ $id }). { $object }
summary-undo = Cofnięto po ponownym sprawdzeniu: { $log } ({ $id })
summary-group = Zgodnie z zaufaniem do konta; zobacz { $log } ({ $id }). { $object }
summary-block = Niepożądane linki; zobacz { $log } ({ $id }). { $object }; { $talk }
summary-own-talk = lub, w czasie blokady, na własnej stronie dyskusji

## Co stoi w miejscu nowej strony

notice-hold = Ta nowa strona czeka, aż ktoś na nią spojrzy. Nic nie przepadło: jej tekst jest zachowany, jest w historii i wróci, gdy tylko ktoś go zatwierdzi. Decyzja { $id } na stronie { $log }.
notice-hold-category = Strony czekające na sprawdzenie
notice-delete = Ta nowa strona wyglądała na test lub reklamę i jej tekst usunięto. Prosimy administratora o jej usunięcie lub o przywrócenie tekstu z historii. Decyzja { $id } na stronie { $log }.
notice-delete-category = Strony do usunięcia
notice-object = Czy to pomyłka? Powiedz o tym.

## Strona do zgłaszania pomyłek

report-summary = Gdzie zgłasza się pomyłki tego programu
report-intro = Tutaj ludzie mówią, że wikiwatch, program, który opiekuje się tą wiki, się pomylił. Nie usuwa on niczego, co tu napisano, chyba że ktoś napisze więcej znaków niż { $most }; ludzie czytają wszystko.
report-how = Jeśli edycję usunięto przez pomyłkę, prosimy { $form }, w miarę możności z numerem decyzji: jest on w historii strony i na stronie { $log }. Nie trzeba wiele wyjaśniać ani mieć konta. Kto jest zablokowany, może to powiedzieć na swojej stronie dyskusji.
report-form = powiedzieć to tutaj
report-decision = Decyzja: { $id }
report-hint = Co w tej edycji było dobre? Prosimy nie powtarzać jej linków: numer wystarczy, żeby je znaleźć.
