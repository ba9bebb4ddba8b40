/**
 * How long initiateUpload and confirm take, as ratios to a bare Next route on the same server in the same run. The
 * bare route exists only in a temporary copy of the project, which is built and served like the product. Calls of all
 * three kinds alternate, so a busy machine slows them equally.
 */
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import superjson from "superjson";
import { people } from "@/prisma/seed/people";
import { demoEventSlug } from "@/server/auth/demo-account";
import { defineBench } from "./runner/bench";
import { quantile } from "./runner/table";
import { demoPlace, serve } from "./setup/app";
import { uniquePhoto } from "./setup/count-calls";
import { signInByHttp } from "./setup/sign-in";

const bareRoute =
	'export const dynamic = "force-dynamic";\nexport const POST = async (request: Request) => Response.json(await request.json());\n';

const calls = ["bare route", "photos.initiateUpload", "photos.confirm"] as const;

export const apiBench = defineBench({
	name: "api",
	measures: "how long initiateUpload and confirm take, compared with a route that does nothing",
	minutes: 2,
	needs: ["Ceph if available"],
	parameters: { rounds: 200 },
	warmUp: 20,
	build: { with: { "app/api/bare/route.ts": bareRoute } },
	async start(setting) {
		const place = await demoPlace(setting);
		await serve(setting, place);
		const { origin } = place;
		const cookie = await signInByHttp(origin, people.ada.email);
		const post = async (path: string, body: string) => {
			const begin = performance.now();
			const answer = await fetch(origin + path, {
				method: "POST",
				body,
				headers: { "content-type": "application/json", cookie },
			});
			const read = await answer.json();
			if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(read)}`);
			return { took: performance.now() - begin, read };
		};
		const input = encodeURIComponent(superjson.stringify({ slug: demoEventSlug }));
		const event = await (
			await fetch(`${origin}/api/trpc/events.bySlug?input=${input}`, { headers: { cookie } })
		).json();
		const eventId: string = event.result.data.json.id;
		const jpeg = await sharp({ create: { width: 64, height: 64, channels: 3, background: "teal" } })
			.jpeg()
			.toBuffer();

		return async () => {
			const { bytes, announced } = uniquePhoto(jpeg);
			const body = superjson.stringify({ eventId, ...announced });
			const bare = await post("/api/bare", body);
			const initiate = await post("/api/trpc/photos.initiateUpload", body);
			const upload = initiate.read.result.data.json;
			const { "content-length": _, ...headers } = upload.headers;
			const stored = await fetch(upload.url, { method: "PUT", headers, body: bytes });
			if (!stored.ok) throw new Error(`PUT: ${stored.status}`);
			const confirm = await post(
				"/api/trpc/photos.confirm",
				superjson.stringify({ photoId: upload.photoId }),
			);
			// Developing continues after the answer, and must not slow the next turn's bare route.
			await sleep(100);
			return {
				"bare route": bare.took,
				"photos.initiateUpload": initiate.took,
				"photos.confirm": confirm.took,
			};
		};
	},
	tables(samples) {
		const at = (call: (typeof calls)[number], q: number) =>
			quantile(
				samples.map((sample) => sample[call]),
				q,
			);
		return [
			{
				rowsAre: "call",
				columns: [
					{ name: "median, ratio to the bare route" },
					{ name: "95th percentile, ratio" },
					{ name: "median", unit: "ms" },
				],
				rows: calls.map((call) => ({
					name: call.includes(".") ? `\`${call}\`` : call,
					cells: [
						{ value: at(call, 0.5) / at("bare route", 0.5) },
						{ value: at(call, 0.95) / at("bare route", 0.95) },
						{ value: at(call, 0.5) },
					],
				})),
			},
		];
	},
});
