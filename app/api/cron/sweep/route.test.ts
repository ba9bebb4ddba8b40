import { expect, test } from "vitest";
import { arrive, jpeg } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { GET } from "./route";

const ask = (headers: Record<string, string>) =>
	GET(new Request("http://localhost/api/cron/sweep", { headers }));

test.each<Record<string, string>>([
	{},
	{ authorization: "" },
	{ authorization: "Bearer" },
	{ authorization: "Bearer wrong" },
	{ authorization: "Bearer undefined" },
	{ authorization: "a cron secret of the tests" },
	{ authorization: "Bearer a cron secret of the tests, and more" },
	{ authorization: "Basic YSBjcm9uIHNlY3JldCBvZiB0aGUgdGVzdHM=" },
])("a request with the headers %j is refused and sweeps nothing", async (headers) => {
	const s = await scene();
	await arrive(s, s.guest, jpeg());
	expect((await ask(headers)).status).toBe(401);
	expect(await s.db.photo.count()).toBe(0);
});

test("a request with the secret sweeps and returns what it did", async () => {
	const s = await scene();
	await arrive(s, s.guest, jpeg());

	const answer = await ask({ authorization: "Bearer a cron secret of the tests" });

	expect(await answer.json()).toMatchObject({ confirmed: 1, developed: 1, failed: 0 });
	expect(answer.headers.get("cache-control")).toBe("private, no-store");
	expect(await s.db.photo.findMany()).toMatchObject([{ state: "READY" }]);
});
