# Was das Programm auf Englisch darüber sagt, was es tut, und so aufbewahrt; siehe en/said.ftl.

## Teile des Vertrauens in einen Autor

said-part-account = hat ein Konto
said-part-email = hat eine bestätigte E-Mail-Adresse
said-part-groups = hat eine vertrauenswürdige Gruppe oder ein solches Recht: { $names }
said-part-released = Bearbeitungen, die ein Mensch wiederhergestellt hat: { $count }
said-part-reverted = von anderen zurückgesetzte Bearbeitungen: { $count }
said-part-removed = Bearbeitungen, deren Text andere herausgenommen haben: { $count }
said-part-taken-down = vom Bot zurückgehaltene oder zurückgesetzte Bearbeitungen: { $count }
said-part-confirmed = davon von einem Menschen bestätigt: { $count }
said-part-warnings = Warnungen auf der Diskussionsseite: { $count }
said-part-blocks = Sperren: { $count }
said-part-usual = üblich bei so vielen, die stehen blieben: { $usual }
said-part-network = viele schlechte Adressen in { $network }: { $count }
said-part-survived = Bearbeitungen, die zählen: { $count }; stehen geblieben: { $total }, an verschiedenen Tagen: { $days }
said-part-age = Tage der Mitarbeit: { $days }
said-part-editcount = Bearbeitungen, die das Wiki zählt: { $count }
said-part-built-on = davon von anderen behalten, die weiterschrieben: { $count }
said-part-cap = für all dies zusammen nicht mehr als { $limit }
said-ceiling-account = nicht mehr als 100
said-ceiling-temp = ein temporäres Konto bleibt ein Neuling
said-ceiling-address = eine Adresse kann den Inhaber wechseln
said-ceiling-typed = diesen Namen kann jeder eintippen
said-ceiling-proxy = hinter dieser Adresse kann jeder stehen

## Warum nichts von einem Autor beurteilt wird oder eine Änderung nicht

said-exempt-group = in einer ausgenommenen Gruppe: { $names }
said-exempt-right = hat ein Recht, das ausnimmt: { $names }
said-exempt-global = in einer ausgenommenen globalen Gruppe: { $names }
said-exempt-listed = { $list }: { $reason } (eingetragen von { $user })
said-exempt-entry = ein Logbucheintrag
said-exempt-bot = der Bot selbst
said-exempt-hidden = der Autor ist versteckt
said-exempt-namespace = in einem Namensraum, der nicht beurteilt wird
said-exempt-text = kein Text zum Beurteilen: versteckt, gelöscht oder kein Wikitext
said-exempt-restores = stellt einen früheren Text der Seite wieder her

## Warum eine Zeile der Regeln nicht entschied, und was zum Grund einer entscheidenden hinzukam

said-failed-state = Zustand des Autors: { $state }, nicht { $states }
said-failed-band = Stufe des Vertrauens: { $band }, nicht { $bands }
said-failed-signals = nicht gefunden: { $signs }
said-failed-link = fügt einen Link hinzu
said-failed-no-link = fügt keinen Link hinzu
said-failed-score = { $score } Punkte, weniger als { $limit }
said-failed-firm = { $score } Punkte ohne die Familien, die nur zurückhalten, weniger als { $limit }
said-stands-all-the-same = { $why } Es bleibt trotzdem stehen: { $what }.
said-only-listed = { $why } Es wird nur gemeldet: Menschen haben diese Regel für falsch befunden.
said-does-not-act = { $why } Es wird nur gemeldet: Die Regel handelt noch nicht.
said-judge-failed = die Beurteilung dieser Änderung ist gescheitert ({ $error }); niemand hat sie beurteilt

## Was Menschen sagten

said-by-wrong = { $who } sagte, dass { $id } falsch war
said-by-its-verdict = { $who } sagte, dass das Urteil falsch war
said-by-unwanted = { $who } sagte, dass der Text unerwünscht war
said-by-unwanted-again = das Programm hatte es von selbst freigegeben; { $who } sagte, dass es unerwünscht war
said-by-still-stood = { $who } sagte, dass es Spam war, und es stand noch
said-by-cleared = entlastet von { $who }
said-by-author-cleared = { $user } wurde von { $who } entlastet
said-by-cancelled = abgebrochen von { $who }
said-by-released = freigegeben von { $who }
said-by-released-person = von einem Menschen freigegeben
said-by-undone = rückgängig gemacht von { $who }
said-by-withdrawn = zurückgenommen von { $who }
said-by-reset = wieder eingeschaltet von { $who }
said-by-spammer = als Spammer bestätigt von { $who }
said-by-silenced = stillgelegt von { $who } nach einer Prüfung: { $why }
said-by-cleanup = Aufräumen nach { $name } durch { $who }
said-by-cancelled-meanwhile = von einem Menschen abgebrochen, während es ausgeführt wurde
said-by-wiki-revision = im Wiki wiederhergestellt, Version { $revision }
said-by-wiki-log = im Wiki wiederhergestellt, Logbuch { $log }, { $day }
said-by-decided = im Wiki entschieden, Version { $revision }

