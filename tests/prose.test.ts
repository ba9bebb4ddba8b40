// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the planted sources are text
/**
 * Every sentence that a person reads is in messages/ (CONTRIBUTING.md, "Languages"). This test reads the syntax tree of
 * the app's code and refuses any other.
 */
import { expect, test } from "vitest";
import { proseIn } from "./setup/prose";
import { forProgrammers } from "./setup/prose-found";
import { sourcesOf } from "./setup/syntax";

const sources = sourcesOf(["app", "components", "server", "rules", "proxy.ts", "instrumentation.ts"]);
const found = sources.flatMap(proseIn);
const listed = (file: string, text: string) => forProgrammers[file]?.includes(text) ?? false;
const forPeople = found.filter(({ file, text }) => !listed(file, text));

test("no sentence for people is written in the code", () => {
	expect(sources.length).toBeGreaterThan(250);
	expect(forPeople.map(({ file, line, text }) => `${file}:${line}: ${text}`)).toEqual([]);
});

test("every listed text for programmers is still in its file", () => {
	const texts = Object.entries(forProgrammers).flatMap(([file, all]) =>
		all.map((text) => `${file}: ${text}`),
	);
	const present = new Set(found.map(({ file, text }) => `${file}: ${text}`));
	expect(texts.filter((text) => !present.has(text))).toEqual([]);
});

test.each<[what: string, file: string, source: string]>([
	["text between tags", "components/x.tsx", "const a = <p>upload</p>;"],
	["text beside a value", "components/x.tsx", "const a = <p>{count} of {all}</p>;"],
	["a string between tags", "components/x.tsx", 'const a = <p>{busy ? "saving" : null}</p>;'],
	["a template between tags", "components/x.tsx", "const a = <p>{`by ${name}`}</p>;"],
	["aria-label", "components/x.tsx", 'const a = <nav aria-label="pages" />;'],
	["title", "components/x.tsx", 'const a = <abbr title={long ? "in full" : undefined} />;'],
	["alt", "components/x.tsx", "const a = <img alt={`photo of ${name}`} />;"],
	["placeholder", "components/x.tsx", 'const a = <input placeholder="search" />;'],
	["a label of our own controls", "components/x.tsx", 'const a = <TextField label="name" />;'],
	["an error's message", "components/x.ts", 'throw new Error("This file is empty.");'],
	["an error's message without a full stop", "server/x.ts", 'throw new Error("Nobody is here");'],
	[
		"the message of an error of the API",
		"server/x.ts",
		'throw new AppError("X", { message: `Only ${n} photos.` });',
	],
	["the issue of a schema", "server/x.schema.ts", 'z.string().min(1, "A name is needed.");'],
	["page metadata", "app/x/page.tsx", 'export const metadata = { title: "your events" };'],
	[
		"generated metadata",
		"app/x/page.tsx",
		"export const generateMetadata = () => ({ title: `${name}, live` });",
	],
	["a mail's subject", "server/mail/x.ts", 'const mail = { subject: "Your link", text: body };'],
	["a mail's text", "server/mail/x.ts", "const text = `This link signs you in at ${host}:\n\n${url}`;"],
	["a refusal in a worker", "components/x.worker.ts", 'postMessage({ refused: "This file is too large." });'],
	[
		"a refusal in plain JavaScript",
		"server/images/process/x.mjs",
		'process.send({ text: "The file is damaged." });',
	],
	[
		"a sentence in a table",
		"rules/x.ts",
		'export const reasons = { A: "The file changed. Choose it again." };',
	],
	["a label in a table", "components/x.tsx", 'const labels = { newest: "Newest" };'],
	["a label that is returned", "components/x.tsx", 'function label() { return "Paused"; }'],
	["a number among words", "components/x.tsx", "const text = `${count} chosen`;"],
	["a name for nobody", "server/x.ts", 'const name = user.name ?? "Somebody";'],
	["two parts of a sentence", "components/x.ts", 'const text = "The limit is " + limit + " photos.";'],
])("%s is found", (_, file, source) => {
	expect(proseIn({ file, source }).length).toBeGreaterThan(0);
});

test.each<[what: string, file: string, source: string]>([
	["a message's key", "components/x.tsx", 'const a = <p>{t("title")}</p>;'],
	[
		"a component's classes",
		"components/x.tsx",
		'const a = <p className={clsx("flex gap-2", on && "font-bold")} />;',
	],
	["words for the log", "server/x.ts", 'log.error({ err }, "procedure failed");'],
	["an error for the log", "server/x.ts", 'throw new Error("connection lost", { cause });'],
	["SQL", "server/x.ts", 'const rows = await db.$queryRaw`SELECT id FROM "Photo" WHERE a = 1`;'],
	["a code", "server/x.ts", 'throw new AppError("NOT_ON_THE_ROLL");'],
	["a key on the keyboard", "components/x.tsx", 'if (press.key === "Escape") close();'],
	["a type", "components/x.ts", 'type State = "Paused" | "Running on";'],
	["the product's name", "app/x.tsx", "const a = <span>Rollcall</span>;"],
	["an import and a directive", "components/x.ts", '"use client";\nimport a from "A b c.";'],
])("%s is not taken for prose", (_, file, source) => {
	expect(proseIn({ file, source })).toEqual([]);
});
