#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_es = {
    .language = "es",
    .send = "Enviar respuesta",
    .send_details = "Enviar",
    .press_once_more = "Pulse una vez más para enviar su respuesta.",
    .which_one = "Ha elegido dos respuestas: ¿cuál es la válida?",
    .decoy = "Por favor, no abra este enlace",
    .choose = "Elija una respuesta.",
    .saved = "Guardado: {answer}",
    .thank_you = "Gracias.",
    .details_arrived = "Hemos recibido su respuesta y su comentario.",
    .retracted = "Su respuesta se ha retirado.",
    .disputed =
        "Alguien ya había respondido, y esa respuesta es la válida. La suya se "
        "ha guardado junto a ella.",
    .not_counted = "Su respuesta se ha anotado, pero no se ha contado.",
    .better = "¿Qué debería haber sido mejor?",
    .optional = "Opcional; puede marcar varias opciones.",
    .words = "Con sus palabras",
    .contact_me = "Por favor, contacten conmigo sobre este asunto",
    .contact = "Correo electrónico o número de teléfono, si desea que le contactemos",
    .come_later = "Han llegado demasiadas respuestas en una hora. Inténtelo más tarde.",
    .try_later = "Inténtelo más tarde.",
    .closed = "Esta pregunta está cerrada.",
    .closed_more = "Si responde a la solicitud, su mensaje nos sigue llegando.",
    .not_saved = "No guardado.",
    .mail_subject = "Insatisfacción: {customer}",
    .mail_opening = "{customer} ha respondido «{label}» sobre {request}.",
    .mail_open_list = "Abrir el seguimiento:",
    .mail_due = "Vence: {time}",
    .press_again = "Pulse una vez más.",
    .stop_asking = "No preguntarme más",
    .stop_means =
        "Al pulsar el botón, dejará de recibir nuestras preguntas sobre su satisfacción. Sus "
        "solicitudes se atienden como hasta ahora.",
    .asking_stopped = "No le preguntaremos más.",
    .stop_undo = "Si ha sido un error, puede deshacerlo.",
    .ask_me_again = "Volver a preguntarme",
    .asking_resumed = "Volveremos a preguntarle.",
    .mail_opens_page = "Cada enlace abre una página en la que aún puede cambiar su respuesta.",
    .preview = "La valoración en un correo",
    .preview_links =
        "Los enlaces de esta vista previa no abren ni guardan nada: sus tokens no son válidos.",
    .told_opened = "Nuevo seguimiento: {request}",
    .told_assigned = "Asignado a {person}: {request}",
    .told_unassigned = "Sin asignar: {request}",
    .told_contacted = "Cliente contactado: {request}",
    .told_addressed = "Resuelto: {request}",
    .told_reopened = "Abierto de nuevo: {request}",
    .told_gone = "Ya no es necesario: {request}",
    .told_praise = "Elogio: {request}",
    .told_due_soon = "Vence pronto: {request}",
    .told_overdue = "Fuera de plazo: {request}",
    .digest_subject = "Seguimientos: {open} abiertos, {overdue} fuera de plazo",
    .digest_counts =
        "Abiertos: {open}\nNuevos: {new}\nVencen hoy: {due_today}\nFuera de plazo: {overdue}\nA la "
        "espera del cliente: {waiting}",
    .report_teams = "Equipos: {names}",
    .report_queues = "Colas: {names}",
    .report_unhappy = "Clientes insatisfechos: {count}",
    .report_addressed = "Resueltos: {count} de {total} ({share} %)",
    .report_open = "Aún abiertos: {count}",
    .report_within_due = "Resueltos a tiempo: {count} de {total} ({share} %)",
    .report_no_answers = "Nadie respondió en estos días.",
    .report_satisfied =
        "Satisfechos: {count} de {total} respuestas, {share} % (intervalo del 95 %: de {low} % a "
        "{high} %)",
    .report_few = "Menos de {count} respuestas: el azar basta para cambiar mucho estas cifras.",
    .report_before = "Antes, del {from} al {to}: {share} %",
    .report_no_change = "Ninguna diferencia con los días anteriores más allá del azar.",
    .report_lower = "Más bajo que en los días anteriores, más allá del azar.",
    .report_higher = "Más alto que en los días anteriores, más allá del azar.",
    .report_few_before = "Muy pocas respuestas para comparar con los días anteriores.",
    .report_response = "Respondieron: {count} de {total} personas preguntadas, {share} %",
    .report_stand_lower = "Menos satisfechos que los demás, más allá del azar: {names}",
    .report_stand_higher = "Más satisfechos que los demás, más allá del azar: {names}",
    .report_view = "Abrir el informe:",
};

}  // namespace amends
