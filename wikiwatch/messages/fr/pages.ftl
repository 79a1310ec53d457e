# Les autres pages du tableau de bord : campagnes, auteurs, domaines, règles, blocages prévus, ce qui reste, temps perdu.

pages-case-nav = Campagnes
pages-case-what = Des modifications de plusieurs comptes ou adresses qui vont ensemble. À partir de deux modifications, les plus récentes d’abord.
pages-case-state = État
pages-case-size = Taille
pages-case-edits = Modifications
pages-case-hands = Comptes et adresses
pages-case-first = Première apparition (UTC)
pages-case-last = Dernière apparition (UTC)
pages-case-by-person = Décidé par
pages-case-why-suspected = Des modifications de plusieurs mains sont liées ; trop peu d’entre elles ont disparu pour la confirmer.
pages-case-why-confirmed = Assez de ses modifications, par assez de mains, ont été révoquées par des personnes ou retirées.
pages-case-why-dismissed = Une personne a dit que ce n’en est pas une.
pages-case-why-expired = Aucune nouvelle modification n’est venue depuis si longtemps qu’elle a été close.
pages-case-unknown = Il n’y a pas de campagne de ce numéro, ou il reste moins de deux de ses modifications.
pages-case-do-confirm = C’est une campagne
pages-case-do-dismiss = Ce n’en est pas une
pages-case-will-confirm = { $count ->
    [one] Sa { $count } modification compte comme spam confirmé, et parle contre son auteur. Désormais, la prochaine modification qui y correspond est retirée, quel qu’en soit l’auteur.
    [many] Ses { $count } de modifications comptent comme spam confirmé, et parlent contre leurs auteurs. Désormais, la prochaine modification qui y correspond est retirée, quel qu’en soit l’auteur.
   *[other] Ses { $count } modifications comptent comme spam confirmé, et parlent contre leurs auteurs. Désormais, la prochaine modification qui y correspond est retirée, quel qu’en soit l’auteur.
}
pages-case-will-dismiss = { $count ->
    [one] Son texte, son domaine et son numéro de téléphone ne feront plus jamais une campagne. La { $count } modification est rétablie si elle n’a été retirée qu’à cause de la campagne.
    [many] Ses textes, domaines et numéros de téléphone ne feront plus jamais une campagne. De ses { $count } de modifications, celles qui n’ont été retirées qu’à cause de la campagne sont rétablies.
   *[other] Ses textes, domaines et numéros de téléphone ne feront plus jamais une campagne. De ses { $count } modifications, celles qui n’ont été retirées qu’à cause de la campagne sont rétablies.
}
pages-case-more = { $count ->
    [one] Et { $count } de plus.
    [many] Et { $count } de plus.
   *[other] Et { $count } de plus.
}
pages-case-ties = Ce qui la relie
pages-case-no-ties = Les liens ne sont pas gardés.
pages-case-in-edits = { $count ->
    [one] dans { $count } modification
    [many] dans { $count } de modifications
   *[other] dans { $count } modifications
}
pages-case-tie-text = les textes se ressemblent
pages-case-tie-domain = elles mènent au même site, que personne de confiance n’emploie ici
pages-case-tie-contact = elles donnent le même numéro de téléphone ou la même adresse de courriel
pages-case-tie-undone = une précédente a été révoquée ou retirée
pages-case-tie-summary = le résumé est le même
pages-case-tie-network = elles viennent du même réseau
pages-case-tie-name = les noms d’utilisateur sont formés de même
pages-case-tie-page = elles sont sur la même page
pages-case-tie-time = elles sont venues en une heure ou un jour
pages-case-tie-form = liens et texte sont disposés de même
pages-case-tie-landing = les liens mènent à des pages de même forme
pages-case-tie-place = elles sont au même endroit du texte
pages-case-days = Modifications par jour
pages-case-days-what = Selon ce qu’elles sont devenues, au plus les 60 derniers jours.
pages-case-days-below = Les nombres sont dans le tableau ci-dessous.
pages-case-day = Jour
pages-case-fate-undone = révoquées par des personnes
pages-case-fate-down = retirées, ou à retirer
pages-case-fate-stands = rien n’a été fait
pages-case-authors = Auteurs
pages-case-domains = Domaines
pages-case-pages = Pages
pages-case-page = Page
pages-case-strings = Chaînes
pages-case-planned = Prévu
pages-case-its-edits = Ses modifications

