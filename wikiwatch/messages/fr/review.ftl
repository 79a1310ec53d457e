# La page de relecture sur le wiki, et la page où l’on décide.

review-intro = Ce qui attend une décision, le plus récent en premier. « { review-release } » : la modification était bonne et sera rétablie. « { review-spam } » : elle était indésirable et reste retirée. Cliquez, regardez le formulaire et enregistrez-le : votre nom et l’heure y sont mis à ce moment. Seule compte ici la parole de qui a le droit « { $right } » ; tous les autres peuvent objecter par « { review-wrong } ».
review-pages = Ce qu’il en est advenu : { $decisions }. Toutes les décisions du programme : { $log }.
review-empty = Rien n’attend.
review-more = D’autres attendent : les plus anciens ne sont pas montrés ici.
review-elsewhere = Autre chose attend une personne qui s’occupe de wikiwatch.
review-author = par
review-trust = confiance { $trust }
review-is-down = retiré
review-is-waiting = attend un oui
review-is-by-hand = doit être fait à la main
review-release = rétablir
review-spam = spam
review-yes = oui
review-no = non
review-wrong = une erreur ?
review-decisions-intro = Décidez par les liens de { $review } : chacun ouvre ici un formulaire qu’il suffit d’enregistrer. Ce qui a été dit est lu en moins d’une minute, reçoit ici une réponse, puis est retiré. Seule compte la parole de qui a le droit « { $right } ».
review-older = Réponses plus anciennes
review-does-not-count = Cela ne compte pas : seule compte la parole de qui a le droit « { $right } », et seulement par les liens de la page de relecture. La page de signalement est ouverte à tous.
review-done = fait
review-noted = noté, et bientôt exécuté
review-observed = noté ; wikiwatch ne fait qu’observer pour l’instant, et l’exécutera dès qu’il pourra agir
review-person = noté ; cela doit être exécuté à la main
review-unknown = rien de ce numéro ne se décide sur cette page
review-decided = c’était déjà décidé ; rien n’a été changé
review-not-possible = on ne peut plus décider ainsi ; rien n’a été changé
review-own = personne ne décide de sa propre modification ; rien n’a été changé
