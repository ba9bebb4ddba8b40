import { expect, test } from "vitest";
import { limits } from "../limits";
import { withBoundedBody } from "./read-body";

/** A request whose body is made part by part as it is read. `read` counts the parts. */
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

test("a body of exactly the limit is read completely, whatever its content-length says", async () => {
	const { request } = streamed(limits.requestBytes / 4, 4);
	const bounded = await withBoundedBody(request, limits);
	expect(bounded).toBeInstanceOf(Request);
	expect(await bounded.text()).toHaveLength(limits.requestBytes);
});

test("a longer body is read only until the limit is exceeded, and is answered 413", async () => {
	const { request, read } = streamed(limits.requestBytes / 4, 1_000);
	const bounded = await withBoundedBody(request, limits);
	expect(bounded).toMatchObject({ status: 413 });
	expect(await bounded.json()).toEqual({ error: "A request can have at most 64 kB." });
	expect(read).toEqual({ parts: 5, cancelled: true });
});

test("a body that does not arrive is answered 408", async () => {
	const body = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
	const request = new Request("http://localhost/api", { ...{ method: "POST", body, duplex: "half" } });
	const bounded = await withBoundedBody(request, { ...limits, requestSeconds: 0.05 });
	expect(bounded).toMatchObject({ status: 408 });
});
