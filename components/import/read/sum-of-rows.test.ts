import { test } from "vitest";
import { everyRowIsAccountedFor } from "./sum-of-rows.fixture";

test("in 300 random lists every row is somebody or is set aside with a reason", async () => {
	await everyRowIsAccountedFor(300, 46);
});