pages-bulk-release = Rétablir tout ce qui attend
pages-bulk-spam = Tout ce qui attend est du spam
pages-bulk-list = De quoi il s’agit
pages-bulk-which = { $count ->
    [one] Cette { $count } entrée attend et sera décidée.
    [many] Ces { $count } d’entrées attendent et seront décidées.
   *[other] Ces { $count } entrées attendent et seront décidées.
}
pages-bulk-more = { $count ->
    [one] { $count } de plus vient ensuite.
    [many] { $count } de plus viennent ensuite.
   *[other] { $count } de plus viennent ensuite.
}
pages-bulk-apart = { $count ->
    [one] { $count } blocage, suppression, changement de groupe ou proposition attend aussi. Il y faut une réponse à part, le plus souvent d’un opérateur ; ce n’est pas compris ici.
    [many] { $count } de blocages, suppressions, changements de groupe ou propositions attendent aussi. Il faut à chacun une réponse à part, le plus souvent d’un opérateur ; ce n’est pas compris ici.
   *[other] { $count } blocages, suppressions, changements de groupe ou propositions attendent aussi. Il faut à chacun une réponse à part, le plus souvent d’un opérateur ; ce n’est pas compris ici.
}
pages-bulk-in-queue = Vers la relecture
pages-bulk-will = Ce que cela signifie
pages-bulk-do-release = { $count ->
    [one] Rétablir { $count } entrée
    [many] Rétablir les { $count }
   *[other] Rétablir les { $count }
}
pages-bulk-do-spam = { $count ->
    [one] { $count } entrée est du spam
    [many] Les { $count } sont du spam
   *[other] Les { $count } sont du spam
}
pages-bulk-done = { $count ->
    [one] { $count } entrée a été décidée.
    [many] { $count } d’entrées ont été décidées.
   *[other] { $count } entrées ont été décidées.
}
pages-bulk-changed = Quelque chose a changé entre-temps. Rien n’a encore été fait : regardez de nouveau.
pages-bulk-nothing = Rien n’attend ici qui puisse se décider ainsi.
pages-bulk-cleanup = Tout retirer…
pages-bulk-cleanup-what = Modifications encore en place, pages, renommages et fichiers téléversés. D’une campagne, aussi tout ce qu’ont fait ceux de ses auteurs qui sont réduits au silence ou bloqués.
pages-bulk-unsaid = Personne n’a encore confirmé que c’est du spam.
pages-bulk-cleared = Une personne a disculpé cet auteur. Qui continue dit le contraire.
pages-bulk-confirm = Je confirme que c’est du spam : cela compte contre ses auteurs, et qui est nommé ici est réduit au silence.
pages-bulk-deed = Acte
pages-bulk-state-open = à faire
pages-bulk-state-done = fait
pages-bulk-state-waits = attend
pages-bulk-state-failed = échoué
pages-bulk-state-left = laissé
pages-bulk-not-shown = { $count ->
    [one] { $count } d’entre eux n’est pas montré.
    [many] { $count } d’entre eux ne sont pas montrés.
   *[other] { $count } d’entre eux ne sont pas montrés.
}
pages-bulk-take-down = { $count ->
    [one] Retirer { $count } élément
    [many] Retirer { $count } d’éléments
   *[other] Retirer { $count } éléments
}
pages-bulk-nothing-down = Il n’y a rien à retirer.

