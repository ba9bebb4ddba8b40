/** A mail server on loopback that ends the connection at a step, as one does that is killed in the middle of a mail. */
import { createServer, type Socket } from "node:net";

/** `text` is after the last line of the mail, before the answer. */
type Step = "greeting" | "recipient" | "text" | "never";

export async function startDyingMailServer(step: Step) {
	let connections = 0;
	const open = new Set<Socket>();
	const server = createServer((socket) => {
		connections += 1;
		open.add(socket);
		socket.on("close", () => open.delete(socket)).on("error", () => {});
		if (step === "greeting") return void socket.destroy();
		socket.write("220 mail.test ESMTP\r\n");
		let inText = false;
		let heard = "";
		socket.setEncoding("utf8").on("data", (chunk: string) => {
			heard += chunk;
			for (let end = heard.indexOf("\r\n"); end >= 0; end = heard.indexOf("\r\n")) {
				const line = heard.slice(0, end);
				heard = heard.slice(end + 2);
				answer(line);
			}
		});
		function answer(line: string) {
			if (inText) {
				if (line !== ".") return;
				if (step === "text") socket.destroy();
				return;
			}
			if (line.startsWith("RCPT") && step === "recipient") return void socket.destroy();
			inText = line === "DATA";
			socket.write(inText ? "354 go on\r\n" : "250 ok\r\n");
		}
	});
	await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("The mail server has no port.");
	return {
		url: `smtp://127.0.0.1:${address.port}`,
		connections: () => connections,
		stop() {
			for (const socket of open) socket.destroy();
			server.close();
		},
	};
}
