import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { translator } from "@/messages/compile";
import { errorTable } from "@/server/errors";
import { toFailure, tooLarge, UploadFailure } from "./upload-failure";

test("a server's error keeps its code and parameters, and decides whether the queue tries again", () => {
	for (const [appCode, entry] of Object.entries(errorTable)) {
		const retry = "retry" in entry;
		const data = { appCode, retry, params: { limit: 3 } };
		const error = TRPCClientError.from({ error: { message: "English.", code: -32000, data } });

		const said = { code: appCode, params: { limit: 3 } };
		expect(toFailure(error)).toMatchObject({ said, code: appCode, again: retry });
	}
});

test.each([
	["no answer", TRPCClientError.from(new TypeError("Failed to fetch"))],
	["a portal's page", TRPCClientError.from(new SyntaxError("Unexpected token <"))],
	["a string", "oh"],
	["nothing", undefined],
	["data that is null", { data: null }],
])("%s counts as a lost connection and is tried again", (_, error) => {
	expect(toFailure(error)).toMatchObject({ code: null, again: true, canRetry: true });
});

test("the message of an unknown error is never shown", () => {
	const failure = toFailure({ message: "ECONNREFUSED 10.0.0.7:5432", data: { httpStatus: 500 } });

	expect(failure).toMatchObject({ again: true, canRetry: true, said: { code: "INTERNAL" } });
	expect(failure.message).not.toContain("10.0.0.7");
	expect(toFailure({ message: "x", data: { httpStatus: 400 } }).again).toBe(false);
});

test("an UploadFailure is returned unchanged", () => {
	const failure = new UploadFailure({ code: "UNREADABLE" }, { again: false, canRetry: false });

	expect(toFailure(failure)).toBe(failure);
});

test("a file one byte over the limit is not shown with the size of the limit", () => {
	const { code, params } = tooLarge(50_000_001, 50_000_000).said;
	expect(translator("en", "errors").told(code, params ?? {})).toBe(
		"This photo has 50.1 MB. The limit is 50 MB.",
	);
});
