/**
 * Compares the documents with the code, so that a reader can trust every command, number, variable, error and link
 * in them. An outdated document fails here, with the line that is wrong.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { afterEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { corsRules } from "@/infra/stack/bucket-rules";
import { translator } from "@/messages/compile";
import type { Values } from "@/messages/types";
import { photoTypeNames } from "@/rules/photo-types";
import { descriptionMaxBytes, titleMaxLength } from "@/rules/words";
import { bucketPolicy } from "@/scripts/stack/buckets";
import { type ErrorCode, errorCodes, errorTable } from "@/server/errors";
import { encodeMetadata } from "@/server/storage/metadata";
import { makeS3Store } from "@/server/storage/s3-store";
import { objectMetadata } from "@/server/uploads/object-metadata";

const read = (path: string) => readFileSync(path, "utf8");
const readme = read("README.md");
const documents = markdownFiles(".");

/** Every *.md of the repository, except what is installed or written by a test run. */
function markdownFiles(folder: string): string[] {
	const notOurs = ["node_modules", "test-results", "playwright-report"];
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isFile()) return entry.name.endsWith(".md") ? [path] : [];
		if (!entry.isDirectory() || notOurs.includes(entry.name)) return [];
		return entry.name.startsWith(".") && entry.name !== ".github" ? [] : markdownFiles(path);
	});
}

