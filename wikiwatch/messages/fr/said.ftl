# Ce que le programme dit en anglais de ce qu’il fait, et garde ainsi ; voir en/said.ftl.

## Parties de la confiance envers un auteur

said-part-account = a un compte
said-part-email = a une adresse de courriel confirmée
said-part-groups = a un groupe ou un droit de confiance : { $names }
said-part-released = modifications rétablies par une personne : { $count }
said-part-reverted = modifications révoquées par d’autres : { $count }
said-part-removed = modifications dont d’autres ont retiré le texte : { $count }
said-part-taken-down = modifications mises en attente ou révoquées par le robot : { $count }
said-part-confirmed = dont confirmées par une personne : { $count }
said-part-warnings = avertissements sur la page de discussion : { $count }
said-part-blocks = blocages : { $count }
said-part-usual = habituel pour autant de modifications conservées : { $usual }
said-part-network = beaucoup de mauvaises adresses dans { $network } : { $count }
said-part-survived = modifications qui comptent : { $count } ; conservées : { $total }, en autant de jours différents : { $days }
said-part-age = jours de travail : { $days }
said-part-editcount = modifications que le wiki compte : { $count }
said-part-built-on = dont gardées par d’autres qui ont continué : { $count }
said-part-cap = pas plus de { $limit } pour tout cela ensemble
said-ceiling-account = pas plus de 100
said-ceiling-temp = un compte temporaire reste un nouveau venu
said-ceiling-address = une adresse peut changer de mains
said-ceiling-typed = n’importe qui peut saisir ce nom
said-ceiling-proxy = n’importe qui peut être derrière cette adresse

## Pourquoi rien de ce qu’envoie un auteur n’est jugé, ou pas telle modification

said-exempt-group = dans un groupe exempté : { $names }
said-exempt-right = a un droit qui exempte : { $names }
said-exempt-global = dans un groupe global exempté : { $names }
said-exempt-listed = { $list } : { $reason } (ajouté par { $user })
said-exempt-entry = une entrée de journal
said-exempt-bot = le robot lui-même
said-exempt-hidden = l’auteur est masqué
said-exempt-namespace = dans un espace de noms qui n’est pas jugé
said-exempt-text = pas de texte à juger : masqué, supprimé ou pas du wikicode
said-exempt-restores = rétablit un texte antérieur de la page

## Pourquoi une ligne des règles n’a pas décidé, et ce qui fut ajouté à la raison de celle qui a décidé

said-failed-state = état de l’auteur : { $state }, et non { $states }
said-failed-band = niveau de confiance : { $band }, et non { $bands }
said-failed-signals = non trouvé : { $signs }
said-failed-link = ajoute un lien
said-failed-no-link = n’ajoute aucun lien
said-failed-score = score de { $score }, inférieur à { $limit }
said-failed-firm = score de { $score } sans les familles qui ne font que mettre en attente, inférieur à { $limit }
said-stands-all-the-same = { $why } Cela reste malgré tout : { $what }.
said-only-listed = { $why } C’est seulement signalé : des personnes ont désavoué cette règle.
said-does-not-act = { $why } C’est seulement signalé : la règle n’agit pas encore.
said-judge-failed = le jugement de cette modification a échoué ({ $error }) ; personne ne l’a jugée

## Ce que des personnes ont dit

said-by-wrong = { $who } a dit que { $id } était une erreur
said-by-its-verdict = { $who } a dit que le verdict était faux
said-by-unwanted = { $who } a dit que le texte était indésirable
said-by-unwanted-again = le programme l’avait rétabli de lui-même ; { $who } a dit que c’était indésirable
said-by-still-stood = { $who } a dit que c’était du spam, et c’était encore là
said-by-cleared = disculpé par { $who }
said-by-author-cleared = { $user } a été disculpé par { $who }
said-by-cancelled = abandonné par { $who }
said-by-released = rétabli par { $who }
said-by-released-person = rétabli par une personne
said-by-undone = défait par { $who }
said-by-withdrawn = abandonné par { $who }
said-by-reset = remise en service par { $who }
said-by-spammer = confirmé comme spammeur par { $who }
said-by-silenced = réduit au silence par { $who } après un examen : { $why }
said-by-cleanup = nettoyage de { $name } par { $who }
said-by-cancelled-meanwhile = abandonné par une personne pendant l’exécution
said-by-wiki-revision = rétabli sur le wiki, version { $revision }
said-by-wiki-log = rétabli sur le wiki, journal { $log }, { $day }
said-by-decided = décidé sur le wiki, version { $revision }

