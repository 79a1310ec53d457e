# Die weiteren Seiten der Übersicht: Kampagnen, Autoren, Domains, Regeln, geplante Sperren, was noch steht, vergeudete Zeit.

pages-case-nav = Kampagnen
pages-case-what = Bearbeitungen mehrerer Konten oder Adressen, die zusammengehören. Ab zwei Bearbeitungen, die neuesten zuerst.
pages-case-state = Zustand
pages-case-size = Größe
pages-case-edits = Bearbeitungen
pages-case-hands = Konten und Adressen
pages-case-first = Zuerst gesehen (UTC)
pages-case-last = Zuletzt gesehen (UTC)
pages-case-by-person = Entschieden von
pages-case-why-suspected = Bearbeitungen mehrerer Beteiligter hängen zusammen; für eine Bestätigung sind noch nicht genug davon verschwunden.
pages-case-why-confirmed = Genug ihrer Bearbeitungen, von genug Beteiligten, wurden von Menschen zurückgesetzt oder entfernt.
pages-case-why-dismissed = Ein Mensch sagte, dass es keine ist.
pages-case-why-expired = So lange kam keine neue Bearbeitung, dass sie geschlossen wurde.
pages-case-unknown = Eine Kampagne mit dieser Nummer gibt es nicht, oder es sind weniger als zwei ihrer Bearbeitungen übrig.
pages-case-do-confirm = Es ist eine Kampagne
pages-case-do-dismiss = Es ist keine
pages-case-will-confirm = { $count ->
    [one] Die { $count } Bearbeitung der Kampagne zählt als bestätigter Spam und spricht gegen ihren Autor. Von jetzt an wird die nächste Bearbeitung, die dazu passt, entfernt, von wem sie auch ist.
   *[other] Die { $count } Bearbeitungen der Kampagne zählen als bestätigter Spam und sprechen gegen ihre Autoren. Von jetzt an wird die nächste Bearbeitung, die dazu passt, entfernt, von wem sie auch ist.
}
pages-case-will-dismiss = { $count ->
    [one] Text, Domain und Telefonnummer der Kampagne ergeben nie wieder eine Kampagne. Die { $count } Bearbeitung kommt zurück, wenn sie nur der Kampagne wegen entfernt wurde.
   *[other] Texte, Domains und Telefonnummern der Kampagne ergeben nie wieder eine Kampagne. Von den { $count } Bearbeitungen kommen die zurück, die nur der Kampagne wegen entfernt wurden.
}
pages-case-more = { $count ->
    [one] Und noch { $count } weitere.
   *[other] Und noch { $count } weitere.
}
pages-case-ties = Was sie verbindet
pages-case-no-ties = Die Verbindungen sind nicht aufbewahrt.
pages-case-in-edits = { $count ->
    [one] in { $count } Bearbeitung
   *[other] in { $count } Bearbeitungen
}
pages-case-tie-text = die Texte gleichen sich
pages-case-tie-domain = sie führen zu derselben Website, die hier niemand Vertrauenswürdiges verwendet
pages-case-tie-contact = sie nennen dieselbe Telefonnummer oder E-Mail-Adresse
pages-case-tie-undone = eine frühere wurde zurückgesetzt oder entfernt
pages-case-tie-summary = die Zusammenfassung ist dieselbe
pages-case-tie-network = sie kommen aus demselben Netz
pages-case-tie-name = die Benutzernamen sind gleich gebildet
pages-case-tie-page = sie stehen auf derselben Seite
pages-case-tie-time = sie kamen binnen einer Stunde oder eines Tages
pages-case-tie-form = Links und Text sind gleich angeordnet
pages-case-tie-landing = die Links führen zu Seiten derselben Form
pages-case-tie-place = sie stehen an derselben Stelle im Text
pages-case-days = Bearbeitungen nach Tagen
pages-case-days-what = Danach, was aus ihnen wurde; höchstens die letzten 60 Tage.
pages-case-days-below = Die Zahlen stehen in der Tabelle darunter.
pages-case-day = Tag
pages-case-fate-undone = von Menschen zurückgesetzt
pages-case-fate-down = entfernt oder zu entfernen
pages-case-fate-stands = nichts getan
pages-case-authors = Autoren
pages-case-domains = Domains
pages-case-pages = Seiten
pages-case-page = Seite
pages-case-strings = Zeichenfolgen
pages-case-planned = Geplant
pages-case-its-edits = Bearbeitungen der Kampagne