pages-domain-nav = Domaines
pages-domain-what = Domaines, numéros de téléphone et adresses de courriel apportés par des modifications. Les nombres portent sur les 200 dernières modifications de chacun.
pages-domain-which = Lesquels
pages-domain-which-caught = apportés par quelqu’un qui a été pris
pages-domain-which-all = tous ceux venus récemment
pages-domain-part = Partie du nom
pages-domain-unknown = Personne n’a apporté cela ici depuis que wikiwatch veille.
pages-domain-first = Premier apport (UTC)
pages-domain-last = Dernier apport (UTC)
pages-domain-kept = Restent
pages-domain-undone = Révoquées ou retirées
pages-domain-authors = Auteurs
pages-domain-stood = Laissées en paix
pages-domain-by-people = Révoquées par des personnes
pages-domain-taken-down = Retirées
pages-domain-stood-before = Était là à la première lecture
pages-domain-trusted = Employé par quelqu’un de confiance depuis
pages-domain-soft-allow = Laissé passer jusqu’à
pages-domain-listed = Sur une liste
pages-domain-edits = Modifications qui l’ont apporté
pages-domain-latest = { $count ->
    [one] La dernière.
    [many] Les { $count } dernières.
   *[other] Les { $count } dernières.
}
pages-domain-refused = Refusé par le wiki
pages-domain-by = Par
pages-domain-decoys = Sur des pages leurres

pages-account-nav = Auteurs
pages-account-order = Les suspects d’abord, puis les réduits au silence, puis ceux qui ont été actifs, la plus faible confiance en premier.
pages-account-name = Nom, ou une partie
pages-account-unknown = On ne sait rien de { $name }.
pages-account-trust-latest = Confiance à la dernière modification
pages-account-edits = Modifications
pages-account-last = Dernière apparition (UTC)
pages-account-kind = Type
pages-account-kind-account = compte
pages-account-kind-temp = compte temporaire
pages-account-kind-address = adresse
pages-account-kind-typed = nom sans compte
pages-account-kind-proxy = adresse derrière laquelle tous les visiteurs sont cachés
pages-account-trust-now = Confiance maintenant
pages-account-record-read = Modifications lues
pages-account-record-judged = Jugées
pages-account-record-undone-by-people = Révoquées par des personnes
pages-account-record-taken-out-by-people = Ôtées par des personnes
pages-account-record-taken-down = Retirées
pages-account-record-confirmed = Confirmées comme spam
pages-account-record-released = Rétablies
pages-account-record-built-on = Reprises par d’autres
pages-account-record-before-the-watch = Modifications antérieures à wikiwatch
pages-account-soft-allow = Laissé passer avec indulgence jusqu’à
pages-account-contributions = Contributions sur le wiki
pages-account-blocks = Journal des blocages sur le wiki
pages-account-undo-all = Défaire tout ce que wikiwatch a fait…
pages-account-due = Prévu et à échéance
pages-account-due-here = À échéance pour cet auteur
pages-due-cancel = Ne pas le faire
pages-account-nothing-due = Rien n’est prévu.
pages-account-trust = La confiance, part par part
pages-account-now = Maintenant
pages-account-then = À la dernière modification
pages-account-unasked = Le wiki n’est pas interrogé pour cette page : les parts que lui seul connaît, comme l’âge d’un compte et ses groupes, n’ont pas de points maintenant.
pages-account-history = Historique de l’état
pages-account-history-verdict = par un verdict :
pages-account-history-block = le programme a bloqué
pages-account-history-unblock = le programme a levé son blocage
pages-account-history-people = bloqué par des personnes
pages-account-history-decision = décidé :
pages-account-wasted = Temps que cet auteur a perdu
pages-account-wasted-time = { $edits ->
    [one] Pour { $edits } modification retirée :
    [many] Pour { $edits } de modifications retirées :
   *[other] Pour { $edits } modifications retirées :
}
pages-account-wasted-unread = Dont à taper ce que personne n’a lu :
pages-account-domains = Domaines apportés
pages-account-page = Page
pages-account-trust-then = Confiance d’alors
pages-account-became = Ce qu’il en est advenu
pages-account-down = retirée, ou à retirer
pages-account-latest-only = { $count ->
    [one] Seule la dernière modification est citée.
    [many] Seules les { $count } dernières modifications sont citées.
   *[other] Seules les { $count } dernières modifications sont citées.
}
pages-account-no-edits = Aucune modification de cet auteur n’a été lue.
pages-account-log = Entrées de journal
pages-account-done = Ce qui a été fait et prévu

