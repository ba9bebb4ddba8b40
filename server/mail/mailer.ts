/** Outgoing mail over the SMTP server of EMAIL_SERVER. */
import { createTransport } from "nodemailer";

export interface Mail {
	/** One address. */
	to: string;
	subject: string;
	text: string;
	html: string;
}

export interface Mailer {
	/** Rejects where the server does not take the mail. */
	send: (mail: Mail) => Promise<void>;
}

/** Null where the server is not configured for it. */
export function makeMailer({
	EMAIL_SERVER,
	EMAIL_FROM,
}: {
	EMAIL_SERVER?: string;
	EMAIL_FROM?: string;
}): Mailer | null {
	if (!EMAIL_SERVER || !EMAIL_FROM) return null;
	// A person waits for the answer: the library's own ten minutes are too long.
	const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
	const transport = createTransport({ url: EMAIL_SERVER, ...timeouts });
	return {
		async send({ to, ...content }) {
			// As an object, so that no spelling of it can be read as several addresses.
			await transport.sendMail({ from: EMAIL_FROM, to: { name: "", address: to }, ...content });
		},
	};
}
