/** Checked by the compiler: a line with @ts-expect-error that would compile is an error. The calls fail at run time too. */
import { expect, test } from "vitest";
import { translator } from "./compile";

test("keys, parameters and tags are checked by the compiler", () => {
	const signIn = translator("en", "signIn");
	const errors = translator("en", "errors");
	expect(signIn("continueWith", { provider: "Google" })).toBe("Continue with Google");
	expect(errors("TYPE_NOT_SUPPORTED", { types: ["JPEG", "PNG"] })).toContain("JPEG, PNG");

	// @ts-expect-error There is no such feature.
	expect(() => translator("en", "nothing")("x")).toThrow();
	// @ts-expect-error There is no such message.
	expect(() => signIn("nothing")).toThrow();
	// @ts-expect-error The parameter is missing.
	void (() => signIn("continueWith"));
	// @ts-expect-error The parameter has another name.
	void (() => signIn("continueWith", { name: "Google" }));
	// @ts-expect-error A plural needs a number.
	void (() => errors("QUOTA_REACHED", { limit: "many" }));
	// @ts-expect-error One of the two messages needs a parameter.
	void ((key: "title" | "continueWith") => signIn(key));
	// @ts-expect-error The tag is missing.
	void (() => signIn.rich("aboutTo", { email: "a@b.test" }));
});