## Die Prüfung eines Autors

said-review-of = eine Prüfung des verdächtigen Autors: { $why }
said-question-went-on = weitere schlechte Versuche seit dem Verdacht: { $count }; bis { $limit } kann es ein Fehlalarm sein
said-question-bad = die schlechteste Bearbeitung hat { $score } Punkte; schlecht ab { $limit }
said-question-often = die meisten schlechten Versuche binnen 24 Stunden: { $count }; oft ab { $limit }
said-class-needs = von { $total } geprüften Fällen, die es braucht, gibt es bisher: { $count }
said-class-overturned = von den letzten { $total } geprüften Fällen aufgehoben: { $count }
said-class-none = von den letzten { $limit } geprüften Fällen wurde keiner aufgehoben, von den letzten { $total }: { $count }
said-class-automatic = Entscheidungen der Art „{ $class }“ fallen von selbst
said-unanswered = Prüfungen, auf die niemand antwortete: { $count }
said-flag-ended = der Verdacht ist abgelaufen, und niemand hatte geantwortet
said-not-flagged = der Autor ist nicht mehr verdächtig

## Was aus einer Antwort wird

said-will-try-again = es wird noch einmal versucht, den Text wiederherzustellen
said-will-put-back = der Text wird wiederhergestellt
said-will-leave = es bleibt, wie es steht: Das Urteil war falsch
said-will-not = es wird nicht ausgeführt
said-will-down-again = es war unerwünscht, und was das Programm freigegeben hat, wird wieder entfernt
said-will-down = es war unerwünscht und wird entfernt, falls das geht
said-will-unwanted = es war unerwünscht
said-will-right = es war richtig
said-will-at = es wird ausgeführt, nicht vor { $at } UTC
said-will-all-back = alles, was von { $user } zurückgehalten wurde, wird wiederhergestellt, und der Autor ist entlastet
said-will-flag-stays = nichts von { $user } wird wiederhergestellt: Der Verdacht bleibt
said-will-proposed = wie vorgeschlagen für { $user }: { $class }
said-will-nothing = nichts von dem, was für { $user } vorgeschlagen ist, wird getan
said-undo-cancel = es wird nicht ausgeführt werden
said-undo-verdict = es wurde nichts entfernt; das Urteil wird zurückgenommen
said-undo-not-done = es wurde nicht ausgeführt: { $why }
said-undo-itself = es hat selbst etwas zurückgenommen
said-undo-block = die Sperre wird aufgehoben
said-undo-delete = die Seite wird wiederhergestellt
said-undo-move = die Seite wird nach { $title } verschoben
said-undo-file = die Version der Datei wird wiederhergestellt
said-undo-group = die Gruppe wird geändert: { $group }
said-undo-failed = konnte nicht rückgängig gemacht werden: { $why }
said-undo-yes = ein Mensch hat dazu Ja gesagt: Zum Rücknehmen muss es genannt werden
said-undo-done = erledigt
said-undo-waits = wartet

## Was daraus wurde, einen Text zu entfernen oder wiederherzustellen

said-down-revision = Version { $revision } wiederhergestellt
said-down-passage = die eingefügte Stelle herausgenommen
said-down-between = von einem verdächtigen Autor, zwischen dem, was entfernt wurde
said-down-nothing-left = davon ist nichts mehr zu entfernen
said-down-notice = der Hinweis steht schon auf der Seite
said-down-touched = spätere Bearbeitungen berühren dieselben Wörter: Ein Mensch muss entscheiden
said-down-gone = der Text steht nicht mehr auf der Seite
said-down-before = entfernt, schon von einem früheren Versuch
said-down-no-revision = es nennt keine Version
said-down-no-page = die Seite gibt es nicht mehr
said-down-no-wikitext = die Seite ist kein Wikitext mehr
said-down-just-edited = die Seite wurde gerade eben bearbeitet
said-down-again-and-again = der Autor bringt es immer wieder: Ein Mensch muss entscheiden
said-down-put-back-by = { $user } hat es wiederhergestellt und genießt hier Ansehen
said-down-put-back-unjudged = gerade eben hat es jemand wiederhergestellt, der noch nicht beurteilt ist
said-release-earlier-first = zuerst kommt ein früherer Text dieser Seite zurück
said-release-down-first = zuerst wird ein anderer Text dieser Seite entfernt
said-back-never-down = es wurde nie entfernt
said-back-done = wiederhergestellt
said-back-hidden = ein Administrator hat den Text inzwischen versteckt
said-back-changed = die Seite hat sich dort geändert: Ein Mensch muss es wiederherstellen
said-back-stands = es steht schon auf der Seite
said-result-done-before = ausgeführt, schon von einem früheren Versuch
said-result-nobots = die Seite bittet Bots, fernzubleiben: wartet auf ein Ja
said-result-unchanged = unverändert
said-result-observed = beim Beobachten geplant, vor zu langer Zeit: wartet auf ein Ja
said-result-set-back = älter als der Augenblick, in dem die Datenbank zurückgesetzt wurde: wartet auf ein Ja
said-result-done-then = getan, bevor die Datenbank zurückgesetzt wurde, wie das Wiki zeigt
said-result-tried-often = oft versucht: { $why }
said-result-could-not = es konnte nicht ausgeführt werden ({ $error }): Ein Mensch muss nachsehen
said-result-overturned = ein Mensch sagte, dass das Urteil falsch war
said-result-cleared = ein Mensch hat den Autor entlastet
said-result-rule-stopped = Menschen haben die Regel angehalten, die es verlangte: wartet auf ein Ja
said-result-budget = wartet: Das Kontingent „{ $what }“ ist aufgebraucht; nächster Versuch am { $at } UTC
said-silent-behind = seit { $at } UTC ist keine Runde zu Ende gekommen: Das Wiki ist nicht lesbar, oder etwas anderes schlägt fehl
said-silent-seen = keine Änderung seit { $at } UTC, länger als üblich: Kann das Wiki noch bearbeitet werden?
said-silent-action = nichts getan seit { $at } UTC, länger als üblich: Wird noch gefunden, was gefunden werden soll?

