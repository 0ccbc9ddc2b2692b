#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_fr = {
    .language = "fr",
    .send = "Envoyer la réponse",
    .send_details = "Envoyer",
    .press_once_more = "Merci d’appuyer encore une fois pour envoyer votre réponse.",
    .which_one = "Vous avez choisi deux réponses : laquelle retenir ?",
    .decoy = "Merci de ne pas ouvrir ce lien",
    .choose = "Merci de choisir une réponse.",
    .saved = "Enregistré : {answer}",
    .thank_you = "Merci.",
    .details_arrived = "Votre réponse et votre commentaire nous sont parvenus.",
    .retracted = "Votre réponse a été retirée.",
    .disputed =
        "Quelqu’un avait déjà répondu, et cette réponse est retenue. La vôtre est conservée à "
        "côté.",
    .not_counted = "Votre réponse a été notée, mais pas comptée.",
    .better = "Qu’est-ce qui aurait pu être mieux ?",
    .optional = "Facultatif, plusieurs choix possibles.",
    .words = "Avec vos mots",
    .contact_me = "Merci de me contacter à ce sujet",
    .contact = "Adresse e-mail ou numéro de téléphone, si vous souhaitez qu’on vous contacte",
    .come_later = "Trop de réponses sont arrivées en une heure. Merci de réessayer plus tard.",
    .try_later = "Merci de réessayer plus tard.",
    .closed = "Cette question est close.",
    .closed_more = "Si vous répondez à la demande, votre message nous parvient toujours.",
    .not_saved = "Non enregistré.",
    .mail_subject = "Insatisfaction : {customer}",
    .mail_opening = "{customer} a répondu « {label} » à propos de {request}.",
    .mail_open_list = "Ouvrir le suivi :",
    .mail_due = "Échéance : {time}",
    .mail_contact = "Souhaite être contacté.",
    .mail_outcome = "Résultat : {outcome}",
    .mail_by = "Par : {person}",
    .again_answer = "Rouvert : le client est de nouveau insatisfait.",
    .again_recovery = "Rouvert : pour le client, ce n’est pas encore réglé.",
    .again_contact = "Rouvert : le client demande un contact.",
    .again_person = "Rouvert par {person}.",
    .again_counts = "Rouvert : la réponse compte de nouveau.",
    .again_alone = "Rouvert : le suivi qui s’en chargeait s’est terminé sans solution.",
    .again_times = "Nombre de réouvertures : {count}",
    .press_again = "Merci d’appuyer encore une fois.",
    .stop_asking = "Ne plus me solliciter",
    .stop_means =
        "En appuyant sur le bouton, vous ne recevrez plus de questions sur votre satisfaction. Vos "
        "demandes sont traitées comme avant.",
    .asking_stopped = "Nous ne vous solliciterons plus.",
    .stop_undo = "Si c’était une erreur, vous pouvez revenir en arrière.",
    .ask_me_again = "Me solliciter à nouveau",
    .asking_resumed = "Nous vous solliciterons à nouveau.",
    .mail_opens_page = "Chaque lien ouvre une page où vous pouvez encore modifier votre réponse.",
    .preview = "L’évaluation dans un e-mail",
    .preview_links =
        "Les liens de cet aperçu n’ouvrent et n’enregistrent rien : leurs jetons ne sont pas "
        "valides.",
    .told_opened = "Nouveau suivi : {request}",
    .told_assigned = "Attribué à {person} : {request}",
    .told_unassigned = "Attribué à personne : {request}",
    .told_contacted = "Client contacté : {request}",
    .told_addressed = "Traité : {request}",
    .told_reopened = "Rouvert : {request}",
    .told_gone = "Plus nécessaire : {request}",
    .told_praise = "Compliment : {request}",
    .told_due_soon = "Échéance proche : {request}",
    .told_overdue = "En retard : {request}",
    .told_detailed = "Le client a ajouté quelque chose : {request}",
    .told_taken_off = "Ne vous est plus attribué : {request}",
    .digest_subject = "Suivis : {open} ouverts, {overdue} en retard",
    .digest_counts =
        "Ouverts : {open}\nNouveaux : {new}\nÀ traiter aujourd’hui : {due_today}\nEn retard : "
        "{overdue}\nEn attente du client : {waiting}",
    .report_teams = "Équipes : {names}",
    .report_queues = "Files : {names}",
    .report_unhappy = "Clients insatisfaits : {count}",
    .report_addressed = "Traités : {count} sur {total} ({share} %)",
    .report_open = "Encore ouverts : {count}",
    .report_within_due = "Traités à temps : {count} sur {total} ({share} %)",
    .report_no_answers = "Personne n’a répondu pendant ces jours.",
    .report_satisfied =
        "Satisfaits : {count} réponses sur {total}, {share} % (intervalle à 95 % : de {low} % à "
        "{high} %)",
    .report_few =
        "Moins de {count} réponses : le hasard suffit à faire beaucoup varier ces chiffres.",
    .report_before = "Avant, du {from} au {to} : {share} %",
    .report_no_change = "Aucun écart avec les jours précédents au-delà du hasard.",
    .report_lower = "Plus bas que les jours précédents, au-delà du hasard.",
    .report_higher = "Plus haut que les jours précédents, au-delà du hasard.",
    .report_few_before = "Trop peu de réponses pour une comparaison avec les jours précédents.",
    .report_response = "Réponses : {count} des {total} personnes interrogées, {share} %",
    .report_stand_lower = "Moins satisfaits que les autres, au-delà du hasard : {names}",
    .report_stand_higher = "Plus satisfaits que les autres, au-delà du hasard : {names}",
    .report_view = "Ouvrir le rapport :",
};

}  // namespace amends
