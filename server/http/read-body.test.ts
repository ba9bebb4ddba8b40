import { expect, test } from "vitest";
import { limits } from "../limits";
import { withBoundedBody } from "./read-body";

/** A body whose parts are made as they are read; tells how many were. */
function streamed(partBytes: number, parts: number) {
	const read = { parts: 0, cancelled: false };
	const body = new ReadableStream<Uint8Array>(
		{
			pull(controller) {
				if (read.parts === parts) return controller.close();
				read.parts++;
				controller.enqueue(new Uint8Array(partBytes).fill(120));
			},
			cancel() {
				read.cancelled = true;
			},
		},
		{ highWaterMark: 0 },
	);
	const init = { method: "POST", body, duplex: "half", headers: { "content-length": "2" } };
	return { request: new Request("http://localhost/api", init), read };
}

test("a body of the limit comes whole, whatever its content-length says", async () => {
	const { request } = streamed(limits.requestBytes / 4, 4);
	const bounded = await withBoundedBody(request, limits);
	expect(bounded).toBeInstanceOf(Request);
	expect(await bounded.text()).toHaveLength(limits.requestBytes);
});

test("of a longer one no more is read than the part that is too much, and the answer is 413", async () => {
	const { request, read } = streamed(limits.requestBytes / 4, 1_000);
	const bounded = await withBoundedBody(request, limits);
	expect(bounded).toMatchObject({ status: 413 });
	expect(await bounded.json()).toEqual({ error: "A request has at most 64 kB." });
	expect(read).toEqual({ parts: 5, cancelled: true });
});

test("one that does not come is answered 408", async () => {
	const body = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
	const request = new Request("http://localhost/api", { ...{ method: "POST", body, duplex: "half" } });
	const bounded = await withBoundedBody(request, { ...limits, requestSeconds: 0.05 });
	expect(bounded).toMatchObject({ status: 408 });
});