pages-bulk-release = Alles Wartende freigeben
pages-bulk-spam = Alles Wartende ist Spam
pages-bulk-list = Worum es geht
pages-bulk-which = { $count ->
    [one] Dieser { $count } Eintrag wartet und wird entschieden.
   *[other] Diese { $count } Einträge warten und werden entschieden.
}
pages-bulk-more = { $count ->
    [one] Danach kommt noch { $count } weiterer.
   *[other] Danach kommen noch { $count } weitere.
}
pages-bulk-apart = { $count ->
    [one] Es wartet auch { $count } Sperre, Löschung, Gruppenänderung oder ein Vorschlag. Das braucht eine eigene Antwort, meist von einem Betreiber, und bleibt hier außen vor.
   *[other] Es warten auch { $count } Sperren, Löschungen, Gruppenänderungen oder Vorschläge. Jedes davon braucht eine eigene Antwort, meist von einem Betreiber, und bleibt hier außen vor.
}
pages-bulk-in-queue = Zur Durchsicht
pages-bulk-will = Was es bedeutet
pages-bulk-do-release = { $count ->
    [one] { $count } Eintrag freigeben
   *[other] Alle { $count } freigeben
}
pages-bulk-do-spam = { $count ->
    [one] { $count } Eintrag ist Spam
   *[other] Alle { $count } sind Spam
}
pages-bulk-done = { $count ->
    [one] { $count } Eintrag wurde entschieden.
   *[other] { $count } Einträge wurden entschieden.
}
pages-bulk-changed = Inzwischen hat sich etwas geändert. Noch ist nichts getan: Sieh noch einmal hin.
pages-bulk-nothing = Hier wartet nichts, was so entschieden werden kann.
pages-bulk-cleanup = Alles entfernen …
pages-bulk-cleanup-what = Bearbeitungen, die noch stehen, Seiten, Verschiebungen und hochgeladene Dateien. Bei einer Kampagne auch alles von denen ihrer Autoren, die stillgelegt oder gesperrt sind.
pages-bulk-unsaid = Noch hat kein Mensch bestätigt, dass dies Spam ist.
pages-bulk-cleared = Ein Mensch hat diesen Autor entlastet. Wer weitermacht, sagt das Gegenteil.
pages-bulk-confirm = Ich bestätige, dass dies Spam ist: Es zählt gegen die Autoren, und wer hier genannt ist, wird stillgelegt.
pages-bulk-deed = Vorgang
pages-bulk-state-open = zu tun
pages-bulk-state-done = erledigt
pages-bulk-state-waits = wartet
pages-bulk-state-failed = fehlgeschlagen
pages-bulk-state-left = belassen
pages-bulk-not-shown = { $count ->
    [one] { $count } davon ist nicht gezeigt.
   *[other] { $count } davon sind nicht gezeigt.
}
pages-bulk-take-down = { $count ->
    [one] { $count } Element entfernen
   *[other] { $count } Elemente entfernen
}
pages-bulk-nothing-down = Es gibt nichts zu entfernen.

pages-domain-nav = Domains
pages-domain-what = Domains, Telefonnummern und E-Mail-Adressen, die Bearbeitungen gebracht haben. Die Zahlen betreffen jeweils die letzten 200 Bearbeitungen.
pages-domain-which = Welche
pages-domain-which-caught = von jemandem gebracht, der ertappt wurde
pages-domain-which-all = alle, die zuletzt kamen
pages-domain-part = Teil des Namens
pages-domain-unknown = Das hat hier niemand gebracht, seit wikiwatch wacht.
pages-domain-first = Zuerst gebracht (UTC)
pages-domain-last = Zuletzt gebracht (UTC)
pages-domain-kept = Stehen noch
pages-domain-undone = Zurückgesetzt oder entfernt
pages-domain-authors = Autoren
pages-domain-stood = In Ruhe gelassen
pages-domain-by-people = Von Menschen zurückgesetzt
pages-domain-taken-down = Entfernt
pages-domain-stood-before = Stand hier beim ersten Lesen
pages-domain-trusted = Von Vertrauenswürdigen verwendet seit
pages-domain-soft-allow = Durchgelassen bis
pages-domain-listed = Auf einer Liste
pages-domain-edits = Bearbeitungen, die sie brachten
pages-domain-latest = { $count ->
    [one] Die letzte.
   *[other] Die letzten { $count } davon.
}
pages-domain-refused = Vom Wiki abgelehnt
pages-domain-by = Durch
pages-domain-decoys = Auf Köderseiten

