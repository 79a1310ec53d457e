# Le tableau de bord. Son titre, sa navigation et ses erreurs d’abord, puis page par page.

web-skip = Aller au contenu
web-nav = Pages
web-queue = Relecture
web-health = État
web-sign-out = Se déconnecter
web-role-viewer = lecteur
web-role-reviewer = relecteur
web-role-rule-editor = éditeur des règles
web-role-operator = opérateur
web-error = Cela n’a pas marché
web-error-400 = L’adresse ou le formulaire n’est pas tel qu’il devrait être.
web-error-403 = Ce n’est pas permis : votre rôle ne le comprend pas, ou le formulaire est trop ancien. Revenez en arrière, rechargez la page et réessayez.
web-error-404 = Cette page n’existe pas.
web-error-413 = C’était trop long.
web-error-421 = Le tableau de bord n’est pas connu sous ce nom.
web-error-429 = Trop de tentatives de connexion. Attendez un quart d’heure.
web-error-500 = Quelque chose a échoué. Les détails sont dans le journal du tableau de bord.
web-to-queue = Vers la relecture

web-sign-in = Se connecter
web-sign-in-as = Se connecter en tant que
web-sign-in-how = Demandez un lien à qui fait fonctionner wikiwatch. Il se crée dans le terminal avec :
web-sign-in-once = Un lien ne sert qu’une fois, dans les 15 minutes.
web-link-gone = Ce lien ne sert pas : il a déjà été utilisé, a plus de 15 minutes, ou a été remplacé par un plus récent. Créez-en un autre dans le terminal avec :

web-done = Décidé :
web-filter = Filtrer et trier
web-author = Auteur
web-domain = Domaine
web-campaign = Numéro de campagne
web-kind = Type
web-any = tous
web-sort = Ordre
web-sort-age = les plus anciens d’abord
web-sort-user = par auteur
web-sort-title = par page
web-sort-score = le score le plus élevé d’abord
web-sort-trust = la confiance la plus élevée d’abord
web-all = aussi ce qui est décidé
web-show = Afficher
web-total = { $count ->
    [one] { $count } entrée.
    [many] { $count } d’entrées.
   *[other] { $count } entrées.
}
web-shortcuts = Raccourcis clavier
web-shortcuts-which = j suivant, k précédent, r rétablir, s spam, u défaire
web-nothing = Rien n’attend une personne.
web-score = Score
web-trust = Confiance
web-undo = Défaire…
web-pages = Pages de la liste
web-before = Précédente
web-next = Suivante
web-page-of = Page { $page } sur { $pages }
web-answer-release = Rétablir
web-answer-spam = Spam
web-answer-yes = Oui, le faire
web-answer-no = Non

web-edit-of = Modification de
web-log-entry = Entrée de journal :
web-time = Heure (UTC)
web-outcome = Résultat
web-found-good = une personne l’a jugée bonne
web-state = État de l’auteur
web-summary = Résumé
web-row = Règle qui a décidé
web-on-wiki = Diff sur le wiki
web-added = Ce qu’elle a ajouté
web-remembered = C’est ce qui est gardé pour comparaison, sans balisage.
web-no-text = Le texte n’est pas gardé ici : seul l’est celui de ce qui a été retiré. Le wiki l’a.
web-left-out = { $count ->
    [one] { $count } caractère de plus n’est pas montré.
    [many] { $count } de caractères de plus ne sont pas montrés.
   *[other] { $count } caractères de plus ne sont pas montrés.
}
web-difference = Différence
web-no-difference = Les textes avant et après sont les mêmes.
web-cut = Le reste de la différence n’est pas montré.
web-signals = Signes
web-signal = Signe
web-points = Points
web-family = Famille
web-place = Texte
web-why = Pourquoi
web-sums = Le score : les points de chaque famille, jusqu’à son plafond
web-sum = Somme
web-cap = Plafond
web-counted = Compte
web-no-signals = Aucun signe n’a été trouvé.
web-exempt = Jamais jugé :
web-trust-then = La confiance, telle qu’elle était alors
web-part = Part
web-unknown = N’a pu être demandé, donc sans points :
web-campaigns = Campagnes
web-campaign-number = Campagne { $number }
web-campaign-size = { $edits ->
    [one] { $edits } modification
    [many] { $edits } de modifications
   *[other] { $edits } modifications
} par { $hands ->
    [one] { $hands } auteur
    [many] { $hands } d’auteurs
   *[other] { $hands } auteurs
}
web-campaign-edits = Ses modifications dans la relecture
web-became = Ce qu’il en est advenu, et ce qui est prévu
web-decisions = Décisions
web-rows = Lignes de policy.toml, dans leur ordre
web-decides = décide
web-rules-version = Version des règles
web-key = Numéro
web-status = État
web-proposal = Proposition
web-questions = Ce que l’examen a trouvé
web-edits = Modifications concernées

web-sure = Êtes-vous sûr(e) ?
web-reason = Raison, pour le journal d’audit
web-leave = Laisser tel quel
web-undo-title = Défaire
web-undo-one = Ce qui sera défait de
web-undo-all-about = Tout ce qui a été fait au sujet de
web-undo-do = { $count ->
    [one] Défaire { $count } action
    [many] Défaire { $count } d’actions
   *[other] Défaire { $count } actions
}
web-undo-nothing = Il n’y a rien à défaire.

web-mistakes = Les fichiers de règles ont des erreurs ; une version antérieure reste en vigueur.
web-aside = Cette règle est suspendue :
web-changes-aside = { $count ->
    [one] { $count } modification n’a pas pu être jugée et est mise de côté : personne ne l’a regardée.
    [many] { $count } de modifications n’ont pas pu être jugées et sont mises de côté : personne ne les a regardées.
   *[other] { $count } modifications n’ont pas pu être jugées et sont mises de côté : personne ne les a regardées.
}
web-proxy = Un proxy cache les visiteurs du wiki ; presque tous semblent être
web-read-up-to = Lu jusqu’à (UTC)
web-last-poll = Dernier regard sur le wiki (UTC)
web-waiting = Actions prévues
web-for-a-person = Pour une personne
web-proposals = Propositions
web-judged = Jugé
web-appeals = Réclamations sans réponse
web-classes = Classes de décision
web-class = Classe
web-reviewed = Examinées
web-overturned = Annulées
web-automatic = Automatique
web-yes = oui
web-no = non
web-accounts = Auteurs suspects et réduits au silence
web-since = Depuis (UTC)
web-until = Jusqu’à (UTC)
