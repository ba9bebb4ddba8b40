import { createTransport } from "nodemailer";
import { bad, type Finding, good, reasonOf } from "./finding";

/** Connects to the SMTP server and signs in. Nothing is sent. */
export async function examineMail({ server }: { server: string }): Promise<Finding> {
	const { host } = new URL(server);
	const transport = createTransport({
		url: server,
		connectionTimeout: 10_000,
		greetingTimeout: 10_000,
		socketTimeout: 15_000,
	});
	try {
		await transport.verify();
		return good("mail", `${host} accepts mail from this app`);
	} catch (error) {
		const isRefused = error instanceof Error && "code" in error && error.code === "EAUTH";
		return isRefused
			? bad(
					"mail",
					`${host} refuses the user: ${reasonOf(error)}`,
					"Correct the user and the password in EMAIL_SERVER.",
				)
			: bad(
					"mail",
					`no SMTP server at ${host}: ${reasonOf(error)}`,
					"Correct EMAIL_SERVER (smtp://user:password@host:587 or smtps://…:465).",
				);
	} finally {
		transport.close();
	}
}
