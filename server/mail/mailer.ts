/** Sends e-mail through the SMTP server in EMAIL_SERVER. */
import { createTransport } from "nodemailer";

export interface Mail {
	/** One e-mail address. */
	to: string;
	subject: string;
	text: string;
	html: string;
}

/**
 * Why a mail was not accepted. REFUSED: the server does not take it, and would not the next time. LATER: it was not taken, and
 * may be the next time. UNSURE: the whole text was sent and no answer came, so the server may have taken it.
 */
type MailOutcome = "REFUSED" | "LATER" | "UNSURE";

export class MailError extends Error {
	readonly outcome: MailOutcome;
	/** The line with which the server refused; null if it said nothing. */
	readonly said: string | null;
	constructor(outcome: MailOutcome, said: string | null, cause?: unknown) {
		super(said ?? outcome, { cause });
		this.name = "MailError";
		this.outcome = outcome;
		this.said = said;
	}
}

export interface Mailer {
	/** Rejects with a MailError if the SMTP server does not accept the e-mail. */
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
	return {
		async send({ to, ...content }) {
			const watch = watchText();
			// Each mail has a connection of its own, and with it a log that tells how far it came.
			const transport = createTransport({ url: EMAIL_SERVER, ...timeouts, logger: watch.logger });
			try {
				// The address is passed as an object, so that it can never be parsed as several addresses.
				await transport.sendMail({ from: EMAIL_FROM, to: { name: "", address: to }, ...content });
			} catch (cause) {
				throw asMailError(cause, watch.isSent());
			}
		},
	};
}

/** The library reports the end of the text, which no server takes a mail without, only to its log. */
function watchText() {
	let sent = false;
	const ignore = () => {};
	const look = (entry: unknown) => {
		const { tnx, outByteCount } = Object(entry);
		if (tnx === "message" && typeof outByteCount === "number") sent = true;
	};
	return {
		isSent: () => sent,
		logger: {
			...{ trace: ignore, debug: ignore, warn: ignore, error: ignore, fatal: ignore, level: ignore },
			info: look,
		},
	};
}

/** What the library puts into its errors. https://nodemailer.com/errors */
function asMailError(cause: unknown, textWasSent: boolean): MailError {
	const { code, command, response, responseCode } = Object(cause);
	const said = typeof response === "string" ? response.replaceAll(/\s+/g, " ").trim() : null;
	const isAnswered = typeof responseCode === "number";
	// Of the mail itself. A refused password, for instance, is the operator's to mend.
	const isAboutMail = code === "EENVELOPE" || code === "EMESSAGE";
	if (isAboutMail && (command === "API" || (isAnswered && responseCode >= 500)))
		return new MailError("REFUSED", said ?? messageOf(cause), cause);
	return new MailError(textWasSent && !isAnswered ? "UNSURE" : "LATER", said, cause);
}

const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : null);
