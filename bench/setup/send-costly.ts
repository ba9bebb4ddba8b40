/**
 * The hundred strangers of ../abuse.ts, in a process of their own, because their work must not slow the process
 * that measures. Starts after a line on standard input. Prints "worked" when the large bodies are answered; the
 * slow ones and the ones with a false length may still be waiting.
 */
import { once } from "node:events";
import { type RawAnswer, rawRequest } from "@/tests/setup/raw-request";

const origin = process.argv[2] ?? "";
const path = "/api/trpc/signIn.sendEmailLink";
const each = 20;
const part = 65_536;

function* parts(text: string) {
	for (let at = 0; at < text.length; at += part) yield text.slice(at, at + part);
}
async function* byteAfterByte() {
	for (;;) {
		yield " ";
		await new Promise((resolve) => setTimeout(resolve, 1_000));
	}
}

const nested = `{"json":${"[".repeat(5_000_000)}${"]".repeat(5_000_000)}}`;
const huge = JSON.stringify({ json: Array.from({ length: 1_400_000 }, (_, n) => n % 1_000_000) });
/** 3.7 MB. To resolve each of the equal references, superjson walks through the whole set. */
const members = 260_000;
const last = `s.${members - 1}`;
const quadratic = JSON.stringify({
	json: { s: Array.from({ length: members }, (_, n) => n) },
	meta: {
		...{ v: 1, values: { s: ["set"] } },
		referentialEqualities: { [last]: Array.from({ length: members / 2 }, () => last) },
	},
});

const whole = (body: string) => ({
	headers: { "content-length": String(body.length) },
	parts: () => parts(body),
});
const kinds = {
	nested: whole(nested),
	huge: whole(huge),
	quadratic: whole(quadratic),
	slow: { headers: { "content-length": "5000" }, parts: byteAfterByte },
	lying: { headers: { "content-length": "5000" }, parts: () => parts('{"json":{}}') },
};

console.log("ready");
await once(process.stdin, "data");
const begin = performance.now();
const sent = Object.entries(kinds).map(async ([name, kind]) => {
	const headers = { "content-type": "application/json", ...kind.headers };
	const answers: RawAnswer[] = await Promise.all(
		Array.from({ length: each }, () =>
			rawRequest(origin, { method: "POST", path, headers, parts: kind.parts(), patienceMs: 120_000 }),
		),
	);
	const statuses = [...new Set(answers.map(({ status }) => status))].sort().join(", ");
	const seconds = ((performance.now() - begin) / 1_000).toFixed(1);
	console.log(`| ${name} | ${each} | ${statuses} | ${seconds} |`);
});
await Promise.all(sent.slice(0, 3));
console.log("worked");
await Promise.all(sent);
// Ends when the last line is written.
process.stdout.write("", () => process.exit(0));
