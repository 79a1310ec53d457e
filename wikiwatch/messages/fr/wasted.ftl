# Combien de temps les modifications indésirables ont coûté à leurs auteurs : la page sur le wiki et le tableau de bord.

wasted-summary = Combien de temps a été perdu
wasted-intro = Cette page est écrite par wikiwatch, une fois par jour. Elle ne compte que ce qu’ont fait les personnes bloquées, jusqu’à leur blocage.
wasted-period = Depuis le { $since } ; état au { $now }.
wasted-nothing = Personne de ceux qui ont été pris n’a encore perdu de temps.

wasted-total = En tout
wasted-what = Quoi
wasted-how-much = Combien
wasted-time = Temps passé
wasted-typed = Dont temps passé à taper
wasted-unread = Dont tapé dans des modifications que personne n’a lues
wasted-unread-edits = Modifications que personne n’a lues
wasted-edits = Modifications retirées
wasted-sessions = Sessions
wasted-captchas = Captchas rencontrés par une modification
wasted-burnt = Comptes grillés
wasted-addresses = Adresses
wasted-worst-day = Le pire jour
wasted-worst-author = Qui a perdu le plus de temps
wasted-with-time = { $what } : { $time }

wasted-by-day = Par jour
wasted-day = Jour
wasted-chart-name = Temps perdu par jour, du { $first } au { $last }
wasted-chart-told = { $time } en { $days } { $days ->
    [one] jour
    [many] de jours
   *[other] jours
  }, le plus le { $worst } : { $most }.
wasted-chart-empty = Rien durant ces jours.
wasted-axis = minutes

wasted-authors = Qui a perdu le plus de temps
wasted-author = Auteur
wasted-address = une adresse
wasted-campaigns = Campagnes
wasted-campaign = Campagne { $id }
wasted-hands = Auteurs
wasted-last = Dernière modification
wasted-more = { $count ->
    [one] Et { $count } de plus.
    [many] Et { $count } de plus.
   *[other] Et { $count } de plus.
  }

wasted-method = Comment c’est compté
wasted-method-who = Sont comptées les modifications retirées, d’auteurs bloqués ou réduits au silence, ou dont une personne a confirmé une modification. Qui a vu une fois son texte rétabli, ou avait du crédit ici, ne compte pas.
wasted-method-time = Des enregistrements distants de moins d’une heure forment une session, et son temps va du premier au dernier. Ce qui a précédé le premier n’est pas connu et ne compte pas : une modification seule n’a pris aucun temps.
wasted-method-typing = La frappe est estimée : 52 mots de cinq caractères par minute, et jamais plus que le temps écoulé depuis l’enregistrement précédent. Ce qui est venu plus vite que 120 mots par minute a été collé, de même qu’un texte semblable à un texte antérieur du même auteur : personne ne l’a tapé.
wasted-method-captchas = Un captcha est compté pour chaque modification enregistrée avec un lien par un compte du groupe de ceux à qui l’on en demande. Les captchas ratés, ou rencontrés à l’inscription, ne sont connus que du wiki.