## L’examen d’un auteur

said-review-of = un examen de l’auteur suspect : { $why }
said-question-went-on = mauvaises tentatives depuis le soupçon : { $count } ; jusqu’à { $limit }, ce peut être une fausse alerte
said-question-bad = la pire modification a un score de { $score } ; mauvaise à partir de { $limit }
said-question-often = mauvaises tentatives en 24 heures, au plus : { $count } ; souvent à partir de { $limit }
said-class-needs = cas examinés : { $count } sur les { $total } qu’il faut
said-class-overturned = cas annulés : { $count } sur les { $total } derniers examinés
said-class-none = cas annulés : aucun sur les { $limit } derniers examinés, et { $count } sur les { $total } derniers
said-class-automatic = les décisions de la classe « { $class } » sont automatiques
said-unanswered = examens sans réponse de personne : { $count }
said-flag-ended = le soupçon a expiré, et personne n’avait répondu
said-not-flagged = l’auteur n’est plus suspect

## Ce que fera une réponse

said-will-try-again = on essaie encore de rétablir le texte
said-will-put-back = le texte est rétabli
said-will-leave = cela reste en l’état : le verdict était faux
said-will-not = ce n’est pas exécuté
said-will-down-again = c’était indésirable, et ce que le programme avait rétabli est de nouveau retiré
said-will-down = c’était indésirable, et c’est retiré si c’est possible
said-will-unwanted = c’était indésirable
said-will-right = c’était juste
said-will-at = c’est exécuté, pas avant le { $at } UTC
said-will-all-back = tout ce qui a été mis en attente de { $user } est rétabli, et l’auteur est disculpé
said-will-flag-stays = rien de { $user } n’est rétabli : le soupçon demeure
said-will-proposed = comme proposé pour { $user } : { $class }
said-will-nothing = rien de ce qui est proposé pour { $user } n’est fait
said-undo-cancel = ce ne sera pas exécuté
said-undo-verdict = rien n’a été retiré ; le verdict est annulé
said-undo-not-done = ce n’a pas été exécuté : { $why }
said-undo-itself = cela défaisait déjà quelque chose
said-undo-block = le blocage est levé
said-undo-delete = la page est restaurée
said-undo-move = la page est renommée en { $title }
said-undo-file = la version du fichier est rétablie
said-undo-group = le groupe est changé : { $group }
said-undo-failed = n’a pas pu être défait : { $why }
said-undo-yes = une personne y a dit oui : nommez-le pour le défaire
said-undo-done = fait
said-undo-waits = en attente

## Ce qu’a donné le retrait d’un texte ou son rétablissement

said-down-revision = version { $revision } rétablie
said-down-passage = passage ajouté retiré
said-down-between = d’un auteur suspect, entre ce qui a été retiré
said-down-nothing-left = il n’en reste rien à retirer
said-down-notice = l’avis est déjà sur la page
said-down-touched = des modifications ultérieures touchent les mêmes mots : une personne doit décider
said-down-gone = le texte n’est plus sur la page
said-down-before = retiré, déjà par une tentative antérieure
said-down-no-revision = aucune version n’est nommée
said-down-no-page = la page n’existe plus
said-down-no-wikitext = la page n’est plus du wikicode
said-down-just-edited = la page vient d’être modifiée
said-down-again-and-again = l’auteur le rétablit sans cesse : une personne doit décider
said-down-put-back-by = { $user }, qui a du crédit ici, l’a rétabli
said-down-put-back-unjudged = quelqu’un qui n’est pas encore jugé vient de le rétablir
said-release-earlier-first = un texte antérieur de cette page est d’abord rétabli
said-release-down-first = un autre texte de cette page est d’abord retiré
said-back-never-down = cela n’a jamais été retiré
said-back-done = rétabli
said-back-hidden = un administrateur a masqué le texte entre-temps
said-back-changed = la page a changé à cet endroit : une personne doit le rétablir
said-back-stands = c’est déjà sur la page
said-result-done-before = fait, déjà par une tentative antérieure
said-result-nobots = la page demande aux robots de s’abstenir : attend un oui
said-result-unchanged = inchangé
said-result-observed = prévu pendant l’observation, il y a trop longtemps : attend un oui
said-result-set-back = antérieur au moment où la base de données a été rétablie : attend un oui
said-result-done-then = fait avant que la base de données ne soit rétablie, comme le montre le wiki
said-result-tried-often = essayé souvent : { $why }
said-result-could-not = n’a pas pu être exécuté ({ $error }) : une personne doit regarder
said-result-overturned = une personne a dit que le verdict était faux
said-result-cleared = une personne a disculpé l’auteur
said-result-rule-stopped = des personnes ont arrêté la règle qui le demandait : attend un oui
said-result-budget = en attente : le budget « { $what } » est épuisé ; nouvel essai le { $at } UTC
said-silent-behind = aucun passage n’est arrivé à son terme depuis { $at } UTC : le wiki n’est pas lisible, ou autre chose échoue
said-silent-seen = aucune modification depuis { $at } UTC, plus longtemps que d’habitude : peut-on encore modifier le wiki ?
said-silent-action = rien n’a été fait depuis { $at } UTC, plus longtemps que d’habitude : ce qui doit être trouvé l’est-il encore ?

