# Die Prüfseite im Wiki und die Seite, auf der entschieden wird.

review-intro = Was auf eine Entscheidung wartet, das Neueste zuerst. „{ review-release }“: Die Bearbeitung war gut und wird wiederhergestellt. „{ review-spam }“: Sie war unerwünscht und bleibt entfernt. Klicken, das Formular ansehen und speichern: Name und Zeit werden dabei eingesetzt. Hier zählt nur das Wort derer, die das Recht „{ $right }“ haben; alle anderen können mit „{ review-wrong }“ widersprechen.
review-pages = Was daraus wurde: { $decisions }. Alle Entscheidungen des Programms: { $log }.
review-empty = Nichts wartet.
review-more = Es wartet noch mehr: Das Älteste steht hier nicht.
review-elsewhere = Etwas anderes wartet auf einen Menschen, der sich um wikiwatch kümmert.
review-author = von
review-trust = Vertrauen { $trust }
review-is-down = entfernt
review-is-waiting = wartet auf ein Ja
review-is-by-hand = muss von Hand getan werden
review-release = freigeben
review-spam = Spam
review-yes = ja
review-no = nein
review-wrong = falsch?
review-decisions-intro = Entscheide über die Links auf { $review }: Jeder öffnet hier ein Formular, das nur gespeichert werden muss. Was gesagt wurde, wird binnen einer Minute gelesen, hier beantwortet und wieder herausgenommen. Nur das Wort derer, die das Recht „{ $right }“ haben, zählt.
review-older = Ältere Antworten
review-does-not-count = Es zählt nicht: Nur das Wort derer, die das Recht „{ $right }“ haben, zählt, und nur über die Links der Prüfseite. Allen anderen steht die Meldeseite offen.
review-done = erledigt
review-noted = notiert, wird bald ausgeführt
review-observed = notiert; wikiwatch beobachtet derzeit nur und führt es aus, sobald es handeln darf
review-person = notiert; es muss von Hand ausgeführt werden
review-unknown = nichts mit dieser Kennung wird auf dieser Seite entschieden
review-decided = es war schon entschieden; nichts wurde geändert
review-not-possible = so kann nicht mehr entschieden werden; nichts wurde geändert
review-own = niemand entscheidet über die eigene Bearbeitung; nichts wurde geändert
