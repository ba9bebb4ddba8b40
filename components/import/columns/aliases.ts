/**
 * The names that columns have in exports of ticket shops, forms, address books and clubs: a line each for English, German,
 * Spanish, French, Italian, Dutch and Portuguese. Earlier in a line is better where a list has several.
 */
import type { Field } from "./fields";

export const aliases: Readonly<Partial<Record<Field, readonly string[]>>> = {
	NAME: [
		"full name, attendee name, ticket full name, guest name, participant name, display name, member name, player name, student name, pupil name, child name, name, your name, your full name, what is your name, first and last name, name first and last, person, attendee, participant, guest, member, player, student, pupil, child",
		"vollständiger name, name des teilnehmers, teilnehmername, vor und nachname, vorname und nachname, vorname nachname, vorname name, dein name, ihr name, wie heißt du, name des kindes, kind, teilnehmer, teilnehmerin, teilnehmer in, teilnehmende, gast, gastname, mitglied, spieler, spielerin, schüler, schülerin, person",
		"nombre completo, nombre y apellidos, nombre y apellido, nombre del asistente, nombre del participante, asistente, participante, invitado, alumno, jugador, tu nombre",
		"nom complet, nom et prénom, prénom et nom, nom prénom, nom du participant, participant, invité, élève, joueur, adhérent, votre nom",
		"nome completo, nome e cognome, cognome e nome, nome del partecipante, nome partecipante, partecipante, invitato, ospite, alunno, giocatore",
		"volledige naam, naam deelnemer, naam gast, naam van de gast, naam van de deelnemer, voor en achternaam, deelnemer, gast, leerling, speler, lid",
		"nome completo, nome e sobrenome, nome e apelido, nome do participante, participante, convidado, aluno, jogador",
	],
	FIRST_NAME: [
		"first name, given name, forename, attendee first name, ticket first name, guest first name, first, firstname, givenname, your first name",
		"vorname, rufname, vornamen",
		"nombre de pila, primer nombre, nombres",
		"prénom, prénoms",
		"nome di battesimo",
		"voornaam, roepnaam",
		"primeiro nome, nome próprio",
	],
	MIDDLE_NAME: [
		"middle name, additional name, middlename, middle",
		"zweiter vorname, weiterer vorname, weitere vornamen",
		"segundo nombre",
		"deuxième prénom, autre prénom",
		"secondo nome",
		"tussenvoegsel, tweede voornaam",
		"nome do meio, segundo nome",
	],
	LAST_NAME: [
		"last name, surname, family name, attendee last name, attendee surname, ticket last name, guest last name, last, lastname, familyname, your last name",
		"nachname, familienname, zuname",
		"apellidos, apellido, primer apellido",
		"nom de famille",
		"cognome",
		"achternaam, familienaam",
		"sobrenome, apelido, apelidos, último nome",
	],
	EMAIL: [
		"email, attendee email, ticket email, guest email, participant email, email address, attendee email address, email id, primary email, personal email, your email, your email address, contact email, what is your email, what is your email address, mail, mail address, home email, work email",
		"email adresse, emailadresse, mailadresse, mail adresse, email des teilnehmers, deine email, deine email adresse, ihre email adresse",
		"correo electrónico, correo, dirección de correo electrónico, dirección de correo, dirección de email, tu correo electrónico",
		"adresse email, adresse mail, adresse e mail, courriel, adresse électronique, adresse de messagerie, adresse courriel, mél, votre email, votre adresse email",
		"indirizzo email, indirizzo e mail, posta elettronica, indirizzo di posta elettronica, indirizzo mail",
		"emailadres, email adres, mailadres, e mailadres",
		"endereço de email, endereço de e mail, correio eletrónico, correio eletrônico, endereço eletrónico, endereço eletrônico",
	],
	GROUP: [
		"group, table, table number, table name, household, class, class name, team, team name, squad, family, party, ticket type, ticket name, ticket title, ticket, product name, product, admission, ticket category, category",
		"gruppe, tisch, tischnummer, haushalt, klasse, mannschaft, familie, ticketart, tickettyp, ticketkategorie, produkt, kategorie",
		"grupo, mesa, hogar, clase, equipo, familia, tipo de entrada, entrada, producto",
		"groupe, table, foyer, classe, équipe, famille, type de billet, billet, produit",
		"gruppo, tavolo, nucleo familiare, classe, squadra, famiglia, tipo di biglietto, biglietto, prodotto",
		"groep, tafel, huishouden, klas, ploeg, gezin, soort ticket, tickettype, product",
		"grupo, mesa, agregado familiar, turma, equipe, equipa, família, tipo de ingresso, tipo de bilhete, ingresso, bilhete, produto",
	],
	PLUS_ONES: [
		"plus ones, plus one, plus 1, +1, number of guests, additional guests, extra guests, companions, number of companions, guests",
		"begleitpersonen, begleitung, anzahl begleitpersonen, anzahl der begleitpersonen, zusätzliche gäste, anzahl gäste, gäste",
		"acompañantes, número de acompañantes, invitados adicionales, número de invitados",
		"accompagnants, nombre d'accompagnants, nombre d'invités, invités",
		"accompagnatori, numero di accompagnatori, numero accompagnatori",
		"introducees, aantal introducees, extra gasten, aantal gasten",
		"acompanhantes, número de acompanhantes, convidados adicionais",
	],
	NOTE: [
		"note, notes, comment, comments, remark, remarks",
		"notiz, notizen, kommentar, kommentare, anmerkung, anmerkungen, bemerkung, bemerkungen",
		"nota, notas, comentario, comentarios, observaciones",
		"commentaire, commentaires, remarque, remarques",
		"nota, commento, commenti, osservazioni",
		"notitie, notities, opmerking, opmerkingen",
		"comentário, comentários, observações",
	],
	TICKET_CODE: [
		"qr code url, secret, ticket secret, barcode, barcode number, ticket barcode, public id, ticket code, qr code, ticket reference, ticket number, ticket id",
		"geheimnis, geheimer code, ticket geheimnis, strichcode, ticketcode, ticketnummer, kartennummer",
		"secreto, código de barras, código qr, código de la entrada, código de entrada",
		"code barres, code à barres, code qr, code du billet, numéro de billet",
		"segreto, codice a barre, codice qr, codice biglietto, codice del biglietto",
		"geheim, streepjescode, qr code, ticketcode, ticketnummer",
		"segredo, código de barras, código qr, código do ingresso, código do bilhete",
	],
	STATUS: [
		"attendee status, approval status, rsvp, rsvp status, status, response, registration status, ticket status, attending, going, are you coming, will you attend, will you come, payment status",
		"teilnahmestatus, teilnehmerstatus, status des teilnehmers, anmeldestatus, rückmeldung, zusage, antwort, teilnahme, nimmst du teil, kommst du, zahlungsstatus",
		"estado, estado del asistente, respuesta, asistirás, vas a venir, confirmación",
		"statut, état, réponse, statut du participant, serez vous présent",
		"stato, stato del partecipante, risposta, parteciperai, conferma",
		"reactie, antwoord, deelname, kom je",
		"estado, situação, resposta, vai comparecer, confirmação",
	],
	PAID: ["paid, is paid", "bezahlt", "pagado", "payé, payée", "pagato", "betaald", "pago"],
	VOID: [
		"void status, void, voided, cancelled, canceled, refunded",
		"storniert, erstattet",
		"cancelado, anulado, reembolsado",
		"annulé, remboursé",
		"annullato, rimborsato",
		"geannuleerd, terugbetaald",
		"cancelado, anulado, reembolsado",
	],
	CHECKED_IN: [
		"checked in at, check in time, checkin time, checked in time, checked in on, check in date, checked in, check in, checkin, check ins, checkins, arrived at, scanned at, scanned",
		"eingecheckt um, eingecheckt am, eingecheckt, check in zeit, gescannt",
		"hora de check in, check in realizado, acreditado, escaneado",
		"heure de check in, check in effectué, scanné, pointé",
		"ora del check in, check in effettuato, check in eseguito, scansionato",
		"ingecheckt op, ingecheckt om, ingecheckt, gescand",
		"hora do check in, check in realizado, credenciado",
	],
	ATTENDED: [
		"attended, attended event, present, was present, showed up, did attend",
		"anwesend, anwesenheit, teilgenommen, hat teilgenommen, war da, war dabei, erschienen",
		"asistió, ha asistido, presente",
		"a participé, a assisté, présent",
		"ha partecipato, ha assistito, presente",
		"aanwezig, aanwezigheid, was aanwezig, heeft deelgenomen",
		"compareceu, participou, presente",
	],
};