pages-blocks-nav = Blocages prévus
pages-blocks-what = Blocages, suppressions, et ce qui est prévu d’autre que retirer des textes et les rétablir.
pages-blocks-nothing = Rien de tel n’est prévu.
pages-blocks-edit = la modification
pages-blocks-row = Règle :
pages-blocks-lasts = S’il est posé maintenant, il dure :
pages-blocks-options = options :
pages-blocks-no-longer = En l’état, il sera abandonné :
pages-blocks-checked = Ce qui est revérifié avant de le faire
pages-blocks-checked-block = Si l’auteur est encore réduit au silence et non exempté ; s’il reste quelque chose de ce qui lui est reproché, et si personne n’a jugé le verdict erroné ; si un blocage est déjà en vigueur, ou si une personne a décidé d’un blocage ; pour une adresse, si quelque chose d’indésirable en est venu récemment, et si aucun proxy ne cache les visiteurs.
pages-blocks-checked-delete = Si quelqu’un a dit oui ; si une personne a jugé le verdict erroné ou disculpé l’auteur ; si quelqu’un d’autre a écrit sur la page.
pages-blocks-checked-group = Si la raison vaut encore, et si le compte n’est pas déjà dans cet état.
pages-blocks-checked-move = Si la page est encore là où elle a été renommée, et si personne ayant du crédit ne l’a renommée depuis.
pages-blocks-checked-filerevert = Si la version indésirable est encore l’actuelle.

pages-standing-nav = Encore là
pages-standing-title = Spam encore en place
pages-standing-what = Une personne ou le programme a jugé que ces modifications sont du spam et, autant qu’on sache, leur texte est encore sur le wiki. Les plus anciennes d’abord.
pages-standing-nothing = Rien de ce qui a été jugé spam n’est encore en place.
pages-standing-found-person = confirmé par une personne
pages-standing-found-program = trouvé par le programme
pages-standing-up-never = Son retrait n’a jamais été prévu
pages-standing-up-review = Il attend le oui d’une personne
pages-standing-up-person = Il est laissé à une personne
pages-standing-up-late = Il est à échéance, mais n’a pas encore été retiré
pages-standing-up-cancelled = Son retrait a été abandonné, bien que personne ne l’ait jugé bon
pages-standing-up-back = Le programme l’a rétabli de lui-même, et depuis une personne l’a qualifié de spam
pages-standing-again = C’est du spam : le retirer

pages-rules-nav = Règles
pages-rule-what = Ce que chaque ligne de policy.toml et chaque signe a touché, et ce que des personnes en ont pensé.
pages-rule-files = Les règles sont dans des fichiers, et ce sont eux qui comptent : on les y modifie, chaque changement y est vérifié sur ses exemples, et leur historique est gardé. Ici, vous dites ce qui était juste, et laissez agir de nouveau une règle arrêtée.
pages-rule-counted = Compté
pages-rule-since = Détections depuis
pages-rule-nothing-judged = Rien n’a encore été jugé.
pages-rule-total = Toutes les modifications jugées
pages-rule-row = Lignes de policy.toml
pages-rule-signal = Signes
pages-rule-rule = Règle
pages-rule-all = toutes
pages-rule-hits = Détections
pages-rule-actions = Actions
pages-rule-overturned = Annulées
pages-rule-right = Confirmées, ou révoquées par des personnes
pages-rule-reported = Signalées
pages-rule-waiting = Retirées, personne n’a rien dit
pages-rule-nothing = Seulement notées, ou reprises
pages-rule-precision = Précision
pages-rule-precision-of = { $share } % ({ $low } à { $high }), sur { $authors ->
    [one] { $authors } auteur
    [many] { $authors } d’auteurs
   *[other] { $authors } auteurs
}
pages-rule-precision-is = La précision porte sur les auteurs au sujet desquels des personnes se sont prononcées : qui a été lésé une fois compte comme lésé. Entre parenthèses : l’intervalle à 95 %.
pages-rule-median = Temps médian avant retrait
pages-rule-cost = Coût d’un regard
pages-rule-ms = { $ms } ms
pages-rule-now = Maintenant
pages-rule-acts = agit
pages-rule-notes = Elle ne fait que noter ce qu’elle trouve.
pages-rule-unused = Sans emploi : elle n’a rien trouvé depuis trois mois.
pages-rule-is-stopped = Arrêtée par des décisions de personnes, elle ne fait que signaler, depuis
pages-rule-is-aside = Suspendue, car lente ou en échec, depuis
pages-rule-again-how = Pour la relancer :
pages-rule-again = La relancer
pages-rule-endings = Ce qui a pris fin, ou prend fin bientôt
pages-rule-unknown = Il n’y a ni règle, ni ligne, ni signe de ce nom dans les règles en vigueur.
pages-rule-one = Règle
pages-rule-figures-row = Chiffres de la ligne
pages-rule-figures-signal = Chiffres du signe
pages-rule-last = Dernière détection
pages-rule-weeks = Détections par semaine
pages-rule-weeks-told = Dans les { $weeks } dernières semaines : { $overturned } annulées ; { $right } confirmées, ou révoquées par des personnes ; { $waiting } retirées sans que personne ne dise rien ; { $nothing } seulement notées, ou reprises.
pages-rule-week = Semaine du
pages-rule-text = Ce que dit son fichier
pages-rule-no-text = Il ne peut être montré tel qu’il est dans le fichier. Voyez le dossier des règles.
pages-rule-samples = { $count ->
    [one] Elle a { $count } exemple à satisfaire.
    [many] Elle a { $count } d’exemples à satisfaire.
   *[other] Elle a { $count } exemples à satisfaire.
}
pages-rule-latest = Dernières détections
pages-rule-reviewed = Détections dans la formulation actuelle : { $hits }. Jugées par des personnes : { $reviewed }. Justes parmi elles : { $right }.
pages-rule-no-hits = Aucune détection encore dans la formulation actuelle.
pages-rule-said = C’était
pages-rule-word-right = juste
pages-rule-word-wrong = faux
pages-rule-word-open = personne n’a rien dit

