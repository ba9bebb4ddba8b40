import type { signIn as english } from "../en/sign-in";

export const signIn: Record<keyof typeof english, string> = {
	title: "Anmelden",
	lead: "Sieh dir die Alben deiner Events an.",
	whyOpen:
		"Melde dich mit der E-Mail-Adresse an, die das Orga-Team kennt, um die Fotos von allen zu sehen und eigene hinzuzufügen.",
	whyClosed:
		"Melde dich mit der E-Mail-Adresse an, die das Orga-Team kennt, um die Fotos von allen zu sehen.",
	noWay:
		"Auf diesem Server ist keine Anmeldung eingerichtet. Wenn du ihn betreibst, setze die Variablen von mindestens einer (<code>COGNITO_…</code>, <code>OIDC_…</code>, <code>GOOGLE_…</code> oder <code>EMAIL_…</code>, siehe <code>.env.example</code>) und starte ihn neu.",
	continueWith: "Weiter mit {provider}",
	or: "oder",
	demo: "Probier die Demo als eine dieser Personen aus",
	orDemo: "Oder probier die Demo als eine dieser Personen aus",
	demoOrganizer: "Orga-Team",
	demoSteward: "Einlass",
	demoATTENDED: "War dabei",
	demoREGISTERED: "Angemeldet, war nicht dabei",
	demoINVITED: "Eingeladen",
	demoStranger: "Nicht auf der Gästeliste",

	email: "E-Mail-Adresse",
	sendLink: "Link per E-Mail schicken",
	checkEmail: "Sieh in deinen E-Mails nach.",
	linkSent:
		"Wenn <address>{email}</address> deine Adresse ist, ist ein Link unterwegs. Du kannst ihn in {minutes, plural, one {der nächsten Minute} other {den nächsten # Minuten}} einmal benutzen, auf diesem oder einem anderen Gerät. Nach ein, zwei Minuten noch nichts da? Sieh im Spam-Ordner nach.",
	otherAddress: "Andere Adresse nehmen oder noch einmal senden",

	aboutTo: "Du meldest dich gleich als <address>{email}</address> an.",
	allWays: "Alle Möglichkeiten, dich anzumelden",
	linkUsed: "Dieser Link wurde schon benutzt",
	linkUsedLead:
		"Jeder Link funktioniert einmal. Wenn du ihn benutzt hast, auf diesem oder einem anderen Gerät, bist du dort angemeldet. Um dich hier anzumelden, fordere einen neuen Link an.",
	linkExpired: "Dieser Link ist abgelaufen",
	linkExpiredLead:
		"Ein Link funktioniert {minutes, plural, one {# Minute} other {# Minuten}} lang. Fordere einen neuen an.",
	linkUnknown: "Dieser Link funktioniert nicht",
	linkUnknownLead:
		"Er ist älter als ein Tag, oder deine Mail-App hat ihn abgeschnitten. Kopiere die ganze Adresse aus der E-Mail oder fordere einen neuen Link an.",

	AccessDenied: "Mit diesem Konto kannst du dich hier nicht anmelden.",
	AccessDeniedAdvice: "Nimm das Konto, unter dem dich das Orga-Team kennt, oder frag nach, welches es ist.",
	OAuthAccountNotLinked: "Du hast dich vorher anders angemeldet.",
	OAuthAccountNotLinkedAdvice: "Melde dich so an wie beim ersten Mal.",
	EmailUnusable: "Die E-Mail-Adresse dieses Kontos lässt sich hier nicht verwenden.",
	EmailUnusableAdvice:
		"Sie enthält Zeichen, die diese Seite nicht annimmt, zum Beispiel Anführungszeichen oder Leerzeichen. Melde dich mit einer anderen Adresse an und bitte das Orga-Team, sie auf die Gästeliste zu setzen.",
	CredentialsSignin: "Dieses Demo-Konto gibt es auf diesem Server nicht.",
	CredentialsSigninAdvice: "Wähle eins aus der Liste unten.",
	Configuration: "Die Anmeldung ist auf diesem Server nicht richtig eingerichtet.",
	ConfigurationAdvice:
		"Das kannst du nicht selbst beheben. Sag den Leuten Bescheid, die diese Seite betreiben.",
	SessionRequired: "Bitte melde dich an, um fortzufahren.",
	SessionRequiredAdvice: "Danach kommst du zu der Seite, die du wolltest.",
	OAuthSignin: "Der Anmeldedienst war nicht erreichbar.",
	OAuthSigninAdvice: "Prüfe deine Verbindung und versuche es gleich noch einmal.",
	OAuthCallback: "Du bist noch nicht angemeldet.",
	OAuthCallbackAdvice: "Die Anmeldung wurde abgebrochen oder hat zu lange gedauert. Versuche es noch einmal.",
	unknown: "Die Anmeldung hat nicht geklappt.",
	unknownAdvice: "Versuche es noch einmal. Wenn es nicht klappt, sag dem Orga-Team Bescheid.",
};
