/** A real SMTP server on loopback that keeps the mail it receives, so that a test can read it. */
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
	to: string[];
	/** Headers and body, decoded from quoted-printable. */
	content: string;
}

export async function startMailServer(port = 0) {
	const inbox: ReceivedMail[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ["STARTTLS", "AUTH"],
		logger: false,
		onRcptTo({ address }, _, done) {
			done(address.startsWith("full-mailbox@") ? new Error("Mailbox full") : undefined);
		},
		onData(stream, { envelope }, done) {
			buffer(stream).then((bytes) => {
				const to = envelope.rcptTo.map(({ address }) => address);
				inbox.push({ to, content: plain(bytes.toString("utf8")) });
				done();
			}, done);
		},
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, "127.0.0.1", resolve);
	});
	const address = server.server.address();
	if (address === null || typeof address === "string") throw new Error("The mail server has no port.");
	return {
		url: `smtp://127.0.0.1:${address.port}`,
		inbox,
		stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
	};
}

const plain = (content: string) =>
	content
		.replaceAll("=\r\n", "")
		.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The sign-in link in the text of a mail. */
export function linkIn({ content }: ReceivedMail): URL {
	const [link] = /https?:\/\/\S+\/sign-in\/link\?token=[\w-]+/.exec(content) ?? [];
	if (!link) throw new Error(`There is no link in this mail:\n${content}`);
	return new URL(link);
}