## Was aus einer Löschung, einer Verschiebung, einer früheren Version einer Datei oder einer Gruppenänderung wurde

said-delete-history = die Versionsgeschichte ist lang oder ändert sich gerade: Ein Mensch muss entscheiden
said-delete-hidden = ein Teil der Versionsgeschichte ist versteckt: Ein Mensch muss entscheiden
said-delete-others = auch andere schrieben daran ({ $count }), darunter { $user }: Ein Mensch muss entscheiden
said-delete-standing = { $user } schrieb daran und genießt hier Ansehen
said-undelete-stands = dort steht eine Seite
said-undelete-done = wiederhergestellt
said-group-no-account = ein solches Konto gibt es nicht mehr
said-group-in = es ist schon in der Gruppe { $group }
said-group-not-in = es ist schon nicht mehr in der Gruppe { $group }
said-move-stands = die Seite steht schon dort
said-move-on = die Seite wurde weiter nach { $title } verschoben
said-move-done = zurückverschoben nach { $title }
said-move-nothing = die Verschiebungen heben sich auf
said-move-standing = { $user } hat sie seitdem verschoben und genießt hier Ansehen
said-move-since = { $user } hat sie seitdem verschoben: Ein Mensch muss entscheiden
said-file-gone = die Datei gibt es nicht mehr
said-file-taken-back = es wurde schon zurückgenommen
said-file-hidden = niemand kann sagen, wessen Version dort steht: Deren Autor ist versteckt
said-file-another = inzwischen steht dort eine andere Version
said-file-no-other = es gibt keine Version von jemand anderem: Das braucht eine Löschung
said-file-version-gone = diese Version der Datei ist weg
said-file-stands = diese Version steht schon da
said-file-uploaded = jemand hat seitdem eine andere Version hochgeladen
said-file-done = die Version vom { $at } wiederhergestellt

## Sperren

said-block-proxy = aufgeschoben: Ein Proxy verbirgt jetzt die Besucher des Wikis, hinter einer Adresse kann also jeder stehen
said-block-exempt = der Autor ist jetzt ausgenommen: { $why }
said-block-lifted = { $user } hat die Sperre aufgehoben
said-block-not-silenced = der Autor ist nicht mehr stillgelegt
said-block-nothing-left = von dem, was gegen den Autor vorlag, ist nichts übrig
said-block-too-wide = ein so großer Bereich wird nicht gesperrt
said-block-quiet = { $hours ->
    [one] in der letzten Stunde kam nichts Unerwünschtes von der Adresse: Inzwischen kann sie jemand anderem gehören
   *[other] in den letzten { $hours } Stunden kam nichts Unerwünschtes von der Adresse: Inzwischen kann sie jemand anderem gehören
}
said-block-range-yes = ein Bereich wird nur mit dem Ja eines Menschen gesperrt
said-block-stands = die Sperre steht
said-block-already = schon gesperrt: von { $who }, bis { $at }
said-block-already-ever = schon gesperrt: von { $who }, unbeschränkt
said-block-already-range = schon gesperrt: { $network }, von { $who }, bis { $at }
said-block-already-range-ever = schon gesperrt: { $network }, von { $who }, unbeschränkt
said-block-partly = auf einigen Seiten schon gesperrt: von { $who }, bis { $at }
said-block-partly-ever = auf einigen Seiten schon gesperrt: von { $who }, unbeschränkt
said-block-partly-range = auf einigen Seiten schon gesperrt: { $network }, von { $who }, bis { $at }
said-block-partly-range-ever = auf einigen Seiten schon gesperrt: { $network }, von { $who }, unbeschränkt
said-block-infinite = unbeschränkt
said-block-decided = ein Mensch hat am { $at } über eine Sperre entschieden, und seitdem kam nichts Unerwünschtes
said-block-nobody = niemand sperrt ihn mehr
said-range-other = gesperrte oder stillgelegte Adressen von { $network }: { $count }; es bearbeitete dort noch 1 andere, mit Bearbeitungen, die stehen blieben: { $total }
said-range-others = gesperrte oder stillgelegte Adressen von { $network }: { $count }; es bearbeiteten dort noch { $limit } andere, mit Bearbeitungen, die stehen blieben: { $total }
said-range-only-other = gesperrte oder stillgelegte Adressen von { $network }: nur { $count }; es bearbeitete dort noch 1 andere, mit Bearbeitungen, die stehen blieben: { $total }
said-range-only-others = gesperrte oder stillgelegte Adressen von { $network }: nur { $count }; es bearbeiteten dort noch { $limit } andere, mit Bearbeitungen, die stehen blieben: { $total }
said-range-too-many = es träfe zu viele andere: { $why }
said-range-quiet = { $hours ->
    [one] in der letzten Stunde kam nichts Unerwünschtes von seinen Adressen
   *[other] in den letzten { $hours } Stunden kam nichts Unerwünschtes von seinen Adressen
}

