import { errnoOf, PlainError } from "../stack/plain-error";

const causes: Readonly<Record<string, string>> = {
	ENOSPC: "its disk is full",
	EDQUOT: "its disk is full",
	EACCES: "this user may not write there",
	EPERM: "this user may not write there",
	EROFS: "its disk can only be read",
	ENOTDIR: "a part of the path is a file",
	EEXIST: "there is a file of that name",
	EISDIR: "there is a folder of that name",
	ENOENT: "its folder does not exist",
	ENAMETOOLONG: "the path is too long",
};

/** The error of a file system as a sentence with what to do about it; other errors as they are. */
export function explainDisk(error: unknown, to: string): unknown {
	const cause = causes[errnoOf(error) ?? ""];
	if (cause === undefined) return error;
	return new PlainError(
		`${to} cannot be written, because ${cause}. Nothing that is there was lost. Mend that and run the same command again.`,
		{ cause: error },
	);
}
