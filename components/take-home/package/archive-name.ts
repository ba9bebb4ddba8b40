import { cleanName, folderName } from "@/rules/package/names";

/** The name of an archive, for a dialog or a download: the event's, with the number of the part. Every file system takes it. */
export function archiveName(event: string, part: number | null): string {
	return `${folderName(cleanName(event) || "photos")}${part === null ? "" : ` ${part}`}.zip`;
}
