# Ile czasu niepożądane edycje kosztowały ich autorów: strona na wiki i pulpit.

wasted-summary = Ile czasu zmarnowano
wasted-intro = Tę stronę pisze wikiwatch raz dziennie. Liczy tylko to, co zrobili zablokowani, do chwili blokady.
wasted-period = Od { $since }; stan na { $now }.
wasted-nothing = Nikt ze złapanych nie zmarnował jeszcze czasu.

wasted-total = Razem
wasted-what = Co
wasted-how-much = Ile
wasted-time = Spędzony czas
wasted-typed = W tym na pisaniu
wasted-unread = W tym na edycjach, których nikt nie przeczytał
wasted-unread-edits = Edycje, których nikt nie przeczytał
wasted-edits = Usunięte edycje
wasted-sessions = Sesje
wasted-captchas = Captcha napotkane przy edycji
wasted-burnt = Spalone konta
wasted-addresses = Adresy
wasted-worst-day = Najgorszy dzień
wasted-worst-author = Kto zmarnował najwięcej
wasted-with-time = { $what }: { $time }

wasted-by-day = Według dni
wasted-day = Dzień
wasted-chart-name = Czas zmarnowany według dni, od { $first } do { $last }
wasted-chart-told = { $time } w ciągu { $days } { $days ->
    [one] dnia
    [few] dni
    [many] dni
   *[other] dnia
  }, najwięcej { $worst }: { $most }.
wasted-chart-empty = W tych dniach nic.
wasted-axis = minuty

wasted-authors = Kto zmarnował najwięcej, po kolei
wasted-author = Autor
wasted-address = adres
wasted-campaigns = Kampanie
wasted-campaign = Kampania { $id }
wasted-hands = Autorzy
wasted-last = Ostatnia edycja
wasted-more = { $count ->
    [one] I jeszcze { $count }.
    [few] I jeszcze { $count }.
    [many] I jeszcze { $count }.
   *[other] I jeszcze { $count }.
  }

wasted-method = Jak to jest liczone
wasted-method-who = Liczą się usunięte edycje autorów, którzy są zablokowani lub wyciszeni albo których edycję potwierdził człowiek. Kogo tekst raz przywrócono lub kto miał tu uznanie, ten się nie liczy.
wasted-method-time = Zapisy odległe o mniej niż godzinę to jedna sesja, a jej czas biegnie od pierwszego zapisu do ostatniego. Co było przed pierwszym, nie wiadomo, i to się nie liczy: pojedyncza edycja nie zajęła czasu.
wasted-method-typing = Pisanie jest szacowane: 52 słowa po pięć znaków na minutę i nigdy więcej niż czas od poprzedniego zapisu. Co przyszło szybciej niż 120 słów na minutę, wklejono, tak samo jak tekst podobny do wcześniejszego tego samego autora: nikt go nie pisał.
wasted-method-captchas = Captcha liczy się za każdą zapisaną edycję z linkiem, zrobioną z konta z grupy, która jest o nie pytana. O captcha nierozwiązanych lub napotkanych przy rejestracji wie tylko wiki.
