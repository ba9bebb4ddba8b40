import type { poster as english } from "../en/poster";

export const poster: Record<keyof typeof english, string> = {
	scan: "Scanne mich und füge deine Fotos hinzu",
	scanSign: "Füge deine Fotos hinzu",
	stepScan: "Scanne den Code mit der Kamera deines Handys.",
	stepSignIn: "Melde dich an. Du brauchst keine App.",
	stepAdd: "Füge deine Fotos zu unserem gemeinsamen Album hinzu.",
	orType: "Oder gib diese Adresse ein:",
	qrCode: "QR-Code von {address}",
};