## Ce qu’a donné une suppression, un renommage, une version antérieure d’un fichier ou un changement de groupe

said-delete-history = son historique est long, ou change en ce moment : une personne doit décider
said-delete-hidden = une partie de son historique est masquée : une personne doit décider
said-delete-others = d’autres y ont écrit ({ $count }), dont { $user } : une personne doit décider
said-delete-standing = { $user }, qui a du crédit ici, y a écrit
said-undelete-stands = une page existe à cet endroit
said-undelete-done = restauré
said-group-no-account = ce compte n’existe plus
said-group-in = déjà dans le groupe { $group }
said-group-not-in = déjà hors du groupe { $group }
said-move-stands = la page est déjà là
said-move-on = la page a été renommée ensuite en { $title }
said-move-done = renommage annulé : de retour à { $title }
said-move-nothing = les renommages s’annulent
said-move-standing = { $user }, qui a du crédit ici, l’a renommée depuis
said-move-since = { $user } l’a renommée depuis : une personne doit décider
said-file-gone = le fichier n’existe plus
said-file-taken-back = c’est déjà annulé
said-file-hidden = nul ne peut dire de qui est la version en place : son auteur est masqué
said-file-another = une autre version est en place à présent
said-file-no-other = il n’y a aucune version de quelqu’un d’autre : il faut une suppression
said-file-version-gone = cette version du fichier a disparu
said-file-stands = cette version est déjà en place
said-file-uploaded = quelqu’un a téléversé une autre version depuis
said-file-done = version du { $at } rétablie

## Blocages

said-block-proxy = remis à plus tard : un proxy cache à présent les visiteurs du wiki, une adresse peut donc être n’importe qui
said-block-exempt = l’auteur est exempté à présent : { $why }
said-block-lifted = { $user } a levé le blocage
said-block-not-silenced = l’auteur n’est plus réduit au silence
said-block-nothing-left = il ne reste rien de ce qui était retenu contre l’auteur
said-block-too-wide = aucune plage aussi large n’est bloquée
said-block-quiet = { $hours ->
    [one] rien d’indésirable n’est venu de l’adresse dans la dernière heure ({ $hours }) : quelqu’un d’autre peut l’avoir à présent
    [many] rien d’indésirable n’est venu de l’adresse dans les dernières { $hours } d’heures : quelqu’un d’autre peut l’avoir à présent
   *[other] rien d’indésirable n’est venu de l’adresse dans les dernières { $hours } heures : quelqu’un d’autre peut l’avoir à présent
}
said-block-range-yes = une plage n’est bloquée qu’avec le oui d’une personne
said-block-stands = le blocage est en place
said-block-already = déjà bloqué : par { $who }, jusqu’au { $at }
said-block-already-ever = déjà bloqué : par { $who }, indéfiniment
said-block-already-range = déjà bloqué : { $network }, par { $who }, jusqu’au { $at }
said-block-already-range-ever = déjà bloqué : { $network }, par { $who }, indéfiniment
said-block-partly = déjà bloqué sur certaines pages : par { $who }, jusqu’au { $at }
said-block-partly-ever = déjà bloqué sur certaines pages : par { $who }, indéfiniment
said-block-partly-range = déjà bloqué sur certaines pages : { $network }, par { $who }, jusqu’au { $at }
said-block-partly-range-ever = déjà bloqué sur certaines pages : { $network }, par { $who }, indéfiniment
said-block-infinite = indéfiniment
said-block-decided = une personne a décidé d’un blocage le { $at }, et rien d’indésirable n’est venu depuis
said-block-nobody = plus personne ne le bloque
said-range-other = adresses de { $network } bloquées ou réduites au silence : { $count } ; 1 autre y a modifié, avec des modifications conservées : { $total }
said-range-others = adresses de { $network } bloquées ou réduites au silence : { $count } ; autres qui y ont modifié : { $limit }, dont avec des modifications conservées : { $total }
said-range-only-other = adresses de { $network } bloquées ou réduites au silence : seulement { $count } ; 1 autre y a modifié, avec des modifications conservées : { $total }
said-range-only-others = adresses de { $network } bloquées ou réduites au silence : seulement { $count } ; autres qui y ont modifié : { $limit }, dont avec des modifications conservées : { $total }
said-range-too-many = cela toucherait trop d’autres personnes : { $why }
said-range-quiet = { $hours ->
    [one] rien d’indésirable n’est venu de ses adresses dans la dernière heure ({ $hours })
    [many] rien d’indésirable n’est venu de ses adresses dans les dernières { $hours } d’heures
   *[other] rien d’indésirable n’est venu de ses adresses dans les dernières { $hours } heures
}

