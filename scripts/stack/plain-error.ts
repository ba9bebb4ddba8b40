/** A failure that is printed as one paragraph with what to do about it, without a stack trace. */
export class PlainError extends Error {
	override name = "PlainError";
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const errnoOf = (error: unknown): string | undefined =>
	error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

/** Explains a file system error about a folder that must be writable; undefined for other errors. */
export function explainStorage(error: unknown, folder: string): PlainError | undefined {
	const said = `${errnoOf(error) ?? ""} ${messageOf(error)}`;
	if (/ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/.test(said)) {
		return new PlainError(
			`The disk that holds ${folder} is full. Free some space, or set ROLLCALL_DATA_DIR to a folder on a disk with free space, and start again. The data in the folder is unchanged.`,
		);
	}
	if (/EACCES|EPERM|EROFS|Permission denied|Read-only file system|ENOTDIR|EEXIST/.test(said)) {
		return new PlainError(
			`The data folder ${folder} cannot be written. Change its owner (for instance: sudo chown -R "$(id -un)" ${folder}), or set ROLLCALL_DATA_DIR to a folder of yours, and start again.`,
		);
	}
	return undefined;
}
