import type { reporting as english } from "../en/reporting";

export const reporting: Record<keyof typeof english, string> = {
	report: "Melden",
	title: "Dieses Foto melden?",
	lead: "Das Orga-Team liest den Grund. Niemand erfährt, dass du es warst.",
	reason: "Grund",
	reason_OF_ME: "Ich bin darauf und möchte das nicht",
	reason_NOT_SUITABLE: "Es gehört nicht in dieses Album",
	reason_HURTFUL: "Es beleidigt jemanden oder stellt jemanden bloß",
	reason_PRIVATE: "Es zeigt etwas Privates, etwa eine Adresse",
	reason_OTHER: "Ein anderer Grund",
	ownWords: "Der Grund in deinen Worten",
	send: "Melden",
	cancel: "Abbrechen",
	close: "Schließen",
	thanks: "Danke. Das Orga-Team sieht sich das Foto an.",

	reported: "{count, plural, one {# Person hat} other {# Personen haben}} dieses Foto gemeldet",
	reasonOf: "{reason} ({count, number})",
	settled: "{count, plural, one {# frühere Meldung ist} other {# frühere Meldungen sind}} erledigt.",
	dismiss: "{count, plural, one {Meldung} other {Meldungen}} verwerfen",
	dismissed: "Die Meldungen sind verworfen.",
	advice: "Verwirf sie, oder blende das Foto aus. Wer es gemeldet hat, erfährt niemand, auch du nicht.",
};