## Aufräumen

said-clean-no-spam = ein Mensch sagte, dass es kein Spam war
said-clean-gone = es steht nicht mehr da
said-clean-first = es kam zuerst, und die Regeln ließen es stehen: Die anderen können es kopiert haben
said-clean-far = es ist zeitlich keinem Spam nahe: Jemand anders kann die Adresse oder den Namen gehabt haben
said-clean-title-hidden = der Titel ist versteckt: Ein Mensch muss nachsehen
said-clean-move = es wird nach { $title } zurückverschoben
said-clean-version = die Version davor wird wiederhergestellt
said-clean-shared-file = andere haben spätere oder frühere Versionen davon hochgeladen
said-clean-file = die Datei wird gelöscht
said-clean-file-page = es ist die Seite der Datei und verschwindet mit ihr
said-clean-page = die Seite wird gelöscht
said-clean-or-text = oder, falls andere daran geschrieben haben, wird nur der Text entfernt
said-clean-shared-page = andere haben an der Seite geschrieben: Nur der Text wird entfernt
said-clean-text = der Text wird entfernt
said-clean-again = das Programm hat es von selbst freigegeben; es wird wieder entfernt
said-clean-put-back = ein Mensch hat es wiederhergestellt: { $id }, { $status }
said-clean-nothing = es wurde nichts getan: { $why }

## Was ein Mensch wissen sollte

said-alarm-stopped = es wird nichts geschrieben: { $why }
said-alarm-room = auf dem Datenträger sind noch { $megabytes } MB frei, und solange er voll ist, wird nichts beurteilt und nichts ausgeführt
said-alarm-budget = das Kontingent „{ $what }“ ist aufgebraucht, und so viele Handlungen warten: { $count }
said-alarm-rule = die Regel { $rule } meldet nur noch: { $why } (`wikiwatch rules reset { $same }` lässt sie wieder handeln)
said-overturned-for = aufgehoben von { $people }, bei so vielen Autoren: { $count } ({ $keys })
said-budget-hour = { $what } je Stunde ({ $limit })
said-budget-day = { $what } je Tag ({ $limit })
said-budget-holds = Zurückhalten
said-budget-reverts = Zurücksetzen
said-budget-blocks = Sperren
said-budget-confirmed-holds = bestätigtes Zurückhalten
said-budget-confirmed-reverts = bestätigtes Zurücksetzen
said-budget-confirmed-blocks = bestätigte Sperren
said-stopped = angehalten
said-stopped-shell = in der Befehlszeile angehalten
said-stopped-by = in der Befehlszeile angehalten von { $who }
said-run-page-missing = die Laufseite { $page } gibt es nicht
said-run-page-says = auf der Laufseite { $page } steht nicht „{ $word }“
said-aside-failed = sie ist gescheitert: { $error }
said-aside-slow = sie ist langsam: { $seconds } s für { $count } Zeichen eigener Texte des Programms
said-aside-reworded = ein Mensch hat ihren Wortlaut geändert
said-row-changed = ein Mensch hat die Zeile geändert
said-note-rules = darüber urteilte die Regelfassung { $then }; Familien und Zeilen sind die von { $now }, jetzt
said-note-sum = nach den jetzt geltenden Regeln ist die Summe { $total }; sie war { $score }
said-note-row = nach den Regeln entscheidet die Zeile { $would }; damals entschied die Zeile { $did }: { $why }