pages-account-nav = Autoren
pages-account-order = Zuerst die Verdächtigen, dann die Stillgelegten, dann wer tätig war, mit dem geringsten Vertrauen zuerst.
pages-account-name = Name oder ein Teil davon
pages-account-unknown = Über { $name } ist nichts bekannt.
pages-account-trust-latest = Vertrauen bei der letzten Bearbeitung
pages-account-edits = Bearbeitungen
pages-account-last = Zuletzt gesehen (UTC)
pages-account-kind = Art
pages-account-kind-account = Benutzerkonto
pages-account-kind-temp = temporäres Konto
pages-account-kind-address = Adresse
pages-account-kind-typed = Name ohne Konto
pages-account-kind-proxy = Adresse, hinter der alle Besucher verborgen sind
pages-account-trust-now = Vertrauen jetzt
pages-account-record-read = Gelesene Bearbeitungen
pages-account-record-judged = Beurteilt
pages-account-record-undone-by-people = Von Menschen zurückgesetzt
pages-account-record-taken-out-by-people = Von Menschen herausgenommen
pages-account-record-taken-down = Entfernt
pages-account-record-confirmed = Als Spam bestätigt
pages-account-record-released = Freigegeben
pages-account-record-built-on = Von anderen weitergeführt
pages-account-record-before-the-watch = Bearbeitungen aus der Zeit vor wikiwatch
pages-account-soft-allow = Milde durchgelassen bis
pages-account-contributions = Beiträge im Wiki
pages-account-blocks = Sperr-Logbuch im Wiki
pages-account-undo-all = Alles zurücknehmen, was wikiwatch tat …
pages-account-due = Geplant und fällig
pages-account-due-here = Für diesen Autor fällig
pages-due-cancel = Nicht ausführen
pages-account-nothing-due = Es ist nichts geplant.
pages-account-trust = Vertrauen, Teil für Teil
pages-account-now = Jetzt
pages-account-then = Bei der letzten Bearbeitung
pages-account-unasked = Für diese Seite wird das Wiki nicht gefragt: Teile, die nur es kennt, wie das Alter eines Kontos und seine Gruppen, haben jetzt keine Punkte.
pages-account-history = Geschichte des Zustands
pages-account-history-verdict = durch ein Urteil:
pages-account-history-block = das Programm sperrte
pages-account-history-unblock = das Programm hob seine Sperre auf
pages-account-history-people = von Menschen gesperrt
pages-account-history-decision = entschieden:
pages-account-wasted = Zeit, die dieser Autor vergeudete
pages-account-wasted-time = { $edits ->
    [one] Mit { $edits } Bearbeitung, die entfernt wurde:
   *[other] Mit { $edits } Bearbeitungen, die entfernt wurden:
}
pages-account-wasted-unread = Davon mit dem Tippen von dem, was niemand las:
pages-account-domains = Domains, die er brachte
pages-account-page = Seite
pages-account-trust-then = Vertrauen damals
pages-account-became = Was daraus wurde
pages-account-down = entfernt oder zu entfernen
pages-account-latest-only = { $count ->
    [one] Nur die letzte Bearbeitung ist aufgeführt.
   *[other] Nur die letzten { $count } Bearbeitungen sind aufgeführt.
}
pages-account-no-edits = Von diesem Autor wurde keine Bearbeitung gelesen.
pages-account-log = Logbucheinträge
pages-account-done = Was getan wurde und geplant ist

