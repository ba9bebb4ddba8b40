/**
 * What the words of a status say (docs/decisions/0046-lists-are-read-in-the-browser.md). "Attending" is a registration: it is
 * said before the event. A word that is not here changes nothing.
 */
import { yesOrNo } from "./cells";
import { plainWords, wordSet } from "./words";

export type Status =
	| "NOT_COMING"
	| "CANCELLED"
	| "WAITING"
	| "PENDING"
	| "UNASSIGNED"
	| "WERE_THERE"
	| "WERE_NOT_THERE";

const statuses: Readonly<Record<Status, ReadonlySet<string>>> = {
	NOT_COMING: wordSet(
		"not going,not attending,not coming,declined,decline,can't go,can't make it,cannot go,rejected,regrets,unable to attend,won't attend",
		"abgesagt,abgelehnt,kommt nicht,nicht dabei,nimmt nicht teil,nicht teilnehmend,absage,ich komme nicht,keine teilnahme",
		"no asistirá,no asiste,no va,no viene,rechazado,rechazada,declinado",
		"refusé,refusée,décliné,déclinée,ne vient pas,ne participe pas,n'assiste pas",
		"rifiutato,rifiutata,declinato,non partecipa,non viene",
		"afgemeld,afgewezen,geweigerd,komt niet,niet aanwezig zijn,gaat niet",
		"recusado,recusada,recusou,não vai,não vem,não participa,não irá",
	),
	CANCELLED: wordSet(
		"cancelled,canceled,void,voided,refunded,expired,deleted,transferred,removed",
		"storniert,erstattet,ungültig,abgelaufen,annulliert,gelöscht",
		"cancelado,cancelada,anulado,anulada,reembolsado,reembolsada,caducado,expirado",
		"annulé,annulée,remboursé,remboursée,expiré,expirée",
		"annullato,annullata,cancellato,cancellata,rimborsato,rimborsata,scaduto,scaduta",
		"geannuleerd,terugbetaald,verlopen,ongeldig",
		"anulado,reembolsado,expirado,expirada",
	),
	WAITING: wordSet(
		"waitlist,waitlisted,waiting list,wait list,on waitlist,on the waitlist,on the waiting list,waiting",
		"warteliste,auf der warteliste,auf warteliste",
		"lista de espera,en lista de espera",
		"liste d'attente,sur liste d'attente,en liste d'attente",
		"lista d'attesa,in lista d'attesa",
		"wachtlijst,op de wachtlijst,op wachtlijst",
		"em lista de espera,na lista de espera",
	),
	PENDING: wordSet(
		"pending,pending approval,awaiting approval,awaiting payment,awaiting offline payment,pending payment,payment pending,unpaid,not paid,reserved,on hold,in review,not approved,unapproved",
		"ausstehend,offen,unbezahlt,nicht bezahlt,zahlung ausstehend,freigabe ausstehend,wartet auf zahlung,wartet auf freigabe",
		"pendiente,pendiente de pago,pendiente de aprobación,sin pagar,no pagado",
		"en attente,en attente de paiement,en attente d'approbation,impayé,non payé",
		"in attesa,in attesa di pagamento,in attesa di approvazione,non pagato",
		"in afwachting,in behandeling,onbetaald,niet betaald,openstaand",
		"pendente,aguardando pagamento,aguardando aprovação,não pago",
	),
	UNASSIGNED: wordSet(
		"unassigned,incomplete,not assigned",
		"nicht zugewiesen,nicht personalisiert,unvollständig",
		"sin asignar",
		"non attribué,non assigné",
		"non assegnato",
		"niet toegewezen",
		"não atribuído",
	),
	WERE_THERE: wordSet(
		"checked in,checkedin,attended,present,was present,was there,showed up,scanned",
		"eingecheckt,anwesend,teilgenommen,hat teilgenommen,erschienen,war da,war dabei",
		"asistió,presente,acreditado",
		"présent,présente,a participé,a assisté",
		"ha partecipato",
		"aanwezig,ingecheckt,was aanwezig",
		"compareceu,credenciado",
	),
	WERE_NOT_THERE: wordSet(
		"no show,noshow,absent,did not attend,not present,was not present",
		"nicht erschienen,abwesend,nicht anwesend,nicht teilgenommen,hat nicht teilgenommen,gefehlt",
		"no asistió,ausente,no presentado",
		"absent,absente,n'a pas participé",
		"assente,non ha partecipato",
		"afwezig,niet aanwezig,niet verschenen,niet gekomen",
		"não compareceu",
	),
};

const byWords = new Map<string, Status>();
for (const [status, words] of Object.entries(statuses) as [Status, ReadonlySet<string>][])
	for (const word of words) byWords.set(word, status);

const statusOf = (cell: string): Status | null => byWords.get(plainWords(cell)) ?? null;

/** Of a column that asks whether somebody comes: "no" is an answer there. */
export const answerOf = (cell: string): Status | null =>
	statusOf(cell) ?? (yesOrNo(cell) === false ? "NOT_COMING" : null);

const notYet = wordSet("registered,invited", "angemeldet,eingeladen");

/** Of a roll that was exported here: its words are those of the roll, and have no other meaning. */
export const statusInOurs = (cell: string): Status | null =>
	notYet.has(plainWords(cell)) ? "WERE_NOT_THERE" : answerOf(cell);

/** Of a column that is named for the ticket being paid. It may hold the amount, which is 0 for a free ticket. */
export const paymentOf = (cell: string): Status | null =>
	statusOf(cell) ?? (yesOrNo(cell) === false && !/\d/.test(cell) ? "PENDING" : null);

/** Of a column that is named for the ticket being void. A date there says when it was. */
export const voidingOf = (cell: string): Status | null =>
	statusOf(cell) ??
	(yesOrNo(cell) === true || /\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2}/.test(cell) ? "CANCELLED" : null);

const notArrived = wordSet(
	"not checked in,not arrived,not scanned",
	"nicht eingecheckt,noch nicht eingecheckt",
	"sin registrar,no acreditado",
	"non enregistré,non scanné",
	"non arrivato",
	"niet ingecheckt",
	"não credenciado",
);

/** Of a column that is named for the check-in: that nobody was scanned yet is not the same as not being there. */
export function arrivalOf(cell: string): Status | "NOT_YET" | null {
	const status = statusOf(cell);
	if (status === "WERE_THERE" || yesOrNo(cell) === true) return "WERE_THERE";
	return status !== null || yesOrNo(cell) === false || notArrived.has(plainWords(cell)) ? "NOT_YET" : null;
}

/** Of a column that is named for having been there. */
export function presenceOf(cell: string): Status | null {
	const answer = yesOrNo(cell);
	return statusOf(cell) ?? (answer === null ? null : answer ? "WERE_THERE" : "WERE_NOT_THERE");
}
