/**
 * The hundred strangers of ../abuse.ts, in a process of their own, because their work must not slow the process
 * that measures. Prints the kinds, and starts after a line on standard input. Then prints a line for each kind of body when all of its kind are
 * answered, and "worked" when the large ones are; the slow ones and those with a false length may still be waiting.
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
	"10 MB of nested brackets": whole(nested),
	"10 MB of numbers": whole(huge),
	"3.7 MB of equal references": whole(quadratic),
	"one byte a second": { headers: { "content-length": "5000" }, parts: byteAfterByte },
	"a few bytes that say 5,000": { headers: { "content-length": "5000" }, parts: () => parts('{"json":{}}') },
};

for (const name of Object.keys(kinds)) console.log(`kind ${name}`);
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
	console.log(JSON.stringify({ name, statuses, seconds: (performance.now() - begin) / 1_000 }));
});
await Promise.all(sent.slice(0, 3));
console.log("worked");
await Promise.all(sent);
// Ends when the last line is written.
process.stdout.write("", () => process.exit(0));