pages-blocks-nav = Geplante Sperren
pages-blocks-what = Sperren, Löschungen und was sonst geplant ist, außer dem Entfernen und Wiederherstellen von Texten.
pages-blocks-nothing = Nichts dergleichen ist geplant.
pages-blocks-edit = die Bearbeitung
pages-blocks-row = Regel:
pages-blocks-lasts = Würde sie jetzt verhängt, dauerte sie:
pages-blocks-options = Optionen:
pages-blocks-no-longer = Wie die Dinge stehen, wird es aufgegeben:
pages-blocks-checked = Was vorher noch einmal geprüft wird
pages-blocks-checked-block = Ob der Autor noch stillgelegt und nicht ausgenommen ist; ob von dem, was gegen ihn vorliegt, noch etwas übrig ist und kein Mensch das Urteil falsch fand; ob schon eine Sperre gilt oder ein Mensch über eine entschied; bei einer Adresse, ob zuletzt Unerwünschtes von ihr kam und kein Proxy die Besucher verbirgt.
pages-blocks-checked-delete = Ob jemand Ja sagte; ob ein Mensch das Urteil falsch fand oder den Autor entlastete; ob sonst jemand auf der Seite schrieb.
pages-blocks-checked-group = Ob der Grund dafür noch gilt und das Konto nicht schon in diesem Zustand ist.
pages-blocks-checked-move = Ob die Seite noch da steht, wohin sie verschoben wurde, und niemand mit Ansehen sie seither verschob.
pages-blocks-checked-filerevert = Ob die unerwünschte Version noch die aktuelle ist.

pages-standing-nav = Steht noch
pages-standing-title = Spam, der noch steht
pages-standing-what = Ein Mensch oder das Programm befand diese Bearbeitungen für Spam, und soweit bekannt, steht ihr Text noch im Wiki. Die ältesten zuerst.
pages-standing-nothing = Nichts, was für Spam befunden wurde, steht noch.
pages-standing-found-person = von einem Menschen bestätigt
pages-standing-found-program = vom Programm gefunden
pages-standing-up-never = Es war nie geplant, es zu entfernen
pages-standing-up-review = Es wartet auf das Ja eines Menschen
pages-standing-up-person = Es ist einem Menschen überlassen
pages-standing-up-late = Es ist fällig, wurde aber noch nicht entfernt
pages-standing-up-cancelled = Das Entfernen wurde abgebrochen, obwohl es niemand gut fand
pages-standing-up-back = Das Programm stellte es von selbst wieder her, und seither nannte es ein Mensch Spam
pages-standing-again = Es ist Spam: entfernen

pages-rules-nav = Regeln
pages-rule-what = Was jede Zeile von policy.toml und jedes Anzeichen traf und was Menschen davon hielten.
pages-rule-files = Die Regeln stehen in Dateien, und die Dateien zählen: Dort werden sie geändert, wird jede Änderung an ihren Proben geprüft und ihre Geschichte aufbewahrt. Hier sagst du, was richtig war, und lässt eine angehaltene Regel wieder handeln.
pages-rule-counted = Gezählt
pages-rule-since = Treffer seit
pages-rule-nothing-judged = Noch ist nichts beurteilt.
pages-rule-total = Alle beurteilten Änderungen
pages-rule-row = Zeilen von policy.toml
pages-rule-signal = Anzeichen
pages-rule-rule = Regel
pages-rule-all = alle
pages-rule-hits = Treffer
pages-rule-actions = Handlungen
pages-rule-overturned = Aufgehoben
pages-rule-right = Bestätigt oder von Menschen zurückgesetzt
pages-rule-reported = Gemeldet
pages-rule-waiting = Entfernt, niemand sagte etwas
pages-rule-nothing = Nur vermerkt oder zurückgenommen
pages-rule-precision = Treffsicherheit
pages-rule-precision-of = { $share } % ({ $low } bis { $high }), von { $authors ->
    [one] { $authors } Autor
   *[other] { $authors } Autoren
}
pages-rule-precision-is = Die Treffsicherheit betrifft die Autoren, über die Menschen sich geäußert haben: Wem einmal Unrecht geschah, der zählt als Fehlgriff. In Klammern der 95-%-Bereich.
pages-rule-median = Median der Zeit bis zum Entfernen
pages-rule-cost = Kosten eines Blicks
pages-rule-ms = { $ms } ms
pages-rule-now = Jetzt
pages-rule-acts = handelt
pages-rule-notes = Sie vermerkt nur, was sie findet.
pages-rule-unused = Ungenutzt: Sie fand ein Vierteljahr lang nichts.
pages-rule-is-stopped = Durch Entscheidungen von Menschen angehalten, sodass sie nur meldet, seit
pages-rule-is-aside = Außer Kraft, weil sie langsam war oder versagte, seit
pages-rule-again-how = Um sie wieder zu starten:
pages-rule-again = Wieder starten
pages-rule-endings = Was geendet hat oder bald endet
pages-rule-unknown = In den geltenden Regeln gibt es keine Regel, Zeile und kein Anzeichen dieses Namens.
pages-rule-one = Regel
pages-rule-figures-row = Zahlen der Zeile
pages-rule-figures-signal = Zahlen des Anzeichens
pages-rule-last = Letzter Treffer
pages-rule-weeks = Treffer nach Wochen
pages-rule-weeks-told = In den letzten { $weeks } Wochen: { $overturned } aufgehoben; { $right } bestätigt oder von Menschen zurückgesetzt; { $waiting } entfernt, ohne dass jemand etwas sagte; { $nothing } nur vermerkt oder zurückgenommen.
pages-rule-week = Woche ab
pages-rule-text = Was in ihrer Datei steht
pages-rule-no-text = Es lässt sich nicht so zeigen, wie es in der Datei steht. Sieh im Ordner der Regeln nach.
pages-rule-samples = { $count ->
    [one] Sie hat { $count } Probe, die sie bestehen muss.
   *[other] Sie hat { $count } Proben, die sie bestehen muss.
}
pages-rule-latest = Letzte Treffer
pages-rule-reviewed = Treffer im jetzigen Wortlaut: { $hits }. Von Menschen beurteilt: { $reviewed }. Davon richtig: { $right }.
pages-rule-no-hits = Noch keine Treffer im jetzigen Wortlaut.
pages-rule-said = Es war
pages-rule-word-right = richtig
pages-rule-word-wrong = falsch
pages-rule-word-open = niemand sagte etwas

