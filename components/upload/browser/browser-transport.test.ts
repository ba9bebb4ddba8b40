import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { browserTransport } from "./browser-transport";

/** The part of XMLHttpRequest that the transport uses. The tests call its handlers themselves. */
class FakeRequest {
	static last: FakeRequest;
	readonly upload: { onprogress?: (event: { loaded: number }) => void } = {};
	readonly headers: Record<string, string> = {};
	status = 0;
	sent: unknown;
	target = "";
	seen = "";
	onload?: () => void;
	onerror?: () => void;
	onabort?: () => void;
	onloadend?: () => void;
	constructor() {
		FakeRequest.last = this;
	}
	open(method: string, url: string) {
		this.target = `${method} ${url}`;
	}
	setRequestHeader(name: string, value: string) {
		this.headers[name] = value;
	}
	getAllResponseHeaders() {
		return this.seen;
	}
	send(body: unknown) {
		this.sent = body;
	}
	abort() {
		this.onabort?.();
		this.onloadend?.();
	}
}

beforeEach(() => void vi.stubGlobal("XMLHttpRequest", FakeRequest));
afterEach(() => void vi.unstubAllGlobals());

const file = new File(["abc"], "a.jpg", { type: "image/jpeg" });

function put(signal = new AbortController().signal) {
	const progress: number[] = [];
	const headers = { "content-type": "image/jpeg", "Content-Length": "3", "x-amz-meta-title": "A" };
	const answer = browserTransport.put({
		url: "/signed",
		headers,
		file,
		signal,
		onProgress: (n) => progress.push(n),
	});
	return { answer, progress };
}

test("sha256 is lower-case hex of the bytes (FIPS 180-2, example 'abc')", async () => {
	expect(await browserTransport.sha256(file)).toBe(
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	);
	expect(await browserTransport.sha256(new File([], "empty"))).toBe(
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	);
});

test("without a secure connection, hashing fails and says so", async () => {
	vi.stubGlobal("crypto", {});

	await expect(browserTransport.sha256(file)).rejects.toMatchObject({
		said: { code: "NOT_SECURE" },
	});
});

test("the PUT carries the file and every header except those that only the browser may set", async () => {
	const { answer, progress } = put();
	const request = FakeRequest.last;
	request.upload.onprogress?.({ loaded: 2 });
	request.status = 200;
	request.onload?.();

	expect(await answer).toEqual({ status: 200, retryAfter: null });
	expect(request.target).toBe("PUT /signed");
	expect(request.headers).toEqual({ "content-type": "image/jpeg", "x-amz-meta-title": "A" });
	expect(request.sent).toBe(file);
	expect(progress).toEqual([2]);
});

test("a refusal that the page may see is an answer, and a network error is a rejection", async () => {
	const refused = put();
	FakeRequest.last.status = 412;
	FakeRequest.last.onload?.();
	expect(await refused.answer).toEqual({ status: 412, retryAfter: null });

	const lost = put();
	FakeRequest.last.onerror?.();
	await expect(lost.answer).rejects.toThrow("did not get through");
});

test("a store that has to rest says for how long, if the page may see that", async () => {
	const resting = put();
	FakeRequest.last.status = 503;
	FakeRequest.last.seen = "content-type: application/xml\r\nretry-after: 7\r\n";
	FakeRequest.last.onload?.();
	expect(await resting.answer).toEqual({ status: 503, retryAfter: 7 });

	const silent = put();
	FakeRequest.last.status = 503;
	FakeRequest.last.onload?.();
	expect(await silent.answer).toEqual({ status: 503, retryAfter: null });
});

test("aborting ends the request with the signal's reason", async () => {
	const ending = new AbortController();
	const { answer } = put(ending.signal);

	ending.abort();

	await expect(answer).rejects.toBe(ending.signal.reason);
	await expect(put(AbortSignal.abort()).answer).rejects.toMatchObject({ name: "AbortError" });
});
