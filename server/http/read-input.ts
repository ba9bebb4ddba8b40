/**
 * Reads an input in superjson's format without superjson. superjson follows an input's `meta` before any schema
 * checks the input, so anybody could overload the server: referentialEqualities take quadratic time, and an
 * annotation for a missing place creates an array of any length. Our inputs need only `undefined` and dates, so
 * only those two are restored.
 */
import { TRPCError } from "@trpc/server";
import type { Limits } from "../limits";

type InputLimits = Pick<Limits, "inputDepth" | "inputAnnotations">;

/** Names that have a special meaning in JavaScript when they are assigned. */
const reserved = new Set(["__proto__", "constructor", "prototype"]);

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

function refuse(message: string): never {
	throw new TRPCError({ code: "BAD_REQUEST", message });
}

/** Returns the input of one call. It may change `payload` in place. Throws BAD_REQUEST. */
export function readInput(payload: unknown, limits: InputLimits): unknown {
	if (!isObject(payload) || !("json" in payload)) refuse("The input is not in superjson's format.");
	const { json, meta } = payload;
	checkShape(json, limits);
	if (meta === undefined) return json;
	if (!isObject(meta) || Object.keys(meta).some((key) => key !== "values" && key !== "v"))
		refuse("An input can be annotated only with values.");
	if (meta.v !== 1) refuse("This version of superjson is not supported.");
	return annotated(json, meta.values, limits);
}

/**
 * Checks depth and names, one level after the other: recursion would overflow the stack with deep input. Words and numbers need no place in
 * a level, of which a part of an organizer's list has thousands.
 */
function checkShape(json: unknown, { inputDepth }: InputLimits): void {
	let level = [json].filter(isNested);
	for (let depth = 1; level.length > 0; depth++) {
		if (depth > inputDepth) refuse(`An input can be nested at most ${inputDepth} levels deep.`);
		const below: object[] = [];
		for (const parent of level) {
			if (!Array.isArray(parent))
				for (const key of Object.keys(parent))
					if (reserved.has(key)) refuse(`An input cannot have the name ${key}.`);
			for (const value of Object.values(parent)) if (isNested(value)) below.push(value);
		}
		level = below;
	}
}

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;

/** `values` is one annotation for the whole input, or has one for each path in it, such as "photos.0.title". */
function annotated(json: unknown, values: unknown, { inputAnnotations }: InputLimits): unknown {
	if (Array.isArray(values)) return restored(json, values);
	if (!isObject(values)) refuse("These annotations are not superjson's.");
	const paths = Object.entries(values);
	if (paths.length > inputAnnotations) refuse(`An input can have at most ${inputAnnotations} annotations.`);
	for (const [path, annotation] of paths) annotate(json, path.split("."), annotation);
	return json;
}

function annotate(json: unknown, path: string[], annotation: unknown): void {
	const last = path.pop() ?? "";
	let parent = json;
	for (const key of path) parent = isPlace(parent, key) ? parent[key] : undefined;
	if (!isPlace(parent, last)) refuse("An annotation names a place that the input does not have.");
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
