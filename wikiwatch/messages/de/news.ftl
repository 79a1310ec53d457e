# Nachrichten an die, die sich um wikiwatch kümmern, per E-Mail oder Chat, und der Feed der Entscheidungen. Reiner Text.

# Betreffzeilen
news-subject-alarm = wikiwatch auf { $wiki }: Alarm
news-subject-warning = wikiwatch auf { $wiki }: ein Mensch wird gebraucht
news-subject-info = wikiwatch auf { $wiki }: gut zu wissen
news-subject-over = wikiwatch auf { $wiki }: vorbei
news-subject-digest = wikiwatch auf { $wiki }: der letzte Tag
news-subject-test = wikiwatch: eine Probe
news-test = Dies ist eine Probe. Nachrichten von wikiwatch kommen hier an.

news-over = Es ist vorbei: { $sentence }
news-lasts = Es dauert noch an: { $sentence }
news-more = Und noch { $count } mehr.
news-what-to-do = Wo wikiwatch läuft, sagt dieser Befehl mehr: { $command }
news-log-page = Entscheidungen: { $url }

# Was geschehen ist
news-stopped = Nichts wird geschrieben: { $why }
news-page = { $page ->
    [review] Die Prüfseite kann nicht geschrieben werden: { $why }
   *[log] Die Protokollseite kann nicht geschrieben werden: { $why }
}
news-budget = { $count ->
    [one] Ein Kontingent ist aufgebraucht ({ $budget }), und { $count } Handlung wartet auf Platz darin.
   *[other] Ein Kontingent ist aufgebraucht ({ $budget }), und { $count } Handlungen warten auf Platz darin.
}
news-breaker = Die Regel { $rule } meldet von jetzt an nur noch, weil Menschen zu viel von dem aufgehoben haben, was sie tat.
news-mistakes = { $count ->
    [one] Die Regeln haben { $count } Fehler; die letzte gute Version gilt weiter.
   *[other] Die Regeln haben { $count } Fehler; die letzte gute Version gilt weiter.
}
news-aside = Die Regel { $rule } versagte oder war langsam und ist außer Kraft.
news-objections = { $count ->
    [one] { $count } Einwand gegen das, was wikiwatch tat, wartet auf Antwort.
   *[other] { $count } Einwände gegen das, was wikiwatch tat, warten auf Antwort.
}
news-waits = { $count ->
    [one] { $count } Vorschlag oder geplante Handlung wartet auf das Ja oder die Hand eines Menschen.
   *[other] { $count } Vorschläge und geplante Handlungen warten auf das Ja oder die Hand eines Menschen.
} Am längsten bisher: { $hours ->
    [one] { $hours } Stunde
   *[other] { $hours } Stunden
}.
news-undecided = { $count ->
    [one] { $count } zurückgehaltener Text wartet darauf, dass ihn ein Mensch ansieht.
   *[other] { $count } zurückgehaltene Texte warten darauf, dass sie ein Mensch ansieht.
} Am längsten bisher: { $hours ->
    [one] { $hours } Stunde
   *[other] { $hours } Stunden
}.
news-case = Eine neue Kampagne: Nummer { $id }, Bearbeitungen: { $edits }, Konten und Adressen: { $hands }.
news-behind = { $hours ->
    [one] Seit { $hours } Stunde kam keine Runde zu Ende: Das Wiki ist nicht lesbar, oder etwas anderes schlägt jedes Mal fehl.
   *[other] Seit { $hours } Stunden kam keine Runde zu Ende: Das Wiki ist nicht lesbar, oder etwas anderes schlägt jedes Mal fehl.
}
news-nothing-seen = { $hours ->
    [one] Das Wiki hatte seit { $hours } Stunde keine Änderung, länger als üblich: Kann es noch bearbeitet werden?
   *[other] Das Wiki hatte seit { $hours } Stunden keine Änderung, länger als üblich: Kann es noch bearbeitet werden?
}
news-no-action = { $hours ->
    [one] wikiwatch hat seit { $hours } Stunde nichts getan, länger als üblich: Fängt es noch, was es soll?
   *[other] wikiwatch hat seit { $hours } Stunden nichts getan, länger als üblich: Fängt es noch, was es soll?
}
news-room = Der Datenträger ist fast voll: Wo die Datenbank liegt, sind noch { $megabytes } MB frei.
news-full = Der Datenträger, auf dem die Datenbank liegt, ist voll: Bis wieder Platz ist, wird nichts beurteilt und nichts ausgeführt.
news-ended = wikiwatch hat sich von selbst beendet und überwacht das Wiki nicht mehr: { $why }
news-started = { $mode ->
    [enforce] wikiwatch wurde gestartet und handelt.
   *[observe] wikiwatch wurde gestartet und beobachtet nur.
}
news-left = wikiwatch wurde von einem Menschen oder von seinem Rechner beendet.

# Die Übersicht eines Tages
news-counts = In den letzten 24 Stunden: beobachtet { $watch }, zurückgehalten { $hold }, zurückgesetzt { $revert }.
news-open = Was offen ist:
news-happened = Was geschehen ist:
news-quiet = Nichts ist offen.

# Der Feed
news-feed-title = wikiwatch auf { $wiki }: Entscheidungen
news-feed-about = Was wikiwatch über Bearbeitungen auf { $wiki } entschieden hat, wie auf seiner Protokollseite.
news-feed-edit = Version { $revision }
news-feed-decision = { $outcome }. Wer: { $user }. Vertrauen: { $trust }. Gründe: { $reasons }. Kennung: { $id }.
news-feed-terse = Art: { $kind }. Kennung: { $id }.
news-feed-watch = Beobachtet
news-feed-hold = Zurückgehalten
news-feed-revert = Zurückgesetzt
news-feed-overturned = Von einem Menschen aufgehoben
