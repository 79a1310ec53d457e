# Messages à qui s’occupe de wikiwatch, par courriel ou messagerie, et le flux des décisions. Texte brut, sans balisage.

# Objets
news-subject-alarm = wikiwatch sur { $wiki } : alarme
news-subject-warning = wikiwatch sur { $wiki } : une personne est nécessaire
news-subject-info = wikiwatch sur { $wiki } : bon à savoir
news-subject-over = wikiwatch sur { $wiki } : terminé
news-subject-digest = wikiwatch sur { $wiki } : le dernier jour
news-subject-test = wikiwatch : un essai
news-test = Ceci est un essai. Les messages de wikiwatch arrivent ici.

news-over = C’est terminé : { $sentence }
news-lasts = Cela dure encore : { $sentence }
news-more = Et { $count } de plus.
news-what-to-do = Là où wikiwatch fonctionne, cette commande en dit plus : { $command }
news-log-page = Décisions : { $url }

# Ce qui s’est passé
news-stopped = Rien n’est écrit : { $why }
news-page = { $page ->
    [review] La page de relecture ne peut pas être écrite : { $why }
   *[log] La page du journal ne peut pas être écrite : { $why }
}
news-budget = { $count ->
    [one] Un budget est épuisé ({ $budget }), et { $count } action attend qu’il s’y fasse de la place.
    [many] Un budget est épuisé ({ $budget }), et { $count } d’actions attendent qu’il s’y fasse de la place.
   *[other] Un budget est épuisé ({ $budget }), et { $count } actions attendent qu’il s’y fasse de la place.
}
news-breaker = La règle { $rule } ne fait désormais plus que signaler, car des personnes ont annulé trop de ce qu’elle a fait.
news-mistakes = { $count ->
    [one] Les règles ont { $count } erreur ; la dernière bonne version reste en vigueur.
    [many] Les règles ont { $count } d’erreurs ; la dernière bonne version reste en vigueur.
   *[other] Les règles ont { $count } erreurs ; la dernière bonne version reste en vigueur.
}
news-aside = La règle { $rule } a échoué ou a été lente, et est suspendue.
news-objections = { $count ->
    [one] { $count } objection à ce que wikiwatch a fait attend une réponse.
    [many] { $count } d’objections à ce que wikiwatch a fait attendent une réponse.
   *[other] { $count } objections à ce que wikiwatch a fait attendent une réponse.
}
news-waits = { $count ->
    [one] { $count } proposition ou action prévue attend le oui ou la main d’une personne.
    [many] { $count } de propositions et d’actions prévues attendent le oui ou la main d’une personne.
   *[other] { $count } propositions et actions prévues attendent le oui ou la main d’une personne.
} L’attente la plus longue : { $hours ->
    [one] { $hours } heure
    [many] { $hours } d’heures
   *[other] { $hours } heures
}.
news-undecided = { $count ->
    [one] { $count } texte mis en attente attend qu’une personne le regarde.
    [many] { $count } de textes mis en attente attendent qu’une personne les regarde.
   *[other] { $count } textes mis en attente attendent qu’une personne les regarde.
} L’attente la plus longue : { $hours ->
    [one] { $hours } heure
    [many] { $hours } d’heures
   *[other] { $hours } heures
}.
news-case = Une nouvelle campagne : numéro { $id }, modifications : { $edits }, comptes et adresses : { $hands }.
news-behind = { $hours ->
    [one] Aucune ronde n’a abouti depuis { $hours } heure : le wiki est illisible, ou autre chose échoue chaque fois.
    [many] Aucune ronde n’a abouti depuis { $hours } d’heures : le wiki est illisible, ou autre chose échoue chaque fois.
   *[other] Aucune ronde n’a abouti depuis { $hours } heures : le wiki est illisible, ou autre chose échoue chaque fois.
}
news-nothing-seen = { $hours ->
    [one] Le wiki n’a pas changé depuis { $hours } heure, plus longtemps que d’habitude : peut-on encore le modifier ?
    [many] Le wiki n’a pas changé depuis { $hours } d’heures, plus longtemps que d’habitude : peut-on encore le modifier ?
   *[other] Le wiki n’a pas changé depuis { $hours } heures, plus longtemps que d’habitude : peut-on encore le modifier ?
}
news-no-action = { $hours ->
    [one] wikiwatch n’a rien fait depuis { $hours } heure, plus longtemps que d’habitude : attrape-t-il encore ce qu’il devrait ?
    [many] wikiwatch n’a rien fait depuis { $hours } d’heures, plus longtemps que d’habitude : attrape-t-il encore ce qu’il devrait ?
   *[other] wikiwatch n’a rien fait depuis { $hours } heures, plus longtemps que d’habitude : attrape-t-il encore ce qu’il devrait ?
}
news-room = Le disque est presque plein : il reste { $megabytes } Mo là où se trouve la base de données.
news-full = Le disque où se trouve la base de données est plein : rien n’est jugé ni exécuté tant qu’il n’y a pas de place.
news-ended = wikiwatch s’est arrêté de lui-même et ne veille plus : { $why }
news-started = { $mode ->
    [enforce] wikiwatch a été lancé, et agit.
   *[observe] wikiwatch a été lancé, et ne fait qu’observer.
}
news-left = wikiwatch a été arrêté par une personne ou par sa machine.

# Le résumé d’un jour
news-counts = Ces dernières 24 heures : surveillées { $watch }, mises en attente { $hold }, révoquées { $revert }.
news-open = Ce qui est en suspens :
news-happened = Ce qui s’est passé :
news-quiet = Rien n’est en suspens.

# Le flux
news-feed-title = wikiwatch sur { $wiki } : décisions
news-feed-about = Ce que wikiwatch a décidé de modifications sur { $wiki }, comme sur son journal.
news-feed-edit = Version { $revision }
news-feed-decision = { $outcome }. Auteur : { $user }. Confiance : { $trust }. Raisons : { $reasons }. Numéro : { $id }.
news-feed-terse = Classe : { $kind }. Numéro : { $id }.
news-feed-watch = Surveillée
news-feed-hold = Mise en attente
news-feed-revert = Révoquée
news-feed-overturned = Annulée par une personne
