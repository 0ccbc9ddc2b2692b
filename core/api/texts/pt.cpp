#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_pt = {
    .language = "pt",
    .send = "Enviar resposta",
    .send_details = "Enviar",
    .press_once_more = "Pressione mais uma vez para enviar sua resposta.",
    .which_one = "Você escolheu duas respostas: qual delas vale?",
    .decoy = "Por favor, não abra este link",
    .choose = "Escolha uma resposta.",
    .saved = "Salvo: {answer}",
    .thank_you = "Agradecemos.",
    .details_arrived = "Sua resposta e seu comentário chegaram.",
    .retracted = "Sua resposta foi retirada.",
    .disputed =
        "Alguém já havia respondido, e aquela resposta vale. A sua foi guardada ao lado dela.",
    .not_counted = "Sua resposta foi anotada, mas não contada.",
    .better = "O que deveria ter sido melhor?",
    .optional = "Opcional; marque quantos quiser.",
    .words = "Com suas palavras",
    .contact_me = "Peço que entrem em contato comigo sobre isso",
    .contact = "E-mail ou número de telefone, se você deseja um contato",
    .come_later = "Chegaram respostas demais em uma hora. Tente novamente mais tarde.",
    .try_later = "Tente novamente mais tarde.",
    .closed = "Esta pergunta está encerrada.",
    .closed_more = "Se você responder à solicitação, a mensagem ainda chega até nós.",
    .not_saved = "Não salvo.",
    .mail_subject = "Insatisfação: {customer}",
    .mail_opening = "{customer} respondeu “{label}” sobre {request}.",
    .mail_open_list = "Abrir o acompanhamento:",
    .mail_due = "Prazo: {time}",
    .press_again = "Pressione mais uma vez.",
    .stop_asking = "Não me pergunte mais",
    .stop_means =
        "Ao pressionar o botão, você deixa de receber nossas perguntas sobre sua satisfação. Suas "
        "solicitações são atendidas como antes.",
    .asking_stopped = "Não perguntaremos mais.",
    .stop_undo = "Se foi um engano, você pode voltar atrás.",
    .ask_me_again = "Voltar a perguntar",
    .asking_resumed = "Voltaremos a perguntar.",
    .mail_opens_page = "Cada link abre uma página em que você ainda pode alterar sua resposta.",
    .preview = "A avaliação em um e-mail",
    .preview_links =
        "Os links desta prévia não abrem nem registram nada: seus tokens não são válidos.",
    .told_opened = "Novo acompanhamento: {request}",
    .told_assigned = "Atribuído a {person}: {request}",
    .told_unassigned = "Sem responsável: {request}",
    .told_contacted = "Cliente contatado: {request}",
    .told_addressed = "Resolvido: {request}",
    .told_reopened = "Reaberto: {request}",
    .told_gone = "Não é mais necessário: {request}",
    .told_praise = "Elogio: {request}",
    .told_due_soon = "Prazo quase a terminar: {request}",
    .told_overdue = "Fora do prazo: {request}",
    .digest_subject = "Acompanhamentos: {open} abertos, {overdue} fora do prazo",
    .digest_counts =
        "Abertos: {open}\nNovos: {new}\nPrazo hoje: {due_today}\nFora do prazo: "
        "{overdue}\nAguardando o cliente: {waiting}",
    .report_teams = "Equipes: {names}",
    .report_queues = "Filas: {names}",
    .report_unhappy = "Clientes insatisfeitos: {count}",
    .report_addressed = "Resolvidos: {count} de {total} ({share}%)",
    .report_open = "Ainda abertos: {count}",
    .report_within_due = "Resolvidos no prazo: {count} de {total} ({share}%)",
    .report_no_answers = "Ninguém respondeu nestes dias.",
    .report_satisfied =
        "Satisfeitos: {count} de {total} respostas, {share}% (intervalo de 95%: de {low}% a "
        "{high}%)",
    .report_few = "Menos de {count} respostas: só o acaso já muda muito estes números.",
    .report_before = "Antes, de {from} a {to}: {share}%",
    .report_no_change = "Nenhuma diferença em relação aos dias anteriores além do acaso.",
    .report_lower = "Mais baixo que nos dias anteriores, além do acaso.",
    .report_higher = "Mais alto que nos dias anteriores, além do acaso.",
    .report_few_before = "Respostas de menos para comparar com os dias anteriores.",
    .report_response = "Responderam: {count} de {total} pessoas perguntadas, {share}%",
    .report_stand_lower = "Menos satisfeitos que os outros, além do acaso: {names}",
    .report_stand_higher = "Mais satisfeitos que os outros, além do acaso: {names}",
    .report_view = "Abrir o relatório:",
};

}  // namespace amends
