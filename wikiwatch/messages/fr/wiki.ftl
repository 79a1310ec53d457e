# Ce que le programme écrit sur le wiki : journal, page d’exactitude, résumés et avis.

## Le journal

log-intro = Cette page est écrite par wikiwatch, la décision la plus récente en premier. Elle ne montre rien de ce qui a été retiré ; les diffs le font.
log-time = Heure (UTC)
log-diff = Diff
log-author = Auteur
log-trust = Confiance
log-reasons = Raisons
log-outcome = Résultat
log-due = Échéance
log-older = Décisions plus anciennes : { $pages }
log-wrong = une erreur ?
log-id = numéro { $id }
log-class = trouvé : { $name }
log-class-general = divers indices
log-not-public = non public
log-overturned = { $outcome }, annulé par une personne
log-came-of = { $action } : { $status }
log-not-done = { $action }, attend une personne : { $why }
log-due-at = { $action } : { $at }
log-mistakes = { $count ->
    [one] Les règles ont { $count } erreur depuis le { $since } (UTC) : la version { $version } reste en vigueur.
    [many] Les règles ont { $count } d’erreurs depuis le { $since } (UTC) : la version { $version } reste en vigueur.
   *[other] Les règles ont { $count } erreurs depuis le { $since } (UTC) : la version { $version } reste en vigueur.
}
log-aside = { $count ->
    [one] { $count } règle propre au wiki est suspendue depuis le { $since } (UTC) : { $command } dit laquelle et pourquoi.
    [many] { $count } de règles propres au wiki sont suspendues depuis le { $since } (UTC) : { $command } dit lesquelles et pourquoi.
   *[other] { $count } règles propres au wiki sont suspendues depuis le { $since } (UTC) : { $command } dit lesquelles et pourquoi.
}
log-set-back = Les données du programme viennent d’une copie ou d’un fichier endommagé : du { $since } au { $until } (UTC), il peut en manquer. Ce qu’il a fait pendant ce temps est lu sur le wiki ; ce qui est douteux attend une personne.
log-changes-aside = { $count ->
    [one] { $count } modification n’a pas pu être jugée et est mise de côté : personne ne l’a regardée. { $command } dit lesquelles.
    [many] { $count } de modifications n’ont pas pu être jugées et sont mises de côté : personne ne les a regardées. { $command } dit lesquelles.
   *[other] { $count } modifications n’ont pas pu être jugées et sont mises de côté : personne ne les a regardées. { $command } dit lesquelles.
}
log-needed = Quelque chose attend une personne qui s’occupe de wikiwatch : { $command } dit quoi.
log-budget = { $count ->
    [one] Le budget { $budget } est épuisé, et { $count } action attend.
    [many] Le budget { $budget } est épuisé, et { $count } d’actions attendent.
   *[other] Le budget { $budget } est épuisé, et { $count } actions attendent.
}
log-rule-stopped = La règle { $rule } ne fait plus que signaler, car des personnes l’ont désavouée. { $command } la laisse agir de nouveau.
log-heartbeat = { $hours ->
    [one] Dernier coup d’œil : { $at } (UTC) ; cette ligne est renouvelée au moins chaque heure.
    [many] Dernier coup d’œil : { $at } (UTC) ; cette ligne est renouvelée au moins toutes les { $hours } heures.
   *[other] Dernier coup d’œil : { $at } (UTC) ; cette ligne est renouvelée au moins toutes les { $hours } heures.
}
log-nothing-seen = Aucune modification depuis { $since } (UTC), plus longtemps que d’habitude : peut-on encore modifier le wiki ?
log-no-action = Rien n’a été fait depuis { $since } (UTC), plus longtemps que d’habitude : ce qui doit être trouvé l’est-il encore ?

## La page d’exactitude