## Nettoyage

said-clean-no-spam = une personne a dit que ce n’était pas du spam
said-clean-gone = ce n’est plus là
said-clean-first = c’est venu en premier, et les règles l’ont laissé : les autres ont pu le copier
said-clean-far = ce n’est proche dans le temps d’aucun spam : quelqu’un d’autre a pu avoir l’adresse ou le nom
said-clean-title-hidden = le titre est masqué : une personne doit regarder
said-clean-move = le renommage est annulé : retour à { $title }
said-clean-version = la version précédente est rétablie
said-clean-shared-file = d’autres en ont téléversé des versions, avant ou après
said-clean-file = le fichier est supprimé
said-clean-file-page = c’est la page du fichier, et elle part avec lui
said-clean-page = la page est supprimée
said-clean-or-text = ou, si d’autres y ont écrit, seul le texte est retiré
said-clean-shared-page = d’autres ont écrit sur la page : seul le texte est retiré
said-clean-text = le texte est retiré
said-clean-again = le programme l’a rétabli de lui-même ; c’est de nouveau retiré
said-clean-put-back = une personne l’a rétabli : { $id }, { $status }
said-clean-nothing = rien n’a été fait : { $why }

## Ce qu’une personne doit savoir

said-alarm-stopped = rien n’est écrit : { $why }
said-alarm-room = il reste { $megabytes } Mo sur le disque, et tant qu’il est plein, rien n’est jugé ni exécuté
said-alarm-budget = le budget « { $what } » est épuisé, et autant d’actions attendent : { $count }
said-alarm-rule = la règle { $rule } ne fait plus que signaler : { $why } (`wikiwatch rules reset { $same }` la laisse agir de nouveau)
said-overturned-for = désavouée par { $people }, pour autant d’auteurs : { $count } ({ $keys })
said-budget-hour = { $what } par heure ({ $limit })
said-budget-day = { $what } par jour ({ $limit })
said-budget-holds = mises en attente
said-budget-reverts = révocations
said-budget-blocks = blocages
said-budget-confirmed-holds = mises en attente confirmées
said-budget-confirmed-reverts = révocations confirmées
said-budget-confirmed-blocks = blocages confirmés
said-stopped = arrêté
said-stopped-shell = arrêté en ligne de commande
said-stopped-by = arrêté en ligne de commande par { $who }
said-run-page-missing = la page de marche { $page } n’existe pas
said-run-page-says = la page de marche { $page } ne dit pas « { $word } »
said-aside-failed = elle a échoué : { $error }
said-aside-slow = elle est lente : { $seconds } s pour { $count } caractères de textes propres au programme
said-aside-reworded = une personne a changé sa formulation
said-row-changed = une personne a changé la ligne
said-note-rules = jugé par la version { $then } des règles ; les familles et les lignes sont celles de { $now }, à présent
said-note-sum = la somme est de { $total } selon les règles en vigueur ; elle était de { $score }
said-note-row = selon les règles, la ligne { $would } décide ; la ligne { $did } a décidé : { $why }

