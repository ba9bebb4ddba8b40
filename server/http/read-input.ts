/**
 * Reads superjson's form of an input without superjson. Its `meta` is obeyed before any schema sees the input, so anybody
 * could make the server work with it: referentialEqualities take quadratic time, and an annotation at a place that is not
 * there makes an array of any length. Our inputs need `undefined` and dates, so only those two are restored.
 */
import { TRPCError } from "@trpc/server";
import type { Limits } from "../limits";

type InputLimits = Pick<Limits, "inputDepth" | "inputAnnotations">;

/** Names that mean something to JavaScript wherever they are assigned. */
const reserved = new Set(["__proto__", "constructor", "prototype"]);

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

function refuse(message: string): never {
	throw new TRPCError({ code: "BAD_REQUEST", message });
}

/** The input of one call; it may be changed in place. Throws BAD_REQUEST. */
export function readInput(payload: unknown, limits: InputLimits): unknown {
	if (!isObject(payload) || !("json" in payload)) refuse("The input is not JSON in superjson's form.");
	const { json, meta } = payload;
	checkShape(json, limits);
	if (meta === undefined) return json;
	if (!isObject(meta) || Object.keys(meta).some((key) => key !== "values" && key !== "v"))
		refuse("An input can be annotated by values only.");
	if (meta.v !== 1) refuse("This version of superjson is not known here.");
	return annotated(json, meta.values, limits);
}

/** With a list of its own and no recursion, which deep input would take to the end of the stack. */
function checkShape(json: unknown, { inputDepth }: InputLimits): void {
	const waiting: { value: unknown; depth: number }[] = [{ value: json, depth: 1 }];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { value, depth } = next;
		if (typeof value !== "object" || value === null) continue;
		if (depth > inputDepth) refuse(`An input is nested at most ${inputDepth} levels deep.`);
		for (const [key, inner] of Object.entries(value)) {
			if (reserved.has(key)) refuse(`An input cannot have the name ${key}.`);
			waiting.push({ value: inner, depth: depth + 1 });
		}
	}
}

/** `values` is the annotation of the whole input, or has one for each path in it, such as "photos.0.title". */
function annotated(json: unknown, values: unknown, { inputAnnotations }: InputLimits): unknown {
	if (Array.isArray(values)) return restored(json, values);
	if (!isObject(values)) refuse("These annotations are not superjson's.");
	const paths = Object.entries(values);
	if (paths.length > inputAnnotations) refuse(`An input has at most ${inputAnnotations} annotations.`);
	for (const [path, annotation] of paths) annotate(json, path.split("."), annotation);
	return json;
}

function annotate(json: unknown, path: string[], annotation: unknown): void {
	const last = path.pop() ?? "";
	let parent = json;
	for (const key of path) parent = isPlace(parent, key) ? parent[key] : undefined;
	if (!isPlace(parent, last)) refuse("An annotation is for a place that the input does not have.");
	parent[last] = restored(parent[last], annotation);
}

function isPlace(parent: unknown, key: string): parent is Record<string, unknown> {
	if (Array.isArray(parent)) return /^\d+$/.test(key) && Object.hasOwn(parent, key);
	return isObject(parent) && Object.hasOwn(parent, key);
}

function restored(value: unknown, annotation: unknown): unknown {
	const [kind, ...more] = Array.isArray(annotation) ? annotation : [];
	if (more.length > 0) refuse("These annotations are not superjson's.");
	if (kind === "undefined") return undefined;
	if (kind !== "Date") refuse("Only undefined and dates can be annotated.");
	const date = new Date(typeof value === "string" ? value : Number.NaN);
	if (Number.isNaN(date.getTime())) refuse("This is not a date.");
	return date;
}
