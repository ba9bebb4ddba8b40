import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { makeReadCookie } from "./read-cookie";

const secret = "a secret of this test, longer than 32 characters";
const after = (seconds: number) => new Date(Date.now() + seconds * 1_000);
const cookieOf = (sub: string, maxAge = 60) => encode({ secret, token: { sub }, maxAge });

test("a session cookie is read, also when it is remembered, and not after it has expired", async () => {
	const read = makeReadCookie(secret);
	const cookie = await cookieOf("ada");
	for (const at of [after(0), after(50)]) expect(await read(cookie, at)).toMatchObject({ sub: "ada" });
	expect(await read(cookie, after(61))).toBeNull();
	expect(await read(await cookieOf("ben"), after(0))).toMatchObject({ sub: "ben" });
});

test("a cookie that was made with another secret, changed or expired is refused", async () => {
	const read = makeReadCookie(secret);
	const foreign = await encode({ secret: `${secret}!`, token: { sub: "ada" } });
	const cookie = await cookieOf("ada");
	for (const wrong of [foreign, `${cookie}x`, cookie.slice(1), "", await cookieOf("ada", -60)])
		expect(await read(wrong, after(0))).toBeNull();
});
