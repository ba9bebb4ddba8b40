/** A failure that is told to a person as one paragraph with the way out, without a stack trace. */
export class PlainError extends Error {
	override name = "PlainError";
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const errnoOf = (error: unknown): string | undefined =>
	error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

/** What the file system said about a folder that must be written, as a sentence; undefined for other errors. */
export function explainStorage(error: unknown, folder: string): PlainError | undefined {
	const said = `${errnoOf(error) ?? ""} ${messageOf(error)}`;
	if (/ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/.test(said)) {
		return new PlainError(
			`The disk that holds ${folder} is full. Free some space, or set ROLLCALL_DATA_DIR to a folder on a disk with room, and start again; what is in the folder stays as it is.`,
		);
	}
	if (/EACCES|EPERM|EROFS|Permission denied|Read-only file system|ENOTDIR|EEXIST/.test(said)) {
		return new PlainError(
			`The data folder ${folder} cannot be written. Make it a folder that is yours (for instance: sudo chown -R "$(id -un)" ${folder}), or set ROLLCALL_DATA_DIR to one, and start again.`,
		);
	}
	return undefined;
}
