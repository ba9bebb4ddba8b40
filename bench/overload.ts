/**
 * Many uploads at once on the production build. A call that is refused with Retry-After is repeated after that time,
 * as in the browser's queue; any other failure is repeated as often as the queue does.
 */
import { createHash, randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { demoEventSlug } from "@/server/auth/demo-account";
import { defineBench } from "./runner/bench";
import { median, spread } from "./runner/table";
import { demoPlace, serve } from "./setup/app";
import { signInByHttp } from "./setup/sign-in";

const calls = ["initiateUpload", "PUT", "confirm"] as const;
type Call = (typeof calls)[number];
type Answer = "good" | "wait" | "other";
const attempts = 5;

export const overloadBench = defineBench({
	name: "overload",
	measures: "how each call is answered while many photos are uploaded at once",
	minutes: 2,
	needs: ["Ceph if available"],
	parameters: { rounds: 1, uploads: 1_000, together: 150 },
	build: {},
	async start(setting) {
		const { uploads, together } = setting.parameters;
		const place = await demoPlace(setting);
		await serve(setting, place);
		const { origin } = place;
		const cookie = await signInByHttp(origin, people.ben.email);
		const headers = { cookie, origin, "content-type": "application/json" };
		const input = encodeURIComponent(superjson.stringify({ slug: demoEventSlug }));
		const page = await fetch(`${origin}/api/trpc/events.bySlug?input=${input}`, { headers });
		const eventId: string = (await page.json()).result.data.json.id;
		/** Only the beginning of a JPEG, so that developing fails at once and does not slow the bench. */
		const start = (
			await sharp({ create: { width: 8, height: 8, channels: 3, background: "teal" } })
				.jpeg()
				.toBuffer()
		).subarray(0, 20);

		return async () => {
			const none = () => ({ good: 0, wait: 0, other: 0 });
			const answers: Record<Call, Record<Answer, number>> = {
				initiateUpload: none(),
				PUT: none(),
				confirm: none(),
			};
			async function call(name: "initiateUpload" | "confirm", json: object) {
				for (let failed = 0; failed < attempts; ) {
					const body = superjson.stringify(json);
					const answer = await fetch(`${origin}/api/trpc/photos.${name}`, { method: "POST", headers, body });
					const told = await answer.json();
					if (answer.ok) {
						answers[name].good++;
						return told.result.data.json;
					}
					const wait = answer.status === 503 ? answer.headers.get("retry-after") : null;
					answers[name][wait === null ? "other" : "wait"]++;
					if (wait === null) failed++;
					await sleep(Number(wait ?? 1) * 1_000 * (1 + Math.random() / 2));
				}
				return undefined;
			}
			async function upload() {
				const bytes = Buffer.concat([start, randomBytes(20_000)]);
				const sha256 = createHash("sha256").update(bytes).digest("hex");
				const told = { eventId, contentType: "image/jpeg", size: bytes.length, sha256, title: "Rush" };
				const signed = await call("initiateUpload", told);
				if (!signed) return;
				const { "content-length": _, ...sent } = signed.headers;
				const stored = await fetch(signed.url, { method: "PUT", headers: sent, body: bytes });
				answers.PUT[stored.ok ? "good" : "other"]++;
				await call("confirm", { photoId: signed.photoId });
			}
			const begin = performance.now();
			let left = uploads;
			const worker = async () => {
				while (left-- > 0) await upload();
			};
			await Promise.all(Array.from({ length: together }, worker));
			return { answers, seconds: (performance.now() - begin) / 1_000 };
		};
	},
	tables(samples, { uploads }) {
		const counted = (call: Call, answer: Answer) => samples.map(({ answers }) => answers[call][answer]);
		const names = {
			initiateUpload: "`photos.initiateUpload`",
			PUT: "PUT to the store",
			confirm: "`photos.confirm`",
		};
		return [
			{
				rowsAre: "call",
				columns: [
					{ name: "answered 200" },
					{ name: "asked to wait: 503 with `Retry-After`" },
					{ name: "anything else" },
				],
				rows: calls.map((call) => ({
					name: names[call],
					cells: [
						spread(counted(call, "good"), call === "confirm" ? { atLeast: uploads } : undefined),
						spread(counted(call, "wait")),
						spread(counted(call, "other"), { atMost: 0 }),
					],
				})),
			},
			{
				rowsAre: "all uploads together",
				columns: [{ name: "time", unit: "s" }],
				rows: [
					{
						name: "until the last was confirmed",
						cells: [{ value: median(samples.map(({ seconds }) => seconds)) }],
					},
				],
			},
		];
	},
});
