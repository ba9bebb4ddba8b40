/**
 * The catalogues against each other and against the code: every language has the same parameters, every message is used,
 * and each page sends exactly the messages that its client components need.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import compile from "icu-minify/compile";
import { describe, expect, test } from "vitest";
import { de } from "@/messages/de";
import { en } from "@/messages/en";
import { root } from "@/scripts/stack/root";
import {
	importsOf,
	type Node,
	nodeIn,
	nodesIn,
	parse,
	type Source,
	sourcesOf,
	textIn,
	walk,
} from "./setup/syntax";

type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

const english: Catalogue = en;
const others: Record<string, Catalogue> = { de };

/** The parameters and tags of a message with their kinds: "{name}", "{count plural}", "<b>". */
function parametersOf(message: string): string[] {
	const found = new Set<string>();
	const kinds = ["", "select", "plural", "selectordinal", "number", "date", "time"];
	const read = (node: unknown) => {
		if (!Array.isArray(node)) return;
		const [name, kind, ...rest] = node;
		if (typeof name !== "string" || typeof kind === "undefined") {
			if (typeof name === "string") found.add(`{${name}}`);
			return;
		}
		if (typeof kind === "number" && kind > 0) {
			found.add(`{${name} ${kinds[kind]}}`);
			for (const option of Object.values(Object(rest[0]))) readAll(option);
		} else {
			found.add(`<${name}>`);
			for (const child of [kind, ...rest]) read(child);
		}
	};
	const readAll = (nodes: unknown) => {
		if (Array.isArray(nodes)) for (const node of nodes) read(node);
	};
	readAll(compile(message));
	return [...found].sort();
}

/** What is wrong with a catalogue beside the English one. */
function differences(catalogue: Catalogue, reference: Catalogue = english): string[] {
	const wrong: string[] = [];
	for (const [namespace, messages] of Object.entries(reference)) {
		const translated = catalogue[namespace] ?? {};
		for (const [key, text] of Object.entries(messages)) {
			const there = translated[key];
			if (there === undefined) wrong.push(`${namespace}.${key} is missing`);
			else if (parametersOf(there).join() !== parametersOf(text).join())
				wrong.push(
					`${namespace}.${key} has ${parametersOf(there).join(" ")} and not ${parametersOf(text).join(" ")}`,
				);
		}
		for (const key of Object.keys(translated))
			if (!Object.hasOwn(messages, key)) wrong.push(`${namespace}.${key} is not in English`);
	}
	return wrong;
}

describe("every language", () => {
	test.each(Object.entries(others))("%s has the messages and parameters of English", (_, catalogue) => {
		expect(differences(catalogue)).toEqual([]);
	});

	test.each<[what: string, text: string]>([
		["a parameter that is missing", "Hallo"],
		["a parameter with another name", "Hallo {nam}"],
		["a number instead of a plural", "{name} {count, number} <b>x</b>"],
		["a tag that is missing", "{name} {count, plural, other {#}}"],
	])("%s is found", (_, text) => {
		const reference = { a: { x: "Hello {name} {count, plural, one {#} other {#}} <b>x</b>" } };
		expect(differences({ a: { x: text } }, reference)).toHaveLength(1);
		expect(differences({ a: reference.a }, reference)).toEqual([]);
	});

	test("a message that is missing or superfluous is found", () => {
		expect(differences({ a: { y: "Y" } }, { a: { x: "X" } })).toEqual([
			"a.x is missing",
			"a.y is not in English",
		]);
	});
});

const sources = sourcesOf(["app", "components", "server", "rules"]);

/** Every string of a file, also of types, with a star for each value of a template. */
function stringsOf({ file, source }: Source): string[] {
	const found: string[] = [];
	walk(parse(file, source), (node) => {
		const value = node.type === "Literal" ? textIn(node, "value") : null;
		if (value !== null) found.push(value);
		if (/^(TemplateLiteral|TSTemplateLiteralType)$/.test(node.type))
			found.push(
				nodesIn(node, "quasis")
					.map((quasi) => String(Object(quasi.value).cooked ?? ""))
					.join("*"),
			);
	});
	return found;
}

/** The messages of a feature that no file which names the feature mentions. */
function unused(catalogue: Catalogue, files: readonly Source[]): string[] {
	const strings = files.map((file) => new Set(stringsOf(file)));
	return Object.entries(catalogue).flatMap(([namespace, messages]) => {
		const naming = strings.filter((all) => all.has(namespace)).flatMap((all) => [...all]);
		const patterns = naming
			.filter((text) => /^\w*\*\w*$/.test(text) && text.length > 2)
			.map((text) => new RegExp(`^${text.replaceAll("*", "\\w+")}$`));
		const known = new Set(naming);
		return Object.keys(messages)
			.filter((key) => !known.has(key) && !patterns.some((pattern) => pattern.test(key)))
			.map((key) => `${namespace}.${key}`);
	});
}

test("every message is used", () => {
	// The codes of errors are checked by their types (server/errors.ts), and those of failures come from many files.
	const { errors: _, failures, ...features } = en;
	expect(unused(features, sources)).toEqual([]);
	const everywhere = new Set(sources.flatMap(stringsOf));
	expect(Object.keys(failures).filter((code) => !everywhere.has(code))).toEqual([]);
});

