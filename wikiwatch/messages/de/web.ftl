# Die Übersicht im Browser. Zuerst Titel, Navigation und Fehler, dann Seite für Seite.

web-skip = Zum Inhalt springen
web-nav = Seiten
web-queue = Durchsicht
web-health = Zustand
web-sign-out = Abmelden
web-role-viewer = Betrachter
web-role-reviewer = Prüfer
web-role-rule-editor = Regelbearbeiter
web-role-operator = Betreiber
web-error = Das hat nicht geklappt
web-error-400 = Die Adresse oder das Formular ist nicht, wie es sein soll.
web-error-403 = Das ist nicht erlaubt: Deine Rolle umfasst es nicht, oder das Formular ist zu alt. Geh zurück, lade die Seite neu und versuche es noch einmal.
web-error-404 = Diese Seite gibt es nicht.
web-error-413 = Das war zu lang.
web-error-421 = Unter diesem Namen ist die Übersicht nicht bekannt.
web-error-429 = Zu viele Anmeldeversuche. Warte eine Viertelstunde.
web-error-500 = Etwas ist fehlgeschlagen. Näheres steht im Protokoll der Übersicht.
web-to-queue = Zur Durchsicht

web-sign-in = Anmelden
web-sign-in-as = Anmelden als
web-sign-in-how = Bitte die, die wikiwatch betreiben, um einen Link. Er entsteht im Terminal mit:
web-sign-in-once = Ein Link gilt einmal und 15 Minuten lang.
web-link-gone = Dieser Link gilt nicht: Er wurde schon benutzt, ist älter als 15 Minuten oder wurde durch einen neueren ersetzt. Einen neuen gibt es im Terminal mit:

web-done = Entschieden:
web-filter = Filtern und sortieren
web-author = Wer
web-domain = Domain
web-campaign = Nummer der Kampagne
web-kind = Art
web-any = alle
web-sort = Reihenfolge
web-sort-age = Ältestes zuerst
web-sort-user = nach Namen
web-sort-title = nach Seiten
web-sort-score = höchste Punktzahl zuerst
web-sort-trust = höchstes Vertrauen zuerst
web-all = auch Entschiedenes
web-show = Zeigen
web-total = { $count ->
    [one] { $count } Eintrag.
   *[other] { $count } Einträge.
}
web-shortcuts = Tastenkürzel
web-shortcuts-which = j vor, k zurück, r freigeben, s Spam, u rückgängig
web-nothing = Nichts wartet auf einen Menschen.
web-score = Punktzahl
web-trust = Vertrauen
web-undo = Rückgängig machen …
web-pages = Seiten der Liste
web-before = Vorige
web-next = Nächste
web-page-of = Seite { $page } von { $pages }
web-answer-release = Freigeben
web-answer-spam = Spam
web-answer-yes = Ja, ausführen
web-answer-no = Nein

web-edit-of = Bearbeitung von
web-log-entry = Logbucheintrag:
web-time = Zeit (UTC)
web-outcome = Ergebnis
web-found-good = ein Mensch fand es gut
web-state = Zustand des Autors
web-summary = Zusammenfassung
web-row = Regel, die entschied
web-on-wiki = Unterschied im Wiki
web-added = Was sie hinzufügte
web-remembered = Dies wird zum Vergleich aufbewahrt, ohne Auszeichnung.
web-no-text = Der Text ist hier nicht aufbewahrt: Das geschieht nur mit dem, was entfernt wurde. Das Wiki hat ihn.
web-left-out = { $count ->
    [one] { $count } weiteres Zeichen ist nicht gezeigt.
   *[other] { $count } weitere Zeichen sind nicht gezeigt.
}
web-difference = Unterschied
web-no-difference = Die Texte davor und danach sind gleich.
web-cut = Der Rest des Unterschieds ist nicht gezeigt.
web-signals = Anzeichen
web-signal = Anzeichen
web-points = Punkte
web-family = Familie
web-place = Text
web-why = Warum
web-sums = Die Punktzahl: die Punkte jeder Familie, bis zu ihrer Obergrenze
web-sum = Summe
web-cap = Obergrenze
web-counted = Zählt
web-no-signals = Kein Anzeichen wurde gefunden.
web-exempt = Nie beurteilt:
web-trust-then = Vertrauen, wie es damals war
web-part = Teil
web-unknown = Konnte nicht erfragt werden, daher ohne Punkte:
web-campaigns = Kampagnen
web-campaign-number = Kampagne { $number }
web-campaign-size = { $edits ->
    [one] { $edits } Bearbeitung
   *[other] { $edits } Bearbeitungen
} von { $hands ->
    [one] { $hands } Beteiligten
   *[other] { $hands } Beteiligten
}
web-campaign-edits = Bearbeitungen der Kampagne in der Durchsicht
web-became = Was daraus wurde und was fällig ist
web-decisions = Entscheidungen
web-rows = Zeilen von policy.toml, der Reihe nach
web-decides = entscheidet
web-rules-version = Version der Regeln
web-key = Kennung
web-status = Stand
web-proposal = Vorschlag
web-questions = Was die Prüfung fand
web-edits = Bearbeitungen, um die es geht

web-sure = Sicher?
web-reason = Begründung, für das Prüfprotokoll
web-leave = So lassen
web-undo-title = Rückgängig machen
web-undo-one = Was zurückgenommen wird von
web-undo-all-about = Alles, was getan wurde zu
web-undo-do = { $count ->
    [one] { $count } Handlung zurücknehmen
   *[other] { $count } Handlungen zurücknehmen
}
web-undo-nothing = Es gibt nichts zurückzunehmen.

web-mistakes = Die Regeldateien haben Fehler; eine frühere Version gilt weiter.
web-aside = Diese Regel ist außer Kraft:
web-changes-aside = { $count ->
    [one] { $count } Änderung konnte nicht beurteilt werden und ist zurückgestellt: niemand hat sie angesehen.
   *[other] { $count } Änderungen konnten nicht beurteilt werden und sind zurückgestellt: niemand hat sie angesehen.
}
web-proxy = Ein Proxy verbirgt die Besucher des Wikis; fast alle scheinen zu sein:
web-read-up-to = Gelesen bis (UTC)
web-last-poll = Letzter Blick ins Wiki (UTC)
web-waiting = Geplante Handlungen
web-for-a-person = Für einen Menschen
web-proposals = Vorschläge
web-judged = Beurteilt
web-appeals = Einwände, auf die niemand geantwortet hat
web-classes = Arten von Entscheidungen
web-class = Art
web-reviewed = Geprüft
web-overturned = Aufgehoben
web-automatic = Automatisch
web-yes = ja
web-no = nein
web-accounts = Verdächtige und Stillgelegte
web-since = Seit (UTC)
web-until = Bis (UTC)