/** The rows of the first table below a heading, without its header row and without backticks around a cell. */
function table(markdown: string, heading: string): string[][] {
	const lines = markdown.split("\n");
	const below = lines.slice(lines.findIndex((line) => line.replace(/^#+ /, "") === heading) + 1);
	const start = below.findIndex((line) => line.startsWith("|"));
	const rows = below.slice(start + 2);
	const end = rows.findIndex((line) => !line.startsWith("|"));
	return rows.slice(0, end).map((row) =>
		row
			.split("|")
			.slice(1, -1)
			.map((cell) => cell.trim().replace(/^`(.*)`$/, "$1")),
	);
}

describe("commands", () => {
	const { scripts } = z
		.object({ scripts: z.record(z.string(), z.string()) })
		.parse(JSON.parse(read("package.json")));

	test.each(documents)("every npm script named in %s exists", (path) => {
		const named = [...read(path).matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g)].map(
			(match) => match[1] ?? match[2],
		);
		expect(named.filter((name) => name && !Object.hasOwn(scripts, name))).toEqual([]);
	});

	test("a backup of the originals, and its restore, keeps what they say of themselves", () => {
		const lines = ["docs/self-host.md", "docs/runbook.md"].flatMap(
			(path) => read(path).match(/^rclone .*$/gm) ?? [],
		);
		expect(lines.map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
			...["rclone sync --metadata", "rclone copy --metadata", "rclone copy --metadata"],
		]);
	});

	test("the README shows exactly two commands, one to start and one to test", () => {
		const shown = [...readme.matchAll(/^```sh\n(.*?)\n```$/gms)].map((match) => match[1]);
		expect(shown).toEqual(["npm ci && npm run dev", "npm ci && npm test"]);
	});

	test("CI runs the README's test command, and nothing else", () => {
		const commands = read(".ci/run").replaceAll(/^\s*#.*$/gm, "");
		expect(commands).toMatch(/\bnpm ci\b/);
		expect(commands).toMatch(/\bnpm (run )?test\b/);
		expect(statSync(".ci/run").mode & 0o111, ".ci/run is executable").toBeTruthy();
		const steps = [...read(".github/workflows/ci.yml").matchAll(/^\s*(?:- )?run: (.*)$/gm)].map(
			(match) => match[1],
		);
		expect(steps).toEqual([".ci/run"]);
	});
});

describe("configuration", () => {
	const rows = table(readme, "Configuration");
	const names = [...read("server/env.js").matchAll(/^\t\t([A-Z][A-Z0-9_]+):/gm)].map(
		(match) => match[1] ?? "",
	);
	const required = rows.filter((row) => row[1] === "required").map((row) => row[0] ?? "");

	/** A value for each required variable. */
	const sample: Record<string, string> = {
		DATABASE_URL: "postgres://somebody@localhost/rollcall",
		S3_BUCKET: "photos",
		S3_REGION: "eu-central-1",
		NEXTAUTH_URL: "https://photos.example.org",
		NEXTAUTH_SECRET: "x".repeat(32),
		CRON_SECRET: "x".repeat(16),
	};

	/** Loads server/env.js again with only these variables set. */
	async function environment(given: string[]): Promise<Record<string, unknown>> {
		for (const name of names) vi.stubEnv(name, given.includes(name) ? (sample[name] ?? "") : "");
		vi.resetModules();
		return (await import("@/server/env.js")).env;
	}
	afterEach(() => {
		vi.unstubAllEnvs();
		vi.resetModules();
	});

	test("the table names exactly the variables the server reads", () => {
		expect(rows.map((row) => row[0])).toEqual(names);
	});

	test("the table's defaults are the server's, and the required variables are enough to start", async () => {
		const env = await environment(required);
		const defaults = names.map((name) => [name, env[name] === undefined ? "unset" : String(env[name])]);
		expect(rows.filter((row) => row[1] !== "required").map((row) => row.slice(0, 2))).toEqual(
			defaults.filter(([name]) => name && !required.includes(name)),
		);
	});

	test.each(required)("%s is required, and the error names it", async (name) => {
		await expect(environment(required.filter((other) => other !== name))).rejects.toThrow(name);
	});

	test("the table of limits shows the limits of a server with default settings", async () => {
		await environment(required);
		const { limits } = await import("@/server/limits");
		const count = (number: number) => number.toLocaleString("en");
		expect(Object.fromEntries(table(readme, "Limits").map((row) => [row[0], row[1]]))).toEqual({
			"Kinds of photo": photoTypeNames.join(", "),
			"Size of one photo": `${count(limits.photoBytes)} bytes`,
			"Photos of one person in one event": count(limits.photosPerPerson),
			"Uploads one person starts in one event": `${count(limits.uploadsPerMinute)} a minute`,
			"API calls that one process handles at once": count(limits.callsInFlight),
			Title: `${count(titleMaxLength)} characters`,
			Description: `${count(descriptionMaxBytes)} bytes of UTF-8`,
			"A signed upload URL works for": `${limits.putUrlSeconds / 60} minutes`,
			"An intent waits for its photo, after its URL was last signed, for": `${limits.intentSeconds / 60} minutes`,
			"An ended intent is kept for": `${limits.tombstoneSeconds / 3600} hours`,
			"The change feed answers a page that last asked less than": `${limits.changesCursorSeconds / 3600} hours ago`,
			"One person asks one process for changes": `${limits.changesAskedInTenSeconds} times in 10 seconds`,
			"An image URL stays the same for": `${limits.imageUrlWindowSeconds / 3600} hours`,
			"Attempts to develop a photo": count(limits.developAttempts),
			"Processor time and memory for developing one photo": `${limits.photoBudget.cpuSeconds} s and ${count(limits.photoBudget.memoryBytes)} bytes`,
			"A failed photo can be retried by adding the same file": `${limits.replacementsPerDay} times a day`,
			"An e-mail link works for": `${limits.emailLinkSeconds / 60} minutes`,
			"E-mail links to one address": `${limits.emailLinksPerAddress} in ${limits.emailLinkSeconds / 60} minutes`,
			"E-mail links requested from one network": `${limits.emailLinksPerNetwork} in ${limits.emailLinkSeconds / 60} minutes`,
			"E-mail links requested from one network with the code of an event, for one event and in all": `${limits.emailLinksPerVenue} and ${limits.emailLinksWithCodes} in ${limits.emailLinkSeconds / 60} minutes`,
			"Events that one person makes": `${limits.eventsPerDay} in 24 hours`,
			"Photos that one person reports": `${limits.reportsPerHour} in an hour`,
			"Favourites that one person adds or takes away": `${limits.favouritesPerMinute} a minute`,
			"Pages of packages to take home that one person lists": `${count(limits.packagePagesInTenMinutes)} in 10 minutes`,
			"Photos of packages that one person asks URLs for": `${count(limits.packagePhotosInTenMinutes)} in 10 minutes`,
			"Sections of one event": count(limits.sectionsPerEvent),
			"Photos whose section is changed at once": count(limits.sectionBulkMax),
			"A list of people to import": `${count(limits.list.bytes)} bytes, ${count(limits.list.rows)} rows, ${count(limits.list.columns)} columns`,
			"An Excel file once it is unpacked": `${count(limits.list.unpackedBytes)} bytes`,
			"Invitations by e-mail that one organizer sends": `${count(limits.invitationsPerOrganizer)} in 24 hours`,
			"Invitations by e-mail to one event": `${count(limits.invitationsPerEvent)} in 24 hours`,
			"Attempts at sending one invitation": count(limits.invitation.attempts),
			"Body of one request to the app": `${count(limits.requestBytes)} bytes`,
			"Time for a request's body to arrive": `${limits.requestSeconds} seconds`,
			"An unused session ends after": `${limits.sessionIdleSeconds / 86_400} days`,
			"Any session ends after": `${limits.sessionSeconds / 86_400} days`,
		});
	});
});

/** What the sentences name in the README. */
const examples: Partial<Record<ErrorCode, Values>> = {
	NOT_A_PHOTO: { kind: "tiff" },
	TYPE_NOT_SUPPORTED: { types: photoTypeNames },
	TOO_LARGE: { size: 50.1, limit: 50 },
	QUOTA_REACHED: { limit: 500 },
	QUOTA_REACHED_FOR_NOW: { limit: 500, minutes: 4 },
	ASKED_TOO_OFTEN: { seconds: 5 },
	TOO_MANY_UPLOADS: { limit: 1_200, seconds: 20 },
	TOO_MANY_EVENTS: { limit: 20 },
	TOO_MANY_REPORTS: { limit: 30, minutes: 12 },
	DECIDED_SHOWN: { by: "Olga Lindqvist" },
	DECIDED_HIDDEN: { by: "Olga Lindqvist" },
	DECIDED_WAITING: { by: "Olga Lindqvist" },
	NOTES_TOO_LONG: { limit: 1_000 },
	TOO_MANY_INVITATIONS: { limit: 1000, left: 120 },
	TOO_MANY_INVITATIONS_HERE: { limit: 2000, left: 120 },
	IMPORT_INCOMPLETE: { arrived: 300, people: 500 },
	IMPORT_TOO_LONG: { people: 25_000, limit: 20_000 },
	IMPORT_TOO_MANY_PHOTOS: { count: 2_400, limit: 2_000 },
	TOO_MANY_IMPORTS: { limit: 5 },
	PHOTOS_WAITING: { count: 12 },
	TOO_MANY_SECTIONS: { limit: 50 },
	TOO_MANY_CODES: { minutes: 60 },
	TOO_MANY_LINKS_TO_ADDRESS: { minutes: 15 },
	TOO_MANY_LINKS_FROM_NETWORK: { minutes: 15 },
};

test("the table of errors matches the server's, with status, retry, parameters and an English sentence", () => {
	expect(table(readme, "Errors")).toEqual(
		errorCodes.map((code) => [
			code,
			String(getHTTPStatusCodeFromError(new TRPCError({ code: errorTable[code].trpc }))),
			"retry" in errorTable[code] ? "yes" : "no",
			Object.keys(examples[code] ?? {}).join(", "),
			translator("en", "errors").told(code, examples[code] ?? {}),
		]),
	);
});

describe("deployment", () => {
	const deploy = read("docs/deploy.md");

	test("the bucket's CORS allows every header of a signed PUT, and the README names the same", async () => {
		const cors = z
			.tuple([z.looseObject({ AllowedHeaders: z.array(z.string()) })])
			.parse(JSON.parse(/### CORS.*?```json\n(.*?)```/s.exec(deploy)?.[1] ?? ""));
		const store = makeS3Store({
			client: new S3Client({
				region: "eu-central-1",
				credentials: { accessKeyId: "a", secretAccessKey: "b" },
			}),
			bucket: "photos",
			urlWindowSeconds: 1,
		});
		const ids = { photoId: "p", eventId: "e", uploaderId: "u" };
		const { headers } = await store.presignPut({
			key: "uploads/event_e/p.jpg",
			contentType: "image/jpeg",
			size: 1,
			sha256Hex: "00".repeat(32),
			metadata: objectMetadata({ ...ids, sha256: "0".repeat(64), title: "Title", description: "" }),
			expiresIn: 60,
		});

		// The browser sets content-length by itself, so a preflight does not ask for it.
		const asked = Object.keys(headers).filter((name) => name !== "content-length");
		const asRule = (name: string) => (name.startsWith("x-amz-meta-") ? "x-amz-meta-*" : name);
		const allowed = [...cors[0].AllowedHeaders].sort();
		expect([...new Set(asked.map(asRule))].sort()).toEqual(allowed);
		expect(cors).toEqual(corsRules(["https://photos.example.org"]));
		const step = /^1\. Create a bucket.*?^2\. /ms.exec(readme)?.[0] ?? "";
		expect([...step.matchAll(/`([a-z][a-z0-9*-]+)`/g)].map((match) => match[1]).sort()).toEqual(allowed);
	});

	test("the bucket policy in the document is the one that the tests on Ceph use", () => {
		const shown = /## Another store.*?```json\n(.*?)```/s.exec(deploy)?.[1] ?? "";
		expect(JSON.parse(shown)).toEqual(bucketPolicy("YOUR-BUCKET"));
	});

	test("vercel.json schedules the documented path", () => {
		const { crons } = z
			.object({ crons: z.array(z.object({ path: z.string() })) })
			.parse(JSON.parse(read("vercel.json")));
		expect(crons.map((cron) => cron.path)).toEqual(["/api/cron/sweep"]);
		expect(existsSync("app/api/cron/sweep/route.ts")).toBe(true);
		for (const text of [readme, deploy]) expect(text).toContain("GET /api/cron/sweep");
	});
});

describe("links", () => {
	const withoutCode = (markdown: string) =>
		markdown.replaceAll(/^```.*?^```$/gms, "").replaceAll(/`[^`\n]*`/g, "code");
	/** The anchors that GitHub makes from headings. */
	const anchors = (path: string) =>
		[...read(path).matchAll(/^#+ (.*)$/gm)].map((match) =>
			(match[1] ?? "")
				.toLowerCase()
				.replaceAll(/[^\p{L}\p{N} _-]/gu, "")
				.replaceAll(" ", "-"),
		);

	test.each(documents)("every relative link and image in %s exists", (path) => {
		const targets = [...withoutCode(read(path)).matchAll(/\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g)]
			.map((match) => match[1] ?? match[2] ?? "")
			.filter((target) => !/^[a-z]+:/.test(target));
		const dead = targets.filter((target) => {
			const [file = "", anchor] = target.split("#");
			const to = file === "" ? path : join(dirname(path), file);
			return !existsSync(to) || (anchor !== undefined && !anchors(to).includes(anchor));
		});
		expect(dead).toEqual([]);
	});
});

describe("decisions", () => {
	const folder = "docs/decisions";
	const files = readdirSync(folder).sort();

	test("decisions are numbered without a gap, and the README lists each", () => {
		expect(files.map((file) => file.slice(0, 4))).toEqual(
			files.map((_, index) => String(index + 1).padStart(4, "0")),
		);
		for (const file of files) expect(readme).toContain(`(${folder}/${file})`);
	});

	test.each(files)("%s has a number, a context, a decision and its consequences", (file) => {
		const headings = [...read(join(folder, file)).matchAll(/^#+ .*$/gm)].map((match) => match[0]);
		expect(headings[0]).toMatch(new RegExp(`^# ${file.slice(0, 4)}: `));
		expect(headings.slice(1)).toEqual(["## Context", "## Decision", "## Consequences"]);
	});

	test("the longest title and description fit in S3's 2 KB of metadata, and 0008 gives the right number", () => {
		const id = "00000000-0000-0000-0000-000000000000";
		const ids = { photoId: id, eventId: id, uploaderId: id };
		const metadata = objectMetadata({
			...{ ...ids, sha256: "0".repeat(64), sectionId: id, forId: id, cancellations: 1 },
			title: "漢".repeat(titleMaxLength),
			// Encoded, because it is not ASCII.
			description: "é".repeat(descriptionMaxBytes / 2),
		});
		const bytes = Object.entries(metadata).reduce(
			(sum, [name, text]) => sum + name.length + encodeMetadata(text).length,
			0,
		);
		expect(bytes).toBeLessThanOrEqual(2_048);
		expect(metadata.cut).toBe("description");
		expect(read(`${folder}/0008-text-in-object-metadata.md`)).toContain(
			`${Buffer.byteLength(metadata.description ?? "").toLocaleString("en")} of 1,000 bytes`,
		);
	});
});
