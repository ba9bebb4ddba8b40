import { createTRPCClient } from "@trpc/client";
import { expect, test } from "vitest";
import { batchMaxCalls } from "@/rules/batches";
import { descriptionMaxBytes, titleMaxLength } from "@/rules/words";
import { limits } from "@/server/limits";
import type { AppRouter } from "@/server/routers/_app";
import { initiateUploadInput } from "@/server/routers/photos.schema";
import { apiLinks } from "./api-links";

/** A client whose requests go nowhere and that records the body of each. */
function wiretapped() {
	const bodies: string[] = [];
	const client = createTRPCClient<AppRouter>({
		links: apiLinks("http://localhost/api/trpc", async (_, init) => {
			if (typeof init?.body === "string") bodies.push(init.body);
			return Response.json([]);
		}),
	});
	return { client, bodies, sizes: () => bodies.map((body) => Buffer.byteLength(body)) };
}

/** The longest input that the server accepts, made of characters that JSON escapes to six. */
const longest = {
	...{ eventId: crypto.randomUUID(), contentType: "image/jpeg", size: 50_000_000, sha256: "0".repeat(64) },
	title: `x${"\u0001".repeat(titleMaxLength - 2)}x`,
	description: `x${"\u0001".repeat(descriptionMaxBytes - 2)}x`,
};

test("the server accepts the longest possible title and description", () => {
	expect(initiateUploadInput.parse(longest)).toMatchObject(longest);
});

test("many uploads with the longest input share requests that stay below the server's limit", async () => {
	const { client, bodies, sizes } = wiretapped();
	const count = 3 * batchMaxCalls;
	await Promise.allSettled(
		Array.from({ length: count }, () => client.photos.initiateUpload.mutate({ ...longest })),
	);

	const calls = bodies.map((body) => Object.keys(JSON.parse(body)).length);
	expect(calls.reduce((sum, number) => sum + number)).toBe(count);
	expect(bodies.length).toBeLessThan(count / 4);
	expect(Math.max(...sizes())).toBeLessThanOrEqual(limits.requestBytes);
	expect(Math.max(...sizes())).toBeGreaterThan(limits.requestBytes / 2);
});

test("a call that is too large for a batch gets a request of its own", async () => {
	const { client, bodies, sizes } = wiretapped();
	// Trailing spaces do not count toward the description's limit.
	const wide = { ...longest, description: `x${" ".repeat(50_000)}` };
	await Promise.allSettled(Array.from({ length: 4 }, () => client.photos.initiateUpload.mutate({ ...wide })));

	expect(bodies).toHaveLength(4);
	expect(Math.max(...sizes())).toBeLessThanOrEqual(limits.requestBytes);
});
