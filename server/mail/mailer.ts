/** Sends e-mail through the SMTP server in EMAIL_SERVER. */
import { createTransport } from "nodemailer";

export interface Mail {
	/** One e-mail address. */
	to: string;
	subject: string;
	text: string;
	html: string;
}

export interface Mailer {
	/** Rejects if the SMTP server does not accept the e-mail. */
	send: (mail: Mail) => Promise<void>;
}

/** Null if the environment does not configure e-mail. */
export function makeMailer({
	EMAIL_SERVER,
	EMAIL_FROM,
}: {
	EMAIL_SERVER?: string;
	EMAIL_FROM?: string;
}): Mailer | null {
	if (!EMAIL_SERVER || !EMAIL_FROM) return null;
	// The library's default of ten minutes is too long for a person who waits for the answer.
	const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
	const transport = createTransport({ url: EMAIL_SERVER, ...timeouts });
	return {
		async send({ to, ...content }) {
			// The address is passed as an object, so that it can never be parsed as several addresses.
			await transport.sendMail({ from: EMAIL_FROM, to: { name: "", address: to }, ...content });
		},
	};
}