## Ce que le wiki a répondu

said-wiki-overtaken = devancé par une autre modification
said-wiki-rolled-back = devancé par une autre révocation
said-wiki-only-author = refusé : personne d’autre n’a modifié la page
said-wiki-no-change = inutile : c’est déjà en place
said-wiki-not-seen = invisible ensuite
said-wiki-no-answer = resté sans réponse
said-wiki-token = refusé pour un jeton périmé
said-wiki-fault = refusé pour une erreur du wiki
said-wiki-session = refusé : la session est terminée
said-wiki-other-session = refusé : la session est celle d’un autre compte
said-wiki-lag = remis à plus tard : la base de données du wiki a du retard
said-wiki-read-only = remis à plus tard : le wiki est en lecture seule
said-wiki-rate = remis à plus tard par la limite de débit du wiki
said-wiki-unasked = remis à plus tard : le wiki n’a pas pu être interrogé
said-wiki-missing = inutile : la page n’existe pas
said-wiki-deleted = inutile : la page a été supprimée
said-wiki-blocked-already = inutile : déjà bloqué par quelqu’un
said-wiki-not-blocked = inutile : plus bloqué
said-wiki-observing = pas fait : simple observation
said-wiki-captcha = refusé par un captcha
said-wiki-protected = refusé : la page est protégée
said-wiki-cascade = refusé : la page est protégée avec une autre
said-wiki-namespace = refusé : l’espace de noms est protégé
said-wiki-interface = refusé : les messages du wiki sont protégés
said-wiki-code = refusé : page de code d’un autre utilisateur
said-wiki-title = refusé : le titre est protégé
said-wiki-title-taken = refusé : une autre page porte ce titre
said-wiki-immobile = refusé : de telles pages ne peuvent pas être renommées
said-wiki-immobile-target = refusé : on ne peut pas y renommer de pages
said-wiki-may-not-move = refusé : le compte n’a pas le droit de la renommer
said-wiki-no-delete = refusé : suppression impossible
said-wiki-no-undelete = refusé : restauration impossible
said-wiki-big = refusé : la page a trop de versions pour être supprimée par ce compte
said-wiki-right = refusé : il manque un droit au compte
said-wiki-blocked = refusé : le compte y est bloqué
said-wiki-address-blocked = refusé : l’adresse du compte est bloquée
said-wiki-global-block = refusé : le compte est bloqué sur tous les wikis
said-wiki-too-long = refusé : le texte est trop long
said-wiki-extension = refusé par une extension
said-wiki-tag = refusé : la balise ne peut pas être utilisée
said-wiki-person = refusé : c’est à une personne de décider
said-wiki-mixed = refusé : impossible à distinguer de ce qui fut supprimé avant
said-wiki-no-wikitext = refusé : la page ne contient pas de wikicode
said-wiki-no-account = refusé : ce compte n’existe pas
said-wiki-version-gone = refusé : cette version du fichier a disparu
said-wiki-spam-blacklist = refusé par SpamBlacklist
said-wiki-filter-warning = refusé par l’avertissement d’un filtre anti-abus
said-wiki-filter = refusé par un filtre anti-abus
said-wiki-title-blacklist = refusé par TitleBlacklist
said-wiki-file-store = refusé : le fichier n’a pas pu être enregistré à l’instant
said-wiki-file-lock = refusé : quelqu’un travaille sur le fichier en ce moment
said-wiki-other = refusé par le wiki

## Refus faits à des personnes

