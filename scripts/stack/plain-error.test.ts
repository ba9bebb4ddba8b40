import { expect, test } from "vitest";
import { explainStorage } from "./plain-error";

const said = (error: unknown) => explainStorage(error, "/data")?.message;

test.each([
	["the system's code", Object.assign(new Error("write"), { code: "ENOSPC" })],
	["a program's error output", new Error("initdb: could not write: No space left on device")],
	["a quota", Object.assign(new Error("write"), { code: "EDQUOT" })],
])("a full disk is recognized by %s", (_, error) => {
	expect(said(error)).toContain("The disk that holds /data is full");
});

test.each(["EACCES", "EPERM", "EROFS", "ENOTDIR"])(
	"%s is explained as a folder that cannot be written",
	(code) => {
		expect(said(Object.assign(new Error("mkdir"), { code }))).toContain("/data cannot be written");
	},
);

test("other errors are left as they are", () => {
	expect(said(new Error("something else"))).toBeUndefined();
});
