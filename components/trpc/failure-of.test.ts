import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { titleMaxLength } from "@/rules/words";
import { failureOf } from "./failure-of";
import { AskedToWait } from "./patient-fetch";

const answer = (data: Record<string, unknown>) =>
	TRPCClientError.from({ error: { message: "English.", code: -32000, data } });

test("an error of the API is its code with the parameters of the sentence", () => {
	const error = answer({ appCode: "TOO_LARGE", params: { size: 50.1, limit: 50 }, problem: null });
	expect(failureOf(error)).toEqual({ code: "TOO_LARGE", params: { size: 50.1, limit: 50 } });
});

test("a problem with what was typed is named instead of INVALID_INPUT", () => {
	const error = answer({ appCode: "INVALID_INPUT", params: {}, problem: "TITLE_TOO_LONG" });
	expect(failureOf(error)).toMatchObject({ code: "TITLE_TOO_LONG", params: { titleMax: titleMaxLength } });
});

test("an internal error has the id that finds it in the log", () => {
	const error = answer({ appCode: "INTERNAL", params: {}, problem: null, requestId: "k3x" });
	expect(failureOf(error)).toEqual({ code: "INTERNAL_REQUEST", params: { requestId: "k3x" } });
});

test.each([
	["no answer", TRPCClientError.from(new TypeError("Failed to fetch")), "CONNECTION_LOST"],
	["a portal's page", TRPCClientError.from(new SyntaxError("Unexpected token <")), "CONNECTION_LOST"],
	["a string", "oh", "CONNECTION_LOST"],
	["data that is null", { data: null }, "CONNECTION_LOST"],
	["a proxy that asks to wait", TRPCClientError.from(new AskedToWait(3)), "BUSY"],
])("%s is told as what it is", (_, error, code) => {
	expect(failureOf(error)).toEqual({ code });
});

test("parameters that are no text, number or list are left out", () => {
	const error = answer({ appCode: "TOO_LARGE", params: { size: { a: 1 }, types: ["A", 2] } });
	expect(failureOf(error).params).toEqual({ types: ["A", "2"] });
	expect(failureOf(answer({ appCode: "TOO_LARGE", params: null })).params).toEqual({});
});