said-no-action = aucune action n’a le numéro « { $id } »
said-no-proposal = aucune proposition n’a le numéro { $number }
said-no-case = aucune campagne n’a le numéro { $number }
said-no-rule = il n’y a ni règle, ni ligne, ni signe « { $name } »
said-no-yes = { $id } n’attend pas de oui : { $status }
said-no-cancel = { $id } ne peut pas être abandonné : { $status }
said-no-release = { $id } ne peut pas être rétabli : { $what }
said-no-confirm = { $id } ne peut pas être confirmé : { $what }
said-no-confirm-wrong = { $id } ne peut pas être confirmé : une personne a dit que c’était une erreur
said-called-good = jugé bon par une personne
said-such-action = { $action }, { $status }
said-nothing-to-release = { $id } n’est ni une mise en attente ni une révocation, il n’y a rien à rétablir
said-nothing-to-confirm = { $id } n’est ni une mise en attente ni une révocation, il n’y a rien à confirmer
said-no-answer-none = { $id } n’attend pas de réponse : cela n’existe pas
said-no-answer = { $id } n’attend pas de réponse : { $proposal }
said-no-flag = { $user } n’est plus suspect
said-no-author = on ne sait plus rien de { $user }
said-proposal-closed = proposal-{ $number } n’est plus ouverte : { $proposal }
said-proposal-carried-out = proposal-{ $number } n’est plus ouverte : elle est exécutée
said-no-standing-spam = la version { $revision } n’est pas un spam dont on sache qu’il est encore là
said-not-aside = { $id } n’est pas mise de côté
said-aside-acted = { $id } ne peut pas être jugée à nouveau : une action due à l’état de son auteur repose dessus
said-no-judged = la version { $revision } n’a pas été jugée
said-no-change-by = aucune modification de « { $user } » n’a été lue
said-anybody-behind = un proxy cache les visiteurs du wiki : n’importe qui peut être derrière { $user }
said-had-standing = { $user } avait du crédit sur ce wiki quand la version { $revision } a été publiée : rien de cet auteur n’est retiré
said-nothing-done-about = rien n’a été fait au sujet de quelqu’un du nom de « { $user } »
said-hint-ids = `wikiwatch review` donne la liste des numéros
said-hint-them = `wikiwatch review` en donne la liste
said-hint-standing = `wikiwatch review standing` en donne la liste
said-hint-aside = `wikiwatch review aside` donne la liste de celles qui le sont
said-hint-aside-acted = décidez de cette action : `wikiwatch review release` ou `wikiwatch review confirm`
said-hint-cases = `wikiwatch cases --all` en donne la liste
said-hint-due = `wikiwatch due` donne la liste des numéros
said-hint-states = `wikiwatch status` indique les états
said-hint-stats = `wikiwatch rules stats` les nomme toutes
said-hint-campaign = une campagne se nomme par --campaign N
said-hint-stolen = annulez à la main ce qu’a fait un compte volé, ou par `wikiwatch review` ce qui en a été mis en attente
said-hint-back = `wikiwatch review release { $id }` rétablit le texte

## Ce qui a été trouvé dans une modification

