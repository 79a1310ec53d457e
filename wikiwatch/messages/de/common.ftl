# Lengths of time, on all pages. A number may have one digit after the point.

span-seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
span-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
span-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
span-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}

# Fixed words, in tables and lists. Names that the rules of a wiki add stay as they are.

word-outcome = { $name ->
    [allow] zugelassen
    [watch] beobachtet
    [hold] zurückgehalten
    [revert] zurückgesetzt
   *[other] { $name }
}
word-action = { $name ->
    [hold] Zurückhalten
    [revert] Zurücksetzen
    [release] Freigeben
    [block] Sperren
    [unblock] Entsperren
    [move] Zurückverschieben
    [filerevert] Frühere Dateiversion
    [delete] Löschen
    [undelete] Wiederherstellen
    [group] Gruppenwechsel
   *[other] { $name }
}
word-status = { $name ->
    [planned] geplant
    [review] wartet auf ein Ja
    [claimed] in Arbeit
    [done] erledigt
    [skipped] unnötig
    [person] wartet auf einen Menschen
    [cancelled] abgebrochen
   *[other] { $name }
}
word-state = { $name ->
    [clean] unauffällig
    [flagged] verdächtig
    [cleared] entlastet
    [silenced] stillgelegt
    [blocked] gesperrt
   *[other] { $name }
}
word-band = { $name ->
    [new] neu
    [low] gering
    [known] bekannt
    [trusted] vertrauenswürdig
    [old] alteingesessen
   *[other] { $name }
}
word-part = { $name ->
    [account] Benutzerkonto
    [email] bestätigte E-Mail-Adresse
    [groups] Gruppen
    [age] Alter des Kontos
    [editcount] Zahl der Bearbeitungen
    [survived] Bearbeitungen, die blieben
    [built_on] Bearbeitungen, auf denen andere aufbauten
    [released] freigegebene Bearbeitungen
    [reverted] von Menschen zurückgesetzte Bearbeitungen
    [removed] von Menschen entfernter Text
    [taken_down] vom Programm entfernte Bearbeitungen
    [confirmed] als unerwünscht bestätigte Bearbeitungen
    [warnings] Verwarnungen
    [network] Netz
    [blocks] Sperren
    [ceiling] Höchstwert
    [floor] Mindestwert
    [cap] Höchstwert einer Art
   *[other] { $name }
}
word-family = { $name ->
    [own] eigene Regeln dieses Wikis
    [random] Zufallsbuchstaben
    [repeat] wiederholte Links
    [return] Rückkehr auf eine Seite
    [campaign] Kampagne
    [learned] aus früheren Bearbeitungen gelernt
    [new_link] Link eines Neulings
    [refused] vom Wiki abgelehnt
    [blanking] Leeren
    [move] Verschiebung oder Weiterleitung
    [upload] Hochladen
    [names] Namen
    [signups] Neuanmeldungen
    [flood] viele Bearbeitungen auf einmal
    [comeback] gleicht einem gesperrten Autor
    [disguise] Verschleierung
    [size] Größe
    [time] nicht zu Ende gelesen
    [phrases] Werbefloskeln
    [reputation] Listen von außen
    [linked] gleiche Adresse
    [listed] Listen dieses Wikis
    [network] Netz
   *[other] { $name }
}
word-campaign = { $name ->
    [suspected] vermutet
    [confirmed] bestätigt
    [dismissed] verworfen
    [expired] erloschen
   *[other] { $name }
}
word-proposal = { $name ->
    [open] offen
    [accepted] angenommen
    [rejected] abgelehnt
    [carried_out] ausgeführt
    [lapsed] hinfällig
    [overturned] aufgehoben
   *[other] { $name }
}
word-class = { $name ->
    [release] Freigeben
    [silence] Stilllegen
    [block] Sperren
    [delete] Löschen
   *[other] { $name }
}
word-decision = { $name ->
    [approve] gebilligt
    [cancel] abgebrochen
    [release] freigegeben
    [undo] rückgängig gemacht
    [confirm] als unerwünscht bestätigt
    [clear] Autor entlastet
    [silence] Autor stillgelegt
    [accept] angenommen
    [reject] abgelehnt
    [keep] wartet weiter
    [trip] Regel angehalten
    [reset] Regel handelt wieder
    [cleanup] aufgeräumt
    [suspected] vermutet
    [confirmed] bestätigt
    [dismissed] verworfen
   *[other] { $name }
}
word-said = { $name ->
    [overturned] aufgehoben
    [confirmed] bestätigt
    [reverted] von Menschen zurückgesetzt
    [waiting] wartet
    [nothing] nichts
   *[other] { $name }
}
word-list = { $name ->
    [allow] Erlaubtliste
    [watch] Liste der Beobachteten
    [deny] Verbotsliste
   *[other] { $name }
}
# Was ein Autor tat, in der Liste beim Aufräumen.
word-deed = { $name ->
    [edit] Bearbeitung
    [page] neue Seite
    [move] Verschiebung
    [upload] Hochladen
   *[other] { $name }
}
# Wie lange eine Sperre dauert.
lasts-hour = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
lasts-day = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
lasts-week = { $count ->
    [one] { $count } Woche
   *[other] { $count } Wochen
}
lasts-month = { $count ->
    [one] { $count } Monat
   *[other] { $count } Monate
}
lasts-year = { $count ->
    [one] { $count } Jahr
   *[other] { $count } Jahre
}
