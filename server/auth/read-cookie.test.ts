import { encode, type JWT } from "next-auth/jwt";
import { expect, test } from "vitest";
import { makeReadCookie } from "./read-cookie";

const secret = "a secret of this test, longer than 32 characters";
const after = (seconds: number) => new Date(Date.now() + seconds * 1_000);
const ada = { sub: "00000000-0000-4000-8000-000000000001", since: 1, version: 0, way: "demo" };
const ben = { ...ada, sub: "00000000-0000-4000-8000-000000000002" };
const cookieOf = (token: JWT, maxAge = 60) => encode({ secret, token, maxAge });

test("a session cookie is read, also when it is remembered, and not after it has expired", async () => {
	const read = makeReadCookie(secret);
	const cookie = await cookieOf(ada);
	for (const at of [after(0), after(50)]) expect(await read(cookie, at)).toEqual(ada);
	expect(await read(cookie, after(61))).toBeNull();
	expect(await read(await cookieOf(ben), after(0))).toEqual(ben);
});

test("a cookie that was made with another secret, changed or expired is refused", async () => {
	const read = makeReadCookie(secret);
	const foreign = await encode({ secret: `${secret}!`, token: ada });
	const cookie = await cookieOf(ada);
	for (const wrong of [foreign, `${cookie}x`, cookie.slice(1), "", await cookieOf(ada, -60)])
		expect(await read(wrong, after(0))).toBeNull();
});
