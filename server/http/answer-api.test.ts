import { createTRPCClient, httpBatchLink } from "@trpc/client";
import superjson from "superjson";
import { expect, test } from "vitest";
import { announced, jpeg, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import type { AppRouter } from "../routers/_app";
import { batchMaxCalls } from "../routers/batch-rules.schema";
import { answerApi } from "./answer-api";

/** Announces so many photos as the guest in one request; answers its status and how each call ended. */
async function announce(s: Scene, count: number) {
	const statuses: number[] = [];
	const createContext = async () => ({ deps: s.deps, session: { user: s.guest }, ip: "192.0.2.1" });
	const client = createTRPCClient<AppRouter>({
		links: [
			httpBatchLink({
				url: "http://localhost:3000/api/trpc",
				transformer: superjson,
				maxItems: count,
				async fetch(url, { signal: _, ...init } = {}) {
					const answer = await answerApi({ createContext, log: s.deps.log }, new Request(url, init));
					statuses.push(answer.status);
					return answer;
				},
			}),
		],
	});
	const calls = Array.from({ length: count }, () =>
		client.photos.initiateUpload.mutate({ eventId: s.event.id, ...announced(jpeg()) }),
	);
	return { ends: await Promise.allSettled(calls), statuses };
}

test("a batch as large as the browser makes is answered", async () => {
	const s = await scene();
	const { ends, statuses } = await announce(s, batchMaxCalls);
	expect(statuses).toEqual([200]);
	expect(ends.map(({ status }) => status)).toEqual(Array(batchMaxCalls).fill("fulfilled"));
	expect(await s.db.upload.count()).toBe(batchMaxCalls);
});

test("a batch with one call more is refused, and none of its calls is made", async () => {
	const s = await scene();
	const { ends, statuses } = await announce(s, batchMaxCalls + 1);
	expect(statuses).toEqual([400]);
	const refused = { status: "rejected", reason: { data: { appCode: "INVALID_INPUT", httpStatus: 400 } } };
	expect(ends).toMatchObject(Array(batchMaxCalls + 1).fill(refused));
	expect(await s.db.upload.count()).toBe(0);
});
