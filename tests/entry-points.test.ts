/**
 * Compares docs/entry-points.md with the code: a missing route and a wrong limit fail here. tests/e2e/door.spec.ts
 * tries the same over HTTP.
 */
import { maxHeaderSize, Server } from "node:http";
import type { NextConfig } from "next";
import { expect, test } from "vitest";
import nextConfig from "@/next.config.js";
import { config as proxyConfig } from "@/proxy";
import { batchMaxCalls } from "@/rules/batches";
import { usedAuthRoutes } from "@/server/auth/used-auth-routes";
import { limits } from "@/server/limits";
import { appRouter } from "@/server/routers/_app";
import { emailLinkInput } from "@/server/routers/sign-in.schema";
import { entryPoints, servedRoutes } from "./setup/entry-points";
import { refusal } from "./setup/outcome";
import { scene } from "./setup/scene";

const config: NextConfig = nextConfig;
const count = (number: number) => number.toLocaleString("en");

test("every route is listed: pages, handlers, files, rewrites, and Next's own", async () => {
	const rewrites = await config.rewrites?.();
	const rewritten = Array.isArray(rewrites) ? rewrites.map(({ source }) => source) : [];
	expect(rewritten.length).toBeGreaterThan(0);
	const ofNext = ["/_next/static/*", "/_next/image", "any other"];
	const listed = entryPoints("Routes").map(([route]) => route);
	expect(listed.sort()).toEqual([...servedRoutes(), ...rewritten, ...ofNext].sort());
});

test("every route except the static files passes through the proxy, as the document says", () => {
	expect(proxyConfig.matcher).toBe("/((?!_next/static/).*)");
	expect(config.images?.unoptimized).toBe(true);
});

test("the limits in the document are the server's", () => {
	const node = new Server();
	const bounds = Object.fromEntries(entryPoints("Bounds of every request"));
	expect(bounds).toEqual({
		Body: `${count(limits.requestBytes)} bytes, counted as they arrive`,
		"Time for the body to arrive": `${limits.requestSeconds} seconds`,
		"Next's copy of a body": `${count(Number(config.experimental?.proxyClientMaxBodySize))} bytes`,
		"Address and headers": `${count(maxHeaderSize)} bytes (Node)`,
		"Time for the headers to arrive": `${node.headersTimeout / 1_000} seconds (Node)`,
		"Calls in one request of the API": count(batchMaxCalls),
		"Nesting of a call's input": `${limits.inputDepth} levels`,
		"Annotations of a call's input": `${limits.inputAnnotations}, \`undefined\` and \`Date\` only`,
	});
	const forms = entryPoints("Routes").filter(([route]) => /^\/api\/(auth|trpc)\//.test(route ?? ""));
	expect(forms).toHaveLength(2);
	for (const row of forms) expect(row[2]).toContain(`at most ${count(limits.requestBytes)} bytes`);
});

test("Next keeps enough of a body to recognize one that is too long", () => {
	const oneRead = 65_536;
	expect(config.experimental?.proxyClientMaxBodySize).toBe(limits.requestBytes + oneRead);
});

test("the listed parts of next-auth are those that the route handler allows", () => {
	const listed = entryPoints("Parts of next-auth").map(([method, parts = ""]) => [method, parts.split(", ")]);
	expect(listed).toEqual(Object.entries(usedAuthRoutes).map(([method, parts]) => [method, [...parts]]));
});

test("only one procedure works without a session, and the document says what it can write", async () => {
	const s = await scene();
	const anybody: Record<string, Record<string, (input?: unknown) => Promise<unknown>>> = Object(s.as(null));
	const open: string[] = [];
	for (const name of Object.keys(appRouter._def.procedures)) {
		const [router = "", procedure = ""] = name.split(".");
		const refused = await refusal(Promise.resolve(anybody[router]?.[procedure]?.({})));
		if (refused?.code !== "SIGNED_OUT") open.push(name);
	}
	expect(open).toEqual(["signIn.sendEmailLink"]);

	const links = count(limits.emailLinksPerNetwork);
	const [perEvent, withCodes] = [count(limits.emailLinksPerVenue), count(limits.emailLinksWithCodes)];
	expect(entryPoints("The procedure without a session")).toEqual([
		["its own count", "1"],
		["counts of e-mail addresses", links],
		["e-mail links", links],
		["the same with the code of one event", perEvent],
		["the same with the codes of any number of events", withCodes],
	]);
	expect(limits.emailLinkSeconds).toBe(15 * 60);
	expect(emailLinkInput.safeParse({ email: `a@b.${"c".repeat(251)}`, callbackUrl: "/" }).success).toBe(false);
});
