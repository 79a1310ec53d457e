# Strona przeglądu na wiki i strona, na której zapadają decyzje.

review-intro = Co czeka na decyzję, najnowsze na górze. „{ review-release }”: edycja była dobra i wraca. „{ review-spam }”: była niepożądana i pozostaje usunięta. Kliknij, obejrzyj formularz i zapisz go: twoja nazwa i czas zostaną wtedy wstawione. Liczy się tu tylko słowo tych, którzy mają uprawnienie „{ $right }”; wszyscy inni mogą zgłosić sprzeciw przez „{ review-wrong }”.
review-pages = Co z tego wyszło: { $decisions }. Wszystkie decyzje programu: { $log }.
review-empty = Nic nie czeka.
review-more = Czeka więcej: najstarszych tu nie pokazano.
review-elsewhere = Coś innego czeka na człowieka, który opiekuje się wikiwatch.
review-author = autor:
review-trust = zaufanie { $trust }
review-is-down = usunięte
review-is-waiting = czeka na zgodę
review-is-by-hand = trzeba zrobić ręcznie
review-release = przywróć
review-spam = spam
review-yes = tak
review-no = nie
review-wrong = błąd?
review-decisions-intro = Decyduj przez linki na stronie { $review }: każdy otwiera tu formularz, który wystarczy zapisać. To, co powiedziano, jest czytane w ciągu minuty, otrzymuje tu odpowiedź i zostaje wyjęte. Liczy się tylko słowo tych, którzy mają uprawnienie „{ $right }”.
review-older = Starsze odpowiedzi
review-does-not-count = To się nie liczy: liczy się tylko słowo tych, którzy mają uprawnienie „{ $right }”, i tylko przez linki strony przeglądu. Ze strony zgłoszeń może korzystać każdy.
review-done = wykonane
review-noted = zapisane, wkrótce zostanie wykonane
review-observed = zapisane; wikiwatch teraz tylko obserwuje i wykona to, gdy będzie mógł działać
review-person = zapisane; trzeba to wykonać ręcznie
review-unknown = nic o tym numerze nie jest rozstrzygane na tej stronie
review-decided = rozstrzygnięto to wcześniej; niczego nie zmieniono
review-not-possible = tak już nie można tego rozstrzygnąć; niczego nie zmieniono
review-own = nikt nie rozstrzyga o własnej edycji; niczego nie zmieniono
