# Lengths of time, on all pages. A number may have one digit after the point.

span-seconds = { $count ->
    [one] { $count } seconde
    [many] { $count } de secondes
   *[other] { $count } secondes
}
span-minutes = { $count ->
    [one] { $count } minute
    [many] { $count } de minutes
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] { $count } heure
    [many] { $count } d’heures
   *[other] { $count } heures
}
span-days = { $count ->
    [one] { $count } jour
    [many] { $count } de jours
   *[other] { $count } jours
}

# Fixed words, in tables and lists. Names that the rules of a wiki add stay as they are.

word-outcome = { $name ->
    [allow] admis
    [watch] surveillé
    [hold] mis en attente
    [revert] révoqué
   *[other] { $name }
}
word-action = { $name ->
    [hold] mise en attente
    [revert] révocation
    [release] rétablissement
    [block] blocage
    [unblock] déblocage
    [move] renommage inverse
    [filerevert] version précédente du fichier
    [delete] suppression
    [undelete] restauration
    [group] changement de groupe
   *[other] { $name }
}
word-status = { $name ->
    [planned] prévu
    [review] attend un oui
    [claimed] en cours
    [done] fait
    [skipped] inutile
    [person] attend une personne
    [cancelled] abandonné
   *[other] { $name }
}
word-state = { $name ->
    [clean] sans reproche
    [flagged] suspect
    [cleared] disculpé
    [silenced] réduit au silence
    [blocked] bloqué
   *[other] { $name }
}
word-band = { $name ->
    [new] nouveau
    [low] faible
    [known] connu
    [trusted] de confiance
    [old] vétéran
   *[other] { $name }
}
word-part = { $name ->
    [account] compte
    [email] adresse de courriel confirmée
    [groups] groupes
    [age] âge du compte
    [editcount] nombre de modifications
    [survived] modifications conservées
    [built_on] modifications reprises par d’autres
    [released] modifications rétablies
    [reverted] modifications révoquées par des personnes
    [removed] texte retiré par des personnes
    [taken_down] modifications retirées par le programme
    [confirmed] modifications confirmées comme indésirables
    [warnings] avertissements
    [network] réseau
    [blocks] blocages
    [ceiling] maximum
    [floor] minimum
    [cap] maximum d’un genre
   *[other] { $name }
}
word-family = { $name ->
    [own] règles propres à ce wiki
    [random] lettres au hasard
    [repeat] liens répétés
    [return] retour sur une page
    [campaign] campagne
    [learned] appris des modifications passées
    [new_link] lien d’un nouveau venu
    [refused] refusé par le wiki
    [blanking] blanchiment
    [move] renommage ou redirection
    [upload] téléversement
    [names] noms
    [signups] créations de comptes
    [flood] nombreuses modifications à la fois
    [comeback] ressemble à un auteur bloqué
    [disguise] déguisement
    [size] taille
    [time] pas lu jusqu’au bout
    [phrases] formules publicitaires
    [reputation] listes externes
    [linked] même adresse
    [listed] listes de ce wiki
    [network] réseau
   *[other] { $name }
}
word-campaign = { $name ->
    [suspected] soupçonnée
    [confirmed] confirmée
    [dismissed] écartée
    [expired] expirée
   *[other] { $name }
}
word-proposal = { $name ->
    [open] ouverte
    [accepted] acceptée
    [rejected] rejetée
    [carried_out] exécutée
    [lapsed] caduque
    [overturned] annulée
   *[other] { $name }
}
word-class = { $name ->
    [release] rétablissement
    [silence] mise au silence
    [block] blocage
    [delete] suppression
   *[other] { $name }
}
word-decision = { $name ->
    [approve] approuvé
    [cancel] abandonné
    [release] rétabli
    [undo] défait
    [confirm] confirmé comme indésirable
    [clear] auteur disculpé
    [silence] auteur réduit au silence
    [accept] accepté
    [reject] rejeté
    [keep] laissé en attente
    [trip] règle arrêtée
    [reset] la règle agit de nouveau
    [cleanup] nettoyé
    [suspected] soupçonnée
    [confirmed] confirmée
    [dismissed] écartée
   *[other] { $name }
}
word-said = { $name ->
    [overturned] annulé
    [confirmed] confirmé
    [reverted] révoqué par des personnes
    [waiting] en attente
    [nothing] rien
   *[other] { $name }
}
word-list = { $name ->
    [allow] liste d’autorisation
    [watch] liste de surveillance
    [deny] liste d’interdiction
   *[other] { $name }
}
# Ce qu’un auteur a fait, dans la liste d’un nettoyage.
word-deed = { $name ->
    [edit] modification
    [page] nouvelle page
    [move] renommage
    [upload] téléversement
   *[other] { $name }
}
# Durée d’un blocage.
lasts-hour = { $count ->
    [one] { $count } heure
    [many] { $count } d’heures
   *[other] { $count } heures
}
lasts-day = { $count ->
    [one] { $count } jour
    [many] { $count } de jours
   *[other] { $count } jours
}
lasts-week = { $count ->
    [one] { $count } semaine
    [many] { $count } de semaines
   *[other] { $count } semaines
}
lasts-month = { $count ->
    [one] { $count } mois
    [many] { $count } de mois
   *[other] { $count } mois
}
lasts-year = { $count ->
    [one] { $count } an
    [many] { $count } d’années
   *[other] { $count } ans
}