## Was das Wiki antwortete

said-wiki-overtaken = von einer anderen Bearbeitung überholt
said-wiki-rolled-back = von einem anderen Zurücksetzen überholt
said-wiki-only-author = abgelehnt: Niemand sonst hat die Seite bearbeitet
said-wiki-no-change = unnötig: Es steht schon da
said-wiki-not-seen = danach nicht zu sehen
said-wiki-no-answer = ohne Antwort geblieben
said-wiki-token = wegen eines alten Tokens abgelehnt
said-wiki-fault = wegen eines Fehlers des Wikis abgelehnt
said-wiki-session = abgelehnt: Die Sitzung ist beendet
said-wiki-other-session = abgelehnt: Die Sitzung gehört einem anderen Konto
said-wiki-lag = aufgeschoben: Die Datenbank des Wikis hinkt nach
said-wiki-read-only = aufgeschoben: Das Wiki ist schreibgeschützt
said-wiki-rate = von der Ratenbegrenzung des Wikis aufgeschoben
said-wiki-unasked = aufgeschoben: Das Wiki konnte nicht gefragt werden
said-wiki-missing = unnötig: Die Seite gibt es nicht
said-wiki-deleted = unnötig: Die Seite wurde gelöscht
said-wiki-blocked-already = unnötig: Schon von jemandem gesperrt
said-wiki-not-blocked = unnötig: Nicht mehr gesperrt
said-wiki-observing = nicht getan: Es wird nur beobachtet
said-wiki-captcha = von einem Captcha abgelehnt
said-wiki-protected = abgelehnt: Die Seite ist geschützt
said-wiki-cascade = abgelehnt: Die Seite ist durch eine andere geschützt
said-wiki-namespace = abgelehnt: Der Namensraum ist geschützt
said-wiki-interface = abgelehnt: Die Systemnachrichten des Wikis sind geschützt
said-wiki-code = abgelehnt: eine Seite mit Code eines anderen Benutzers
said-wiki-title = abgelehnt: Der Titel ist geschützt
said-wiki-title-taken = abgelehnt: Unter dem Titel steht eine andere Seite
said-wiki-immobile = abgelehnt: Solche Seiten können nicht verschoben werden
said-wiki-immobile-target = abgelehnt: Dorthin können Seiten nicht verschoben werden
said-wiki-may-not-move = abgelehnt: Das Konto darf sie nicht verschieben
said-wiki-no-delete = abgelehnt: Sie kann nicht gelöscht werden
said-wiki-no-undelete = abgelehnt: Sie kann nicht wiederhergestellt werden
said-wiki-big = abgelehnt: Die Seite hat zu viele Versionen, um von diesem Konto gelöscht zu werden
said-wiki-right = abgelehnt: Dem Konto fehlt ein Recht
said-wiki-blocked = abgelehnt: Das Konto ist dort gesperrt
said-wiki-address-blocked = abgelehnt: Die Adresse des Kontos ist gesperrt
said-wiki-global-block = abgelehnt: Das Konto ist in allen Wikis gesperrt
said-wiki-too-long = abgelehnt: Der Text ist zu lang
said-wiki-extension = von einer Erweiterung abgelehnt
said-wiki-tag = abgelehnt: Die Markierung kann nicht verwendet werden
said-wiki-person = abgelehnt: Das entscheidet ein Mensch
said-wiki-mixed = abgelehnt: Es ist von früher Gelöschtem nicht zu unterscheiden
said-wiki-no-wikitext = abgelehnt: Die Seite enthält keinen Wikitext
said-wiki-no-account = abgelehnt: Ein solches Konto gibt es nicht
said-wiki-version-gone = abgelehnt: Diese Version der Datei ist weg
said-wiki-spam-blacklist = von SpamBlacklist abgelehnt
said-wiki-filter-warning = von der Warnung eines Missbrauchsfilters abgelehnt
said-wiki-filter = von einem Missbrauchsfilter abgelehnt
said-wiki-title-blacklist = von TitleBlacklist abgelehnt
said-wiki-file-store = abgelehnt: Die Datei konnte gerade nicht gespeichert werden
said-wiki-file-lock = abgelehnt: Jemand arbeitet gerade an der Datei
said-wiki-other = vom Wiki abgelehnt

## Absagen an Menschen