/** May ask before the event whether somebody comes, or say after it that they did. */
export const attendanceWords = "attendance, asistencia, présence, presenza, presença, comparecimento";

/** In some languages the word for "checked in" is that for "registered", which everybody on a list is. */
export const arrivalWords = "registrado, enregistré, registrato, registado";

/** A full name, or one half of it if another column has the other half. */
export const halfNames = { first: "nome, nombre", last: "nom, naam", either: "name" };

/** Only a list of orders has the sum of each. */
export const orderWords =
	"order total, order amount, total del pedido, montant total de la commande, total de la commande, totale ordine, totaal bestelling, total do pedido, bestellsumme, gesamtbetrag der bestellung, gesamtbetrag";

/** Who looks after somebody, as a part of the name of a column. */
export const guardianWords =
	"parent, parents, parent guardian, guardian, guardians, legal guardian, carer, mother, father, mum, mom, dad, eltern, elternteil, bezugsperson, erziehungsberechtigter, erziehungsberechtigte, erziehungsberechtigten, sorgeberechtigte, sorgeberechtigter, mutter, vater, vaters, tutor, tutora, tutor legal, padre, madre, padres, parent, responsable, responsable légal, représentant légal, mère, père, genitore, genitori, tutore, mamma, papà, ouder, ouders, voogd, verzorger, moeder, vader, responsável, encarregado, encarregado de educação, mãe, pai";