said-found-only-noted = seulement noté : { $why }
said-found-out-of-time = le temps pour une modification était épuisé avant que ceux-ci ne regardent : { $names }
said-found-revisions = version { $revisions }
said-found-revisions-more = version { $revisions }, et d’autres : { $count }
said-found-blank-nothing = { $count } des { $total } caractères de la page ont disparu, et rien n’est venu à la place
said-found-blank-others = { $count } des { $total } caractères de la page ont disparu, et { $limit } autres sont venus à la place
said-found-blank-link = { $count } des { $total } caractères de la page ont disparu, et un lien nouveau ici est venu à la place
said-found-blank-script = { $count } des { $total } caractères de la page ont disparu, et un texte dans une autre écriture ({ $new }) est venu à la place de l’ancienne ({ $old })
said-found-brings-back = ce texte a déjà été retiré de cette page
said-found-campaign-sure = une campagne confirmée (numéro { $number }), modifications : { $count }, mains : { $total } : { $why }
said-found-campaign-perhaps = peut-être une campagne (numéro { $number }), modifications : { $count }, mains : { $total } : { $why }
said-found-campaign-new = peut-être une campagne (sans numéro encore), modifications : { $count }, mains : { $total } : { $why }
said-found-campaign-exact = exactement son texte, son site ou son numéro de téléphone
said-found-tie-text = le texte ressemble à l’autre à { $count } %
said-found-tie-domain = mène au même site, que personne de confiance n’emploie ici
said-found-tie-contact = donne le même numéro de téléphone ou la même adresse de courriel
said-found-tie-undone = l’autre a été révoquée ou retirée
said-found-tie-summary = le résumé de modification est le même
said-found-tie-network = vient du même réseau
said-found-tie-name = les noms d’utilisateur sont formés de même
said-found-tie-page = est sur la même page
said-found-tie-hour = est venu en moins d’une heure
said-found-tie-day = est venu en moins d’un jour
said-found-tie-form = liens et texte sont disposés de même
said-found-tie-landing = les liens mènent à des pages de même forme
said-found-tie-place = est au même endroit
said-found-like = comme { $user }, bloqué le { $day } : { $why }
said-found-like-string = la chaîne aléatoire est la même, { $value }
said-found-like-contact = donne le même numéro de téléphone ou la même adresse de courriel, { $value }
said-found-like-domain = mène au même site, que personne de confiance n’emploie ici, { $value }
said-found-like-landing = les liens mènent à des pages de même forme, { $value }
said-found-like-name = les noms sont formés de même, { $value }
said-found-like-brought = le nom est un site ou une chaîne apportés par cet auteur, { $value }
said-found-like-page = est sur la même page ou sa page de discussion, { $value }
said-found-like-summary = le résumé de modification est le même, { $value }
said-found-like-figures = les noms ont les lettres et les chiffres disposés de même, { $value }
said-found-like-network = vient du même réseau, { $value }
said-found-like-hour = vient à la même heure de la journée (UTC), { $value }
said-found-too-large = une page trop grande pour être lue jusqu’au bout : personne n’en a regardé { $count } caractères
said-found-first-searched = au plus les { $count } premiers caractères ajoutés ont été comparés à d’autres modifications, et { $total } fouillés pour des formules
said-found-first-links = seuls les { $count } premiers liens ont été regardés
said-found-decoyed = un auteur réduit au silence a montré ce lieu là où on laisse de telles modifications pour voir ce qu’elles apportent
said-found-links-so-many = liens : { $count }
said-found-disguise-mixed = l’hôte mélange les écritures, ou ne fait que ressembler à un autre
said-found-disguise-invisible = des caractères invisibles sont dans l’hôte
said-found-disguise-reverse = des signes dans le lien inversent ce que voit le lecteur
said-found-disguise-css = le lien est dans un élément que personne ne peut voir
said-found-disguise-in-comment = le lien est dans un commentaire
said-found-disguise-in-nowiki = le lien est dans nowiki
said-found-disguise-people = une adresse est écrite pour des humains, afin que les filtres la manquent
said-found-disguise-letters = une adresse est écrite lettre par lettre, afin que les filtres la manquent
said-found-disguise-at = un nom avant @ se fait passer pour l’hôte
said-found-disguise-bare = le lien mène à une adresse IP nue au lieu d’un nom
said-found-disguise-host = l’hôte est encodé, afin que les filtres le manquent
said-found-disguise-through = le lien passe par un autre site pour arriver où il va
said-found-flood-saved = pages différentes publiées par l’auteur en dix minutes : { $count } ; en une heure : { $total }
said-found-flood-brought = pages différentes où l’auteur a apporté des liens en une heure : { $count }
said-found-flood-moved = pages renommées par l’auteur en une heure : { $count }
said-found-flood-uploaded = fichiers téléversés par l’auteur en une heure : { $count }
said-found-learned = ressemble à des modifications révoquées ici : { $count } des { $total } révoquées semblaient aussi mauvaises, et { $limit } des { $score } conservées
said-found-linked-watched = { $count } des { $total } autres à la même adresse sont suspects ou bloqués
said-found-linked-undone = des modifications de { $count } des { $total } autres à la même adresse ont été révoquées
said-found-linked-link = et elle mène à un lieu nouveau ici
said-found-listed-author = l’auteur est sur une liste ({ $list }) : { $reason } (ajouté par { $user })
said-found-listed-site = { $name } est sur une liste ({ $list }) : { $reason } (ajouté par { $user })
said-found-moved-random = le titre donné à la page est fait de lettres au hasard
said-found-moved-unlike = le titre donné à la page n’a aucun mot de l’ancien
said-found-moved-out = un article a été sorti des articles
said-found-name-address = le nom d’utilisateur est une adresse ou un numéro de téléphone
said-found-name-site = le nom d’utilisateur est le nom du site lié
said-found-name-anchor = le nom d’utilisateur est fait des mots du lien
said-found-summary-phone = le résumé contient un numéro de téléphone qui n’est nulle part sur la page
said-found-summary-mail = le résumé contient une adresse de courriel qui n’est nulle part sur la page
said-found-summary-address = le résumé contient une adresse qui n’est nulle part sur la page
said-found-title-phone = le titre contient un numéro de téléphone
said-found-title-mail = le titre contient une adresse de courriel
said-found-title-address = le titre contient une adresse
said-found-network-bad = autres adresses de { $network } vues en { $days } jours : { $count } ; mauvaises : { $total }, bonnes : { $limit }
said-found-page-first = un des premiers actes de l’auteur est une page avec un lien vers { $site }
said-found-page-hardly = il n’y a presque rien sur cette nouvelle page à part ses liens
said-found-page-named = le titre de cette nouvelle page est le nom du site
said-found-page-advert = la page de l’auteur a la forme d’une publicité : { $what }
said-found-page-advert-phone = un numéro de téléphone
said-found-page-advert-words = un lien sur les mots « { $words } »
said-found-page-own-link = la page de l’auteur a un lien nouveau ici
said-found-site-nobody = personne n’a apporté ce lieu sur ce wiki avant
said-found-site-no-edit = et aucune modification de l’auteur n’a encore été conservée
said-found-site-others = d’autres ont apporté ce lieu avant, et ce fut révoqué
said-found-site-many = autant d’auteurs différents l’ont fait : { $count }
said-found-phone-title = le titre de cette nouvelle page contient un numéro de téléphone
said-found-phone-times = un numéro de téléphone est ici autant de fois : { $count }
said-found-phone-added = numéros de téléphone ajoutés : { $count }
said-found-phone-ornament = un numéro de téléphone est écrit avec des ornements, afin que les filtres le manquent
said-found-phrases = parle comme les publicités, à côté d’un lien nouveau ici : { $phrases }
said-found-probe-many = beaucoup ont laissé des lettres au hasard sur cette page ; depuis la dernière fois jusqu’au lien : { $what }
said-found-probe-page = cette page a été testée par des lettres au hasard ; temps écoulé jusqu’au lien : { $what }
said-found-probe-same = le même auteur a testé cette page ; temps écoulé jusqu’au lien : { $what }
said-found-probe-elsewhere = le même auteur a laissé ailleurs des lettres au hasard ; temps écoulé jusqu’au lien : { $what }
said-found-probe-string = des lettres que quelqu’un a laissées sont dans cette modification ; temps écoulé jusqu’au lien : { $what }
said-found-probe-network = des lettres au hasard sont venues de ce réseau ; temps écoulé jusqu’au lien : { $what }
said-found-ago-less = moins d’un jour
said-found-ago-day = un jour
said-found-random-most = ce qui fut ajouté est fait de lettres au hasard et de presque rien d’autre
said-found-random-only = seules des lettres au hasard ont été ajoutées
said-found-random-lone = une chaîne isolée, sans doute aléatoire
said-found-random-beside = des lettres au hasard sont à côté de liens externes
said-found-random-edge = des lettres au hasard commencent ou finissent ce qui fut ajouté
said-found-random-title = le titre de cette nouvelle page est fait de lettres au hasard
said-found-redirect-lost = une page est devenue une redirection ; caractères auparavant : { $count }
said-found-redirect-random = la page mène à un titre fait de lettres au hasard
said-found-redirect-address = la page mène à un titre qui contient une adresse ou un numéro de téléphone
said-found-redirect-nothing = la page mène à un titre qui n’a rien à voir avec elle
said-found-refused-site = { $log } a déjà refusé un lien vers ce lieu ; depuis : { $what }
said-found-refused-author = une modification du même auteur a déjà été refusée ; depuis : { $what }
said-found-repeat-alike = { $count } des { $total } derniers ajouts de l’auteur ressemblent à celui-ci à { $limit } % au moins
said-found-repeat-copies = ajouts presque identiques d’un lien nouveau ici : { $count }
said-found-reputation = des listes externes connaissent l’adresse de l’auteur : { $answers }
said-found-signups = comptes aux noms d’un même modèle inscrits en une heure : { $count }, plus que d’habitude ici
said-found-file-random = le nom du fichier est fait de lettres au hasard
said-found-file-advert = le nom du fichier contient une adresse ou un numéro de téléphone
said-found-ago-days = { $days ->
    [one] { $days } jour
    [many] { $days } de jours
   *[other] { $days } jours
}
said-hint-judged = `wikiwatch log` donne la liste des modifications jugées ; ce qui existait avant la première exécution n’est jamais jugé