said-no-action = keine Handlung hat die Kennung „{ $id }“
said-no-proposal = kein Vorschlag hat die Nummer { $number }
said-no-case = keine Kampagne hat die Nummer { $number }
said-no-rule = es gibt keine Regel, keine Zeile und kein Anzeichen „{ $name }“
said-no-yes = { $id } wartet nicht auf ein Ja: { $status }
said-no-cancel = { $id } kann nicht abgebrochen werden: { $status }
said-no-release = { $id } kann nicht freigegeben werden: { $what }
said-no-confirm = { $id } kann nicht bestätigt werden: { $what }
said-no-confirm-wrong = { $id } kann nicht bestätigt werden: Ein Mensch sagte, dass es falsch war
said-called-good = von einem Menschen für gut befunden
said-such-action = { $action }, { $status }
said-nothing-to-release = { $id } ist weder Zurückhalten noch Zurücksetzen, da ist nichts freizugeben
said-nothing-to-confirm = { $id } ist weder Zurückhalten noch Zurücksetzen, da ist nichts zu bestätigen
said-no-answer-none = { $id } wartet nicht auf eine Antwort: Das gibt es nicht
said-no-answer = { $id } wartet nicht auf eine Antwort: { $proposal }
said-no-flag = { $user } ist nicht mehr verdächtig
said-no-author = über { $user } ist nichts mehr bekannt
said-proposal-closed = proposal-{ $number } ist nicht mehr offen: { $proposal }
said-proposal-carried-out = proposal-{ $number } ist nicht mehr offen: Es ist ausgeführt
said-no-standing-spam = Version { $revision } ist kein Spam, von dem bekannt ist, dass er noch steht
said-not-aside = { $id } ist nicht zurückgestellt
said-aside-acted = { $id } kann nicht neu beurteilt werden: darauf beruht eine Maßnahme wegen des Zustands des Autors
said-no-judged = Version { $revision } wurde nicht beurteilt
said-no-change-by = von „{ $user }“ wurde keine Änderung gelesen
said-anybody-behind = ein Proxy verbirgt die Besucher des Wikis: Hinter { $user } kann jeder stehen
said-had-standing = { $user } genoss in diesem Wiki Ansehen, als Version { $revision } gespeichert wurde: Nichts von diesem Autor wird entfernt
said-nothing-done-about = über jemanden mit dem Namen „{ $user }“ wurde nichts getan
said-hint-ids = `wikiwatch review` listet die Kennungen auf
said-hint-them = `wikiwatch review` listet sie auf
said-hint-standing = `wikiwatch review standing` listet sie auf
said-hint-aside = `wikiwatch review aside` listet auf, was es ist
said-hint-aside-acted = darüber entscheiden: `wikiwatch review release` oder `wikiwatch review confirm`
said-hint-cases = `wikiwatch cases --all` listet sie auf
said-hint-due = `wikiwatch due` listet die Kennungen auf
said-hint-states = `wikiwatch status` nennt die Zustände
said-hint-stats = `wikiwatch rules stats` nennt sie alle
said-hint-campaign = eine Kampagne wird mit --campaign N genannt
said-hint-stolen = was ein gestohlenes Konto getan hat, von Hand zurücknehmen, oder mit `wikiwatch review`, was davon zurückgehalten wurde
said-hint-back = `wikiwatch review release { $id }` stellt den Text wieder her

## Was in einer Änderung gefunden wurde