pages-wasted-nav = Vergeudete Zeit
pages-wasted-since = Seit wikiwatch zu urteilen begann, am
pages-wasted-worst-case = Die schlimmste Kampagne
pages-wasted-docs = Die ganze Methode mit ihren Quellen steht in
pages-chart-numbers = Die Zahlen des Diagramms

pages-oauth-how = Wer im Wiki die Rechte dafür hat, kann sich mit dem Konto dort anmelden. Nach dem Passwort fragt das Wiki; wikiwatch erfährt nur, wessen Konto es ist.
pages-oauth-button = Über das Wiki anmelden
pages-oauth-link = Mit einem Link
pages-oauth-again = Zurück zur Anmeldung
pages-oauth-account = Konto im Wiki:
pages-oauth-old = Diese Anmeldung begann nicht in diesem Browser, ist älter als 10 Minuten oder wurde schon benutzt. Niemand wurde angemeldet. Beginne neu.
pages-oauth-refused = Das Wiki hat dich nicht durchgelassen: Du oder das Wiki hat abgelehnt. Niemand wurde angemeldet. Beginne neu und erlaube es auf der Seite des Wikis.
pages-oauth-failed = Das Wiki hat nicht bestätigt, wer du bist: Es antwortete nicht rechtzeitig oder nicht richtig. Niemand wurde angemeldet. Beginne in einer Minute neu; bleibt es so, frage die, die wikiwatch betreiben: Deren Protokoll sagt, was fehlschlug.
pages-oauth-blocked = Dieses Konto ist im Wiki gesperrt und kann sich hier nicht anmelden, solange die Sperre dauert.
pages-oauth-no-right = Dieses Konto hat keines der Rechte, die es hier braucht. Wer wikiwatch betreibt, kann dir stattdessen einen Link geben.

pages-aside-title = Zurückgestellte Änderungen
pages-aside-what = Sie brachten die Beurteilung immer wieder zum Scheitern oder Stocken oder beendeten das Programm. Niemand hat sie beurteilt, und von selbst geschieht ihretwegen nichts. Die neuesten zuerst.
pages-aside-nothing = Nichts ist zurückgestellt.
pages-aside-ended = Das Programm wurde beendet, während es nur dies beurteilte ({ $tries }-mal)
pages-aside-stalled = Sie brauchte mehr Prozessorzeit als jede ehrliche Änderung ({ $tries }-mal)
pages-aside-failed = Die Beurteilung scheiterte daran mit { $error } ({ $tries }-mal)
pages-aside-again = Neu beurteilen
