import { createTRPCClient, httpBatchLink } from "@trpc/client";
import superjson from "superjson";
import { expect, test } from "vitest";
import { batchMaxCalls, batchMaxChanges } from "@/rules/batches";
import { contextOf } from "@/tests/setup/context";
import { announced, arrive, begin, jpeg, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { makeInFlight } from "../http/in-flight";
import type { AppRouter } from "./_app";
import type { Afterwards } from "./after-answer";
import { answerApi } from "./answer-api";

const inFlight = makeInFlight(batchMaxCalls);

/** The guest's client, which sends calls of one moment in one request, and the statuses of its answers. */
function clientOf(s: Scene, count: number) {
	const statuses: number[] = [];
	let contexts = 0;
	const createContext = async () => {
		contexts += 1;
		return { ...contextOf(s.deps, s.guest), afterwards: new Set<Afterwards>() };
	};
	const client = createTRPCClient<AppRouter>({
		links: [
			httpBatchLink({
				url: "http://localhost:3000/api/trpc",
				transformer: superjson,
				maxItems: count,
				async fetch(url, { signal: _, ...init } = {}) {
					const answer = await answerApi(
						{ createContext, inFlight, log: s.deps.log },
						new Request(url, init),
					);
					statuses.push(answer.status);
					return answer;
				},
			}),
		],
	});
	return { client, statuses, contexts: () => contexts };
}

/** Announces several photos of the guest in one request. Returns the request's status and how each call ended. */
async function announce(s: Scene, count: number) {
	const { client, statuses } = clientOf(s, count);
	const calls = Array.from({ length: count }, () =>
		client.photos.initiateUpload.mutate({ eventId: s.event.id, ...announced(jpeg()) }),
	);
	return { ends: await Promise.allSettled(calls), statuses };
}

test("a batch as large as the browser's largest is answered", async () => {
	const s = await scene();
	const { ends, statuses } = await announce(s, batchMaxCalls);
	expect(statuses).toEqual([200]);
	expect(ends.map(({ status }) => status)).toEqual(Array(batchMaxCalls).fill("fulfilled"));
	expect(await s.db.upload.count()).toBe(batchMaxCalls);
});

test("eight confirms in one request have one context and have jobs run once, and one that fails fails alone", async () => {
	const s = await scene();
	let started = 0;
	s.deps.jobsSoon = () => {
		started += 1;
	};
	const missing = await begin(s, s.guest, jpeg());
	const arrived = await Promise.all(
		Array.from({ length: batchMaxChanges - 1 }, () => arrive(s, s.guest, jpeg())),
	);
	const uploads = [...arrived.slice(0, 3), missing, ...arrived.slice(3)];
	const { client, statuses, contexts } = clientOf(s, batchMaxChanges);

	const ends = await Promise.allSettled(
		uploads.map(({ photoId }) => client.photos.confirm.mutate({ photoId })),
	);

	expect(statuses).toEqual([207]);
	expect(ends.map((end) => (end.status === "fulfilled" ? end.value.id : end.reason.data.appCode))).toEqual(
		uploads.map((upload) => (upload === missing ? "UPLOAD_MISSING" : upload.photoId)),
	);
	expect([contexts(), started]).toEqual([1, 1]);
	expect(await s.db.photo.count()).toBe(batchMaxChanges - 1);
});

test("a batch with one call more is refused, and none of its calls runs", async () => {
	const s = await scene();
	const { ends, statuses } = await announce(s, batchMaxCalls + 1);
	expect(statuses).toEqual([400]);
	const refused = { status: "rejected", reason: { data: { appCode: "INVALID_INPUT", httpStatus: 400 } } };
	expect(ends).toMatchObject(Array(batchMaxCalls + 1).fill(refused));
	expect(await s.db.upload.count()).toBe(0);
});

test.each([
	["a body that is not JSON", { method: "POST", body: "{" }, ""],
	["an empty body", { method: "POST", body: "" }, ""],
	["a batch that is not JSON", { method: "POST", body: "[" }, "?batch=1"],
	["an input in the URL that is not JSON", {}, "?input=%7B"],
	[
		"a body whose annotations superjson would follow",
		{
			method: "POST",
			body: '{"json":{"email":"noor@guests.test","more":[]},"meta":{"values":{"more":["set"]},"v":1}}',
		},
		"",
	],
	["a body that is null", { method: "POST", body: "null" }, ""],
	[
		"an input in the URL whose annotations superjson would follow",
		{},
		`?input=${encodeURIComponent('{"json":{"slug":"hike"},"meta":{"referentialEqualities":{"slug":["a"]},"v":1}}')}`,
	],
])("%s is answered INVALID_INPUT in the usual form and is not logged as an error", async (_, init, query) => {
	const s = await scene();
	const errors: unknown[] = [];
	const createContext = async () => contextOf(s.deps, s.guest);
	const log = { ...s.deps.log, error: (facts: unknown) => void errors.push(facts) };
	const call = "method" in init ? "signIn.sendEmailLink" : "events.bySlug";
	const request = new Request(`http://localhost:3000/api/trpc/${call}${query}`, {
		headers: { "content-type": "application/json" },
		...init,
	});
	const answer = await answerApi({ createContext, inFlight, log }, request);

	const [told] = [await answer.json()].flat();
	expect(told.error.json.data).toMatchObject({ appCode: "INVALID_INPUT", httpStatus: 400, retry: false });
	expect(answer.status).toBe(400);
	expect(errors).toEqual([]);
});