said-found-only-noted = nur vermerkt: { $why }
said-found-out-of-time = die Zeit für eine Änderung war aufgebraucht, bevor diese nachsahen: { $names }
said-found-revisions = Version { $revisions }
said-found-revisions-more = Version { $revisions }, weitere: { $count }
said-found-blank-nothing = von { $total } Zeichen der Seite verschwanden { $count }, und nichts kam stattdessen
said-found-blank-others = von { $total } Zeichen der Seite verschwanden { $count }, und { $limit } andere kamen stattdessen
said-found-blank-link = von { $total } Zeichen der Seite verschwanden { $count }, und stattdessen kam ein Link, der hier neu ist
said-found-blank-script = von { $total } Zeichen der Seite verschwanden { $count }, und statt eines Textes in anderer Schrift ({ $old }) kam einer in dieser: { $new }
said-found-brings-back = dieser Text wurde von dieser Seite schon einmal entfernt
said-found-campaign-sure = eine bestätigte Kampagne (Nummer { $number }), Bearbeitungen: { $count }, Beteiligte: { $total }: { $why }
said-found-campaign-perhaps = vielleicht eine Kampagne (Nummer { $number }), Bearbeitungen: { $count }, Beteiligte: { $total }: { $why }
said-found-campaign-new = vielleicht eine Kampagne (noch ohne Nummer), Bearbeitungen: { $count }, Beteiligte: { $total }: { $why }
said-found-campaign-exact = genau ihr Text, ihre Website oder ihre Telefonnummer
said-found-tie-text = der Text gleicht dem anderen zu { $count } %
said-found-tie-domain = führt zu derselben Website, die hier niemand Vertrauenswürdiges verwendet
said-found-tie-contact = nennt dieselbe Telefonnummer oder E-Mail-Adresse
said-found-tie-undone = das andere wurde zurückgesetzt oder entfernt
said-found-tie-summary = die Zusammenfassung ist dieselbe
said-found-tie-network = kommt aus demselben Netz
said-found-tie-name = die Benutzernamen sind gleich gebildet
said-found-tie-page = steht auf derselben Seite
said-found-tie-hour = kam binnen einer Stunde
said-found-tie-day = kam binnen eines Tages
said-found-tie-form = Links und Text sind gleich angeordnet
said-found-tie-landing = die Links führen zu gleichartigen Seiten
said-found-tie-place = steht an derselben Stelle
said-found-like = wie { $user }, gesperrt am { $day }: { $why }
said-found-like-string = die Zufallsfolge ist dieselbe, { $value }
said-found-like-contact = nennt dieselbe Telefonnummer oder E-Mail-Adresse, { $value }
said-found-like-domain = führt zu derselben Website, die hier niemand Vertrauenswürdiges verwendet, { $value }
said-found-like-landing = die Links führen zu gleichartigen Seiten, { $value }
said-found-like-name = die Namen sind gleich gebildet, { $value }
said-found-like-brought = der Name ist eine Website oder Zeichenfolge, die jener Autor brachte, { $value }
said-found-like-page = steht auf derselben Seite oder ihrer Diskussionsseite, { $value }
said-found-like-summary = die Zusammenfassung ist dieselbe, { $value }
said-found-like-figures = die Namen haben Buchstaben und Ziffern gleich angeordnet, { $value }
said-found-like-network = kommt aus demselben Netz, { $value }
said-found-like-hour = kommt zu derselben Tageszeit (UTC), { $value }
said-found-too-large = eine Seite, zu groß, um sie bis zum Ende zu lesen: { $count } Zeichen davon sah niemand an
said-found-first-searched = vom Hinzugefügten wurden höchstens die ersten { $count } Zeichen mit anderen Bearbeitungen verglichen und { $total } nach Floskeln durchsucht
said-found-first-links = nur die ersten { $count } Links wurden angesehen
said-found-decoyed = ein stillgelegter Autor hat diesen Ort dort gezeigt, wo man solche Bearbeitungen stehen lässt, um zu sehen, was sie bringen
said-found-links-so-many = Links: { $count }
said-found-disguise-mixed = der Hostname mischt Schriften oder sieht nur aus wie ein anderer
said-found-disguise-invisible = im Hostnamen stehen unsichtbare Zeichen
said-found-disguise-reverse = Zeichen im Link drehen um, was man liest
said-found-disguise-css = der Link steht in einem Element, das niemand sieht
said-found-disguise-in-comment = der Link steht in einem Kommentar
said-found-disguise-in-nowiki = der Link steht in nowiki
said-found-disguise-people = eine Adresse ist für Menschen geschrieben, damit Filter sie übersehen
said-found-disguise-letters = eine Adresse ist in einzelnen Buchstaben geschrieben, damit Filter sie übersehen
said-found-disguise-at = ein Name vor @ gibt sich als Host aus
said-found-disguise-bare = der Link führt zu einer bloßen IP-Adresse statt zu einem Namen
said-found-disguise-host = der Hostname ist kodiert, damit Filter ihn übersehen
said-found-disguise-through = der Link führt über eine andere Website ans Ziel
said-found-flood-saved = verschiedene Seiten, die der Autor in zehn Minuten gespeichert hat: { $count }; in einer Stunde: { $total }
said-found-flood-brought = verschiedene Seiten, auf die der Autor binnen einer Stunde Links brachte: { $count }
said-found-flood-moved = Seiten, die der Autor binnen einer Stunde verschoben hat: { $count }
said-found-flood-uploaded = Dateien, die der Autor binnen einer Stunde hochgeladen hat: { $count }
said-found-learned = sieht aus wie Bearbeitungen, die hier zurückgesetzt wurden: von { $total } zurückgesetzten sahen { $count } so schlecht aus, von { $score }, die stehen blieben, { $limit }
said-found-linked-watched = von { $total } anderen an derselben Adresse verdächtig oder gesperrt: { $count }
said-found-linked-undone = von { $total } anderen an derselben Adresse mit zurückgesetzten Bearbeitungen: { $count }
said-found-linked-link = und sie verlinkt einen Ort, der hier neu ist
said-found-listed-author = der Autor steht auf einer Liste ({ $list }): { $reason } (eingetragen von { $user })
said-found-listed-site = { $name } steht auf einer Liste ({ $list }): { $reason } (eingetragen von { $user })
said-found-moved-random = der Titel, auf den die Seite verschoben wurde, sind Zufallsbuchstaben
said-found-moved-unlike = der Titel, auf den die Seite verschoben wurde, hat kein Wort des alten
said-found-moved-out = ein Artikel wurde aus dem Artikelnamensraum verschoben
said-found-name-address = der Benutzername ist eine Adresse oder Telefonnummer
said-found-name-site = der Benutzername ist der Name der verlinkten Website
said-found-name-anchor = der Benutzername sind die Wörter des Links
said-found-summary-phone = die Zusammenfassung enthält eine Telefonnummer, die nirgends auf der Seite steht
said-found-summary-mail = die Zusammenfassung enthält eine E-Mail-Adresse, die nirgends auf der Seite steht
said-found-summary-address = die Zusammenfassung enthält eine Adresse, die nirgends auf der Seite steht
said-found-title-phone = der Titel enthält eine Telefonnummer
said-found-title-mail = der Titel enthält eine E-Mail-Adresse
said-found-title-address = der Titel enthält eine Adresse
said-found-network-bad = andere Adressen aus { $network }, die in { $days } Tagen gesehen wurden: { $count }; schlecht: { $total }, gut: { $limit }
said-found-page-first = eine der ersten Taten des Autors ist eine Seite mit einem Link zu { $site }
said-found-page-hardly = auf dieser neuen Seite steht außer den Links fast nichts
said-found-page-named = der Titel dieser neuen Seite ist der Name der Website
said-found-page-advert = die Seite des Autors hat die Form von Werbung: { $what }
said-found-page-advert-phone = eine Telefonnummer
said-found-page-advert-words = ein Link auf den Wörtern „{ $words }“
said-found-page-own-link = die Seite des Autors hat einen Link, der hier neu ist
said-found-site-nobody = niemand hat diesen Ort bisher in dieses Wiki gebracht
said-found-site-no-edit = und noch ist keine Bearbeitung des Autors stehen geblieben
said-found-site-others = andere haben diesen Ort schon gebracht, und es wurde zurückgesetzt
said-found-site-many = so viele verschiedene Autoren taten es: { $count }
said-found-phone-title = der Titel dieser neuen Seite enthält eine Telefonnummer
said-found-phone-times = so oft steht hier eine Telefonnummer: { $count }
said-found-phone-added = hinzugefügte Telefonnummern: { $count }
said-found-phone-ornament = eine Telefonnummer ist mit Verzierungen geschrieben, damit Filter sie übersehen
said-found-phrases = spricht wie Werbung, neben einem Link, der hier neu ist: { $phrases }
said-found-probe-many = viele haben auf dieser Seite Zufallsbuchstaben hinterlassen, zuletzt vor dem Link: { $what }
said-found-probe-page = diese Seite wurde mit Zufallsbuchstaben getestet; Zeit bis zum Link: { $what }
said-found-probe-same = derselbe Autor hat diese Seite getestet; Zeit bis zum Link: { $what }
said-found-probe-elsewhere = derselbe Autor hat anderswo Zufallsbuchstaben hinterlassen; Zeit bis zum Link: { $what }
said-found-probe-string = Buchstaben, die jemand hinterließ, stehen in dieser Bearbeitung; Zeit bis zum Link: { $what }
said-found-probe-network = aus diesem Netz kamen Zufallsbuchstaben; Zeit bis zum Link: { $what }
said-found-ago-less = weniger als ein Tag
said-found-ago-day = ein Tag
said-found-random-most = hinzugefügt wurden Zufallsbuchstaben und kaum etwas anderes
said-found-random-only = hinzugefügt wurden nur Zufallsbuchstaben
said-found-random-lone = eine einzelne Zeichenfolge, wahrscheinlich zufällig
said-found-random-beside = neben externen Links stehen Zufallsbuchstaben
said-found-random-edge = das Hinzugefügte beginnt oder endet mit Zufallsbuchstaben
said-found-random-title = der Titel dieser neuen Seite sind Zufallsbuchstaben
said-found-redirect-lost = aus einer Seite wurde eine Weiterleitung; Zeichen zuvor: { $count }
said-found-redirect-random = die Seite führt zu einem Titel aus Zufallsbuchstaben
said-found-redirect-address = die Seite führt zu einem Titel mit einer Adresse oder Telefonnummer
said-found-redirect-nothing = die Seite führt zu einem Titel, der nichts mit ihr zu tun hat
said-found-refused-site = { $log } hat schon einen Link zu diesem Ort abgelehnt; seitdem: { $what }
said-found-refused-author = eine Bearbeitung desselben Autors wurde schon abgelehnt; seitdem: { $what }
said-found-repeat-alike = von den letzten { $total } Einfügungen des Autors gleichen dieser zu mindestens { $limit } %: { $count }
said-found-repeat-copies = nahezu gleiche Einfügungen eines Links, der hier neu ist: { $count }
said-found-reputation = Listen von außen kennen die Adresse des Autors: { $answers }
said-found-signups = Konten mit Namen nach einem Muster, die sich binnen einer Stunde anmeldeten: { $count }, mehr als hier üblich
said-found-file-random = der Name der Datei sind Zufallsbuchstaben
said-found-file-advert = der Name der Datei enthält eine Adresse oder Telefonnummer
said-found-ago-days = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
}
said-hint-judged = `wikiwatch log` listet die beurteilten auf; was vor dem ersten Lauf stand, wird nie beurteilt