test("a message that nothing uses is found", () => {
	const source = 'const t = useTranslations("a"); t("x"); t(`$' + "{name}Advice`);";
	const catalogue = { a: { x: "X", y: "Y", zAdvice: "Z" }, b: { x: "X" } };
	expect(unused(catalogue, [{ file: "components/x.tsx", source }])).toEqual(["a.y", "b.x"]);
});

interface Module {
	imports: string[];
	/** Whether it begins with "use client". */
	client: boolean;
	/** The features that its hooks ask for. */
	asks: string[];
	/** The features of its `<Messages of>`. */
	sends: string[];
}

function moduleOf(source: Source): Module {
	const asks: string[] = [];
	const sends: string[] = [];
	let client = false;
	walk(parse(source.file, source.source), (node) => {
		if (textIn(node, "directive") === "use client") client = true;
		const callee = node.type === "CallExpression" ? textIn(nodeIn(node, "callee"), "name") : null;
		if (callee === "useTranslations") asks.push(...literals(nodesIn(node, "arguments")));
		if (node.type === "JSXOpeningElement" && textIn(nodeIn(node, "name"), "name") === "Messages")
			for (const attribute of nodesIn(node, "attributes"))
				if (textIn(nodeIn(attribute, "name"), "name") === "of")
					walk(attribute, (inner) => sends.push(...literals([inner])));
	});
	return { imports: importsOf(source), client, asks, sends };
}

const literals = (nodes: readonly Node[]) =>
	nodes.flatMap((node) => (node.type === "Literal" ? (textIn(node, "value") ?? []) : []));

/** What a page sends too much or too little, of the pages of an app in these files. */
function wrongMessages(files: readonly Source[]): string[] {
	const modules = new Map(files.map((source) => [source.file, moduleOf(source)]));
	const fileOf = (target: string) =>
		[target, ...[".ts", ".tsx", ".mjs", ".js", "/index.ts"].map((end) => target + end)].find((file) =>
			modules.has(file),
		);

	/** All modules that are reached from these, each with whether it may run in the browser. */
	function reached(from: readonly string[]) {
		const seen = new Map<string, boolean>();
		const waiting = from.map((file) => ({ file, inBrowser: false }));
		for (let next = waiting.pop(); next; next = waiting.pop()) {
			const present = modules.get(next.file);
			const inBrowser = next.inBrowser || Boolean(present?.client);
			if (!present || seen.get(next.file) === true || seen.get(next.file) === inBrowser) continue;
			seen.set(next.file, inBrowser);
			for (const target of present.imports) {
				const file = fileOf(target);
				if (file) waiting.push({ file, inBrowser });
			}
		}
		return seen;
	}
	const asked = (seen: ReadonlyMap<string, boolean>) =>
		new Set([...seen].flatMap(([file, inBrowser]) => (inBrowser ? (modules.get(file)?.asks ?? []) : [])));
	const sent = (seen: ReadonlyMap<string, boolean>) =>
		new Set([...seen.keys()].flatMap((file) => modules.get(file)?.sends ?? []));

	/** The files of a route: the page, and the layouts and error pages above it. */
	function route(page: string) {
		const above: string[] = [];
		for (let folder = dirname(page); folder !== "."; folder = dirname(folder))
			above.push(
				...["layout.tsx", "error.tsx"].map((name) => `${folder}/${name}`).filter((file) => modules.has(file)),
			);
		return [page, ...above];
	}
	const pages = [...modules.keys()].filter((file) => /^app\/(.*\/)?(page|not-found)\.tsx$/.test(file));
	const missing = pages.flatMap((page) => {
		const seen = reached(route(page));
		return [...asked(seen)]
			.filter((name) => !sent(seen).has(name))
			.map((name) => `${page} does not send ${name}`);
	});
	const superfluous = [...modules].flatMap(([file, { sends }]) => {
		const routes = pages.map(route).filter((files) => reached(files).has(file));
		const needed = asked(reached(routes.flat()));
		return sends
			.filter((name) => !needed.has(name))
			.map((name) => `${file} sends ${name}, which nothing there asks for`);
	});
	return [...missing, ...superfluous].sort();
}

test("each page sends exactly the messages that its client components ask for", () => {
	expect(existsSync(join(root, "app/layout.tsx"))).toBe(true);
	expect(wrongMessages(sources)).toEqual([]);
});

test("a page that sends too little or too much is found", () => {
	const form = {
		file: "components/a/form.tsx",
		source: '"use client";\nexport const f = () => useTranslations("a");',
	};
	const page = (of: string) => ({
		file: "app/a/page.tsx",
		source: `import { f } from "@/components/a/form";\nexport default () => <Messages of={${of}}>{f}</Messages>;`,
	});
	expect(wrongMessages([form, page('["a"]')])).toEqual([]);
	expect(wrongMessages([form, page("[]")])).toEqual(["app/a/page.tsx does not send a"]);
	expect(wrongMessages([form, page('["a", "b"]')])).toEqual([
		"app/a/page.tsx sends b, which nothing there asks for",
	]);
	const server = { file: "components/a/form.tsx", source: 'export const f = () => useTranslations("a");' };
	expect(wrongMessages([server, page("[]")])).toEqual([]);
});