accuracy-summary = Ce que les règles ont donné
accuracy-intro = Cette page est écrite par wikiwatch, une fois par semaine ; son historique sert d’archive. Elle ne nomme aucun auteur et ne montre aucune modification.
accuracy-how = Comment la lire : les actions sont ce que le programme a fait : textes retirés, renommages annulés, blocages et autres. Annulées : des personnes ont rétabli le texte, levé ou abandonné l’action, ou disculpé l’auteur. Signalées : quelqu’un a protesté. En attente : le programme a retiré le texte, et personne n’a encore dit si c’était juste. La précision est la part des auteurs que le programme a visés à raison, parmi ceux au sujet desquels des personnes se sont prononcées : qui a été lésé une fois compte comme lésé ; entre parenthèses figure l’intervalle qui la contient avec 95 % de certitude, large là où peu ont été comptés. Deux nombres dans une case sont ceux de cette semaine et de toute la période. Ce qui reste à faire n’est pas compté.
accuracy-bounds = Du { $start } au { $end } (UTC), et depuis le { $watched }.
accuracy-version = Règles : version { $version }.
accuracy-week = Cette semaine
accuracy-ever = Toute la période
accuracy-judged = Modifications jugées
accuracy-actions = Actions
accuracy-overturned = Annulées
accuracy-confirmed = Confirmées
accuracy-reported = Signalées
accuracy-waiting = En attente
accuracy-precision = Précision
accuracy-median-program = Temps médian avant que le programme retire une modification
accuracy-median-people = Temps médian avant que des personnes en révoquent une, là où elles ont été les premières
accuracy-weeks = Les dernières semaines
accuracy-weeks-how = Ce que des personnes ont dit plus tard des modifications d’une semaine est compté dans cette semaine.
accuracy-until = Jusqu’au
accuracy-median = Temps médian
accuracy-rows = Lignes de policy.toml
accuracy-signs = Signes de points.toml
accuracy-rule = Règle
accuracy-hits = Détections
accuracy-last-hit = Dernière détection
accuracy-nothing = Aucune n’a encore rien trouvé.
accuracy-more = Et d’autres encore, au nombre de : { $count }.
accuracy-looks = Ce qui mérite un regard
accuracy-unused = Sans emploi depuis 90 jours : { $count }
accuracy-stopped = Lignes qui ne font que signaler, car des personnes les ont désavouées : { $count }
accuracy-ending = Terminé, ou se termine dans 30 jours : entrées des listes { $entries }, règles propres au wiki { $rules }.
accuracy-end = Les règles propres au wiki sont nommées ici dès que le journal les nomme. Les lignes qui diraient dans quel état est un auteur, ou sur quelle liste, ne comptent que dans les totaux. Pour tous les chiffres, sur la machine où tourne wikiwatch : { $command }, avec { $csv } pour un tableur, ou { $json }.
accuracy-share = { $share } % ({ $low } à { $high }), { $hits } sur { $total } auteurs

## Résumés

summary-revert = Retiré : probablement un test ou une publicité ; raisons : { $log } ({ $id }). { $object }
summary-hold = Mis en attente d’un regard humain ; le texte est gardé : { $log } ({ $id }). { $object }
summary-object = Une erreur ? Dites-le
summary-release = Rétabli après un second regard : { $revision } de { $author } ; { $log } ({ $id })
summary-revision = version { $number }
summary-its-author = son auteur
summary-log = Dernières décisions
summary-move = Renommage annulé : il semblait indésirable ; raisons : { $log } ({ $id }). { $object }
summary-file = Version précédente rétablie : la nouvelle semblait indésirable ; raisons : { $log } ({ $id }). { $object }
summary-delete = Créée par un auteur de pages indésirables, sans autre contributeur ; voir { $log } ({ $id }). { $object }
summary-undo = Annulé après un second regard : { $log } ({ $id })
summary-group = Suit la confiance accordée au compte ici ; voir { $log } ({ $id }). { $object }
summary-block = Liens indésirables ; voir { $log } ({ $id }). { $object } ; { $talk }
summary-own-talk = ou, en cas de blocage, sur votre propre page de discussion

## Ce qui tient lieu d’une nouvelle page

notice-hold = Cette nouvelle page attend que quelqu’un l’ait regardée. Rien n’est perdu : son texte est gardé, se trouve dans l’historique, et revient dès que quelqu’un l’accepte. Décision { $id } sur { $log }.
notice-hold-category = Pages en attente de relecture
notice-delete = Cette nouvelle page ressemblait à un test ou à une publicité, et son texte a été retiré. Un administrateur est prié de la supprimer, ou de rétablir le texte depuis l’historique. Décision { $id } sur { $log }.
notice-delete-category = Pages à supprimer
notice-object = Est-ce une erreur ? Dites-le.

## La page où l’on signale les erreurs

report-summary = Où l’on signale les erreurs de ce programme
report-intro = Ici, on dit que wikiwatch, un programme qui veille sur ce wiki, s’est trompé. Il ne retire rien de ce qui est écrit ici, à moins que quelqu’un n’écrive plus de { $most } caractères ; des personnes lisent tout.
report-how = Si une modification a été retirée par erreur, merci de { $form }, avec le numéro de la décision si vous le connaissez : il figure dans l’historique de la page et sur { $log }. Pas besoin d’expliquer beaucoup, ni d’avoir un compte. Qui est bloqué peut le dire sur sa propre page de discussion.
report-form = le dire
report-decision = Décision : { $id }
report-hint = Qu’est-ce qui était juste dans la modification ? Merci de ne pas répéter ses liens : le numéro suffit pour les retrouver.
