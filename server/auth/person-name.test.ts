import { expect, test } from "vitest";
import { personName } from "./person-name";

test.each([
	["their own name", { name: " Ada\u0000Moreno ", email: "a@rollcall.test" }, "Ada Moreno"],
	["the part of their address before the @", { name: " ", email: "ada@rollcall.test" }, "ada"],
	[
		"null, because the page says in the reader's language that there is none",
		{ name: null, email: null },
		null,
	],
])("a person is called by %s", (_, person, name) => {
	expect(personName(person)).toBe(name);
});
