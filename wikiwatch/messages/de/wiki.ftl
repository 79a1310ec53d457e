# Was das Programm im Wiki schreibt: Protokollseite, Seite zur Treffsicherheit, Zusammenfassungen und Hinweise.

## Die Protokollseite

log-intro = Diese Seite wird von wikiwatch geschrieben, die neueste Entscheidung steht zuerst. Sie zeigt nichts von dem, was entfernt wurde; das tun die Versionsunterschiede.
log-time = Zeit (UTC)
log-diff = Unterschied
log-author = Wer
log-trust = Vertrauen
log-reasons = Gründe
log-outcome = Ergebnis
log-due = Fällig
log-older = Ältere Entscheidungen: { $pages }
log-wrong = falsch?
log-id = Kennung { $id }
log-class = gefunden: { $name }
log-class-general = Verschiedenes
log-not-public = nicht öffentlich
log-overturned = { $outcome }, von einem Menschen aufgehoben
log-came-of = { $action }: { $status }
log-not-done = { $action }, wartet auf einen Menschen: { $why }
log-due-at = { $action }: { $at }
log-mistakes = { $count ->
    [one] Die Regeln haben seit { $since } (UTC) { $count } Fehler: Version { $version } gilt weiter.
   *[other] Die Regeln haben seit { $since } (UTC) { $count } Fehler: Version { $version } gilt weiter.
}
log-aside = { $count ->
    [one] { $count } eigene Regel des Wikis ist seit { $since } (UTC) außer Kraft: { $command } sagt, welche und warum.
   *[other] { $count } eigene Regeln des Wikis sind seit { $since } (UTC) außer Kraft: { $command } sagt, welche und warum.
}
log-set-back = Die Aufzeichnungen des Programms kommen aus einer Sicherung oder aus einer beschädigten Datei: Von { $since } bis { $until } (UTC) kann etwas fehlen. Was es in dieser Zeit getan hat, liest es aus dem Wiki; was zweifelhaft ist, wartet auf einen Menschen.
log-changes-aside = { $count ->
    [one] { $count } Änderung konnte nicht beurteilt werden und ist zurückgestellt: niemand hat sie angesehen. { $command } sagt, welche.
   *[other] { $count } Änderungen konnten nicht beurteilt werden und sind zurückgestellt: niemand hat sie angesehen. { $command } sagt, welche.
}
log-needed = Etwas wartet auf einen Menschen, der sich um wikiwatch kümmert: { $command } sagt, was.
log-budget = { $count ->
    [one] Das Kontingent { $budget } ist aufgebraucht, und { $count } Handlung wartet.
   *[other] Das Kontingent { $budget } ist aufgebraucht, und { $count } Handlungen warten.
}
log-rule-stopped = Die Regel { $rule } meldet nur noch, weil Menschen ihr widersprochen haben. { $command } lässt sie wieder handeln.
log-heartbeat = { $hours ->
    [one] Zuletzt nachgesehen wurde { $at } (UTC); diese Zeile wird jede Stunde mindestens einmal erneuert.
   *[other] Zuletzt nachgesehen wurde { $at } (UTC); diese Zeile wird alle { $hours } Stunden mindestens einmal erneuert.
}
log-nothing-seen = Keine Änderung seit { $since } (UTC), länger als üblich: Kann noch bearbeitet werden?
log-no-action = Nichts getan seit { $since } (UTC), länger als üblich: Wird noch gefunden, was gefunden werden soll?

## Die Seite zur Treffsicherheit

