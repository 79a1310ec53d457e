# Wie viel Zeit unerwünschtes Bearbeiten die gekostet hat, die es taten: die Seite im Wiki und die Übersicht.

wasted-summary = Wie viel Zeit vergeudet wurde
wasted-intro = Diese Seite wird einmal am Tag von wikiwatch geschrieben. Sie zählt nur, was Gesperrte bis zu ihrer Sperre taten.
wasted-period = Seit { $since }; Stand { $now }.
wasted-nothing = Noch niemand, der ertappt wurde, hat Zeit vergeudet.

wasted-total = Insgesamt
wasted-what = Was
wasted-how-much = Wie viel
wasted-time = Aufgewendete Zeit
wasted-typed = Davon mit Tippen
wasted-unread = Davon für Bearbeitungen, die niemand las
wasted-unread-edits = Bearbeitungen, die niemand las
wasted-edits = Entfernte Bearbeitungen
wasted-sessions = Sitzungen
wasted-captchas = Captchas, auf die eine Bearbeitung traf
wasted-burnt = Verbrauchte Konten
wasted-addresses = Adressen
wasted-worst-day = Der schlimmste Tag
wasted-worst-author = Wer am meisten vergeudete
wasted-with-time = { $what }: { $time }

wasted-by-day = Nach Tagen
wasted-day = Tag
wasted-chart-name = Vergeudete Zeit nach Tagen, { $first } bis { $last }
wasted-chart-told = { $time } in { $days } { $days ->
    [one] Tag
   *[other] Tagen
  }, das meiste am { $worst }: { $most }.
wasted-chart-empty = Nichts in diesen Tagen.
wasted-axis = Minuten

wasted-authors = Wer am meisten vergeudete, der Reihe nach
wasted-author = Wer
wasted-address = eine Adresse
wasted-campaigns = Kampagnen
wasted-campaign = Kampagne { $id }
wasted-hands = Beteiligte
wasted-last = Letzte Bearbeitung
wasted-more = { $count ->
    [one] Und noch { $count } weitere.
   *[other] Und noch { $count } weitere.
  }

wasted-method = Wie gezählt wird
wasted-method-who = Gezählt werden Bearbeitungen, die entfernt wurden, von Gesperrten oder Stillgelegten oder von denen ein Mensch eine Bearbeitung bestätigt hat. Wessen Text einmal freigegeben wurde oder wer hier Ansehen hatte, zählt nicht.
wasted-method-time = Speicherungen, die weniger als eine Stunde auseinanderliegen, sind eine Sitzung; ihre Zeit reicht von der ersten bis zur letzten. Was vor der ersten geschah, ist nicht bekannt und zählt nichts: Eine einzelne Bearbeitung hat keine Zeit gekostet.
wasted-method-typing = Das Tippen ist geschätzt: 52 Wörter zu fünf Zeichen in der Minute und nie mehr als die Zeit seit der Speicherung davor. Was schneller kam als 120 Wörter in der Minute, war eingefügt, ebenso ein Text wie ein früherer derselben Person: Den hat niemand getippt.
wasted-method-captchas = Ein Captcha zählt für jede gespeicherte Bearbeitung mit einem Weblink durch ein Konto aus der Gruppe derer, die gefragt werden. Nicht bestandene Captchas und die bei der Anmeldung kennt nur das Wiki selbst.
