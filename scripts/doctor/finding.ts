/** The result of one check. A fault always says how to fix it. */
export type Finding =
	| { state: "good"; piece: string; found: string }
	| { state: "bad"; piece: string; found: string; fix: string }
	/** Not part of this configuration, or cannot be checked before something else is fixed. */
	| { state: "skipped"; piece: string; found: string };

export const good = (piece: string, found: string): Finding => ({ state: "good", piece, found });
export const bad = (piece: string, found: string, fix: string): Finding => ({
	state: "bad",
	piece,
	found,
	fix,
});
export const skipped = (piece: string, found: string): Finding => ({ state: "skipped", piece, found });

/** The innermost cause in one line: what the network or the server itself said. */
export function reasonOf(error: unknown): string {
	if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
	if (!(error instanceof Error)) return String(error);
	if (error.cause instanceof Error) return reasonOf(error.cause);
	const { message, name } = error;
	return (message || ("code" in error ? String(error.code) : name)).split("\n")[0] ?? name;
}