accuracy-summary = Wie sich die Regeln bewährt haben
accuracy-intro = Diese Seite wird einmal in der Woche von wikiwatch geschrieben; ihre Versionsgeschichte ist das Archiv. Sie nennt niemanden und zeigt keine Bearbeitung.
accuracy-how = So ist sie zu lesen: Handlungen sind, was das Programm getan hat: Texte entfernt, Verschiebungen zurückgenommen, Sperren und dergleichen. Aufgehoben: Menschen haben es wiederhergestellt, zurückgenommen oder abgebrochen oder die Person entlastet. Gemeldet: Jemand hat widersprochen. Wartend: Das Programm hat den Text entfernt, und noch hat niemand gesagt, ob das richtig war. Die Treffsicherheit ist der Anteil derer, die das Programm zu Recht traf, an allen, über die Menschen sich geäußert haben: Wem einmal Unrecht geschah, der zählt als Fehlgriff; in Klammern steht der Bereich, in dem der Wert mit 95 % Sicherheit liegt, und der breit ist, wo wenige gezählt wurden. Zwei Zahlen in einem Feld sind die dieser Woche und die der ganzen Zeit. Was noch bevorsteht, ist nicht mitgezählt.
accuracy-bounds = Vom { $start } bis zum { $end } (UTC) und seit dem { $watched }.
accuracy-version = Regeln: Version { $version }.
accuracy-week = Diese Woche
accuracy-ever = Ganze Zeit
accuracy-judged = Beurteilte Änderungen
accuracy-actions = Handlungen
accuracy-overturned = Aufgehoben
accuracy-confirmed = Bestätigt
accuracy-reported = Gemeldet
accuracy-waiting = Wartend
accuracy-precision = Treffsicherheit
accuracy-median-program = Median der Zeit, bis das Programm eine Bearbeitung entfernte
accuracy-median-people = Median der Zeit, bis Menschen eine zurücksetzten, wo sie zuerst kamen
accuracy-weeks = Die letzten Wochen
accuracy-weeks-how = Was Menschen später über die Bearbeitungen einer Woche sagten, zählt in jener Woche.
accuracy-until = Bis
accuracy-median = Median der Zeit
accuracy-rows = Zeilen von policy.toml
accuracy-signs = Anzeichen von points.toml
accuracy-rule = Regel
accuracy-hits = Treffer
accuracy-last-hit = Letzter Treffer
accuracy-nothing = Noch keine hat etwas gefunden.
accuracy-more = Und so viele mehr: { $count }.
accuracy-looks = Was einen Blick braucht
accuracy-unused = Seit 90 Tagen ungenutzt: { $count }
accuracy-stopped = Zeilen, die nur noch melden, weil Menschen ihnen widersprochen haben: { $count }
accuracy-ending = Abgelaufen oder in 30 Tagen zu Ende: Einträge der Listen { $entries }, eigene Regeln des Wikis { $rules }.
accuracy-end = Eigene Regeln des Wikis stehen hier mit Namen, sobald die Protokollseite sie nennt. Zeilen, die verraten würden, in welchem Zustand oder auf welcher Liste jemand ist, zählen nur in der Summe. Alle Zahlen gibt es auf dem Rechner, auf dem wikiwatch läuft: { $command }, mit { $csv } für eine Tabellenkalkulation oder { $json }.
accuracy-share = { $share } % ({ $low } bis { $high }), { $hits } von { $total }

## Zusammenfassungen

summary-revert = Entfernt, wohl ein Test oder Werbung; Gründe: { $log } ({ $id }). { $object }
summary-hold = Zurückgehalten, bis jemand nachgesehen hat; der Text bleibt erhalten: { $log } ({ $id }). { $object }
summary-object = War das falsch? Bitte melden
summary-release = Nach einem zweiten Blick wiederhergestellt: { $revision } von { $author }; { $log } ({ $id })
summary-revision = Version { $number }
summary-its-author = wer sie geschrieben hat
summary-log = Neueste Entscheidungen
summary-move = Zurückverschoben: die Verschiebung wirkte unerwünscht; Gründe: { $log } ({ $id }). { $object }
summary-file = Frühere Version zurückgeholt: die neue wirkte unerwünscht; Gründe: { $log } ({ $id }). { $object }
summary-delete = Von jemandem, der unerwünschte Seiten angelegt hat; niemand sonst schrieb daran; siehe { $log } ({ $id }). { $object }
summary-undo = Nach einem zweiten Blick zurückgenommen: { $log } ({ $id })
summary-group = Folgt dem Vertrauen, das das Konto hier hat; siehe { $log } ({ $id }). { $object }
summary-block = Unerwünschte Weblinks; siehe { $log } ({ $id }). { $object }; { $talk }
summary-own-talk = oder, wenn gesperrt, auf der eigenen Diskussion

## Was an der Stelle einer neuen Seite steht

notice-hold = Diese neue Seite wartet, bis jemand sie angesehen hat. Nichts ist verloren: Der Text bleibt erhalten, steht in der Versionsgeschichte und kommt wieder, sobald jemand ihn freigibt. Entscheidung { $id } auf { $log }.
notice-hold-category = Seiten, die auf Durchsicht warten
notice-delete = Diese neue Seite sah nach einem Test oder nach Werbung aus, und ihr Text wurde entfernt. Die Administratoren werden gebeten, sie zu löschen oder den Text aus der Versionsgeschichte zurückzuholen. Entscheidung { $id } auf { $log }.
notice-delete-category = Löschkandidaten
notice-object = Ist das ein Irrtum? Bitte melden.

## Die Seite, auf der Irrtümer gemeldet werden

report-summary = Wo Irrtümer dieses Programms gemeldet werden
report-intro = Hier wird gemeldet, wenn wikiwatch, ein Programm, das auf dieses Wiki achtet, sich geirrt hat. Es entfernt nichts, was hier geschrieben wird, es sei denn, jemand schreibt mehr als { $most } Zeichen; Menschen lesen alles.
report-how = Wurde eine Bearbeitung zu Unrecht entfernt, dann bitte { $form }, möglichst mit der Kennung der Entscheidung: Sie steht in der Versionsgeschichte der Seite und auf { $log }. Viel erklären muss man nicht, und ein Konto ist nicht nötig. Wer gesperrt ist, kann es auf der eigenen Diskussionsseite sagen.
report-form = hier melden
report-decision = Entscheidung: { $id }
report-hint = Was war an der Bearbeitung richtig? Bitte ihre Weblinks nicht wiederholen: Die Kennung reicht, um sie zu finden.