pages-wasted-nav = Temps perdu
pages-wasted-since = Depuis que wikiwatch a commencé à juger, le
pages-wasted-worst-case = La pire campagne
pages-wasted-docs = La méthode entière, avec ses sources, est dans
pages-chart-numbers = Les nombres du graphique

pages-oauth-how = Qui en a les droits sur le wiki peut se connecter avec son compte. Le wiki demande le mot de passe ; wikiwatch n’apprend que de quel compte il s’agit.
pages-oauth-button = Se connecter par le wiki
pages-oauth-link = Avec un lien
pages-oauth-again = Retour à la connexion
pages-oauth-account = Compte sur le wiki :
pages-oauth-old = Cette connexion n’a pas été commencée dans ce navigateur, a plus de 10 minutes, ou a déjà servi. Personne n’a été connecté. Recommencez.
pages-oauth-refused = Le wiki ne vous a pas laissé passer : vous, ou le wiki, avez refusé. Personne n’a été connecté. Recommencez, et autorisez-le sur la page du wiki.
pages-oauth-failed = Le wiki n’a pas confirmé qui vous êtes : il n’a pas répondu à temps, ou pas comme il faut. Personne n’a été connecté. Recommencez dans une minute ; si cela dure, demandez à qui fait fonctionner wikiwatch : son journal dit ce qui a échoué.
pages-oauth-blocked = Ce compte est bloqué sur le wiki, et ne peut pas se connecter ici tant que dure le blocage.
pages-oauth-no-right = Ce compte n’a aucun des droits qu’il faut ici. Qui fait fonctionner wikiwatch peut vous donner un lien à la place.

pages-aside-title = Modifications mises de côté
pages-aside-what = Elles ont fait échouer ou bloqué le jugement, ou arrêté le programme, plusieurs fois de suite. Personne ne les a jugées, et rien n’est fait de soi-même à leur sujet. Les plus récentes d’abord.
pages-aside-nothing = Rien n’est mis de côté.
pages-aside-ended = Le programme a été arrêté pendant qu’il ne jugeait qu’elle ({ $tries } fois)
pages-aside-stalled = Elle a pris plus de temps de processeur que toute modification honnête ({ $tries } fois)
pages-aside-failed = Le jugement a échoué avec { $error } ({ $tries } fois)
pages-aside-again = Juger à nouveau
