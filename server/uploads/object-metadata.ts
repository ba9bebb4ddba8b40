/**
 * The metadata stored with an original, so that the Photo rows can be rebuilt from the bucket alone
 * (../verify/remake-photo.ts). It is what was true when the URL was signed: what is changed later is in the database only.
 */
import { encodeMetadata } from "../storage/metadata";

export interface PhotoIdentity {
	photoId: string;
	eventId: string;
	uploaderId: string;
}

interface Described extends PhotoIdentity {
	/** Lower-case hex. */
	sha256: string;
	title: string;
	description: string;
	cancellations?: number;
	/** The section that the uploader chose, and the person for whom the photo is. */
	sectionId?: string | null;
	forId?: string | null;
}

/**
 * Bytes of all names and values together.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 */
const mostBytes = 2_048;

/**
 * If everything together is too long, the end of the description is left out, and `cut` says so. That takes a description near
 * its limit with a long title in another script than Latin; the row has all of it.
 */
export function objectMetadata(photo: Described): Record<string, string> {
	const { sha256, title, description, cancellations = 0, sectionId, forId } = photo;
	const about = {
		...identity(photo),
		sha256,
		...(sectionId && { sectionid: sectionId }),
		...(forId && { forid: forId }),
		...(cancellations > 0 && { cancellations: String(cancellations) }),
		title,
	};
	const whole = { ...about, description };
	if (bytesOf(whole) <= mostBytes) return whole;
	const letters = [...description];
	const cutTo = (length: number) => ({
		...about,
		cut: "description",
		description: letters.slice(0, length).join(""),
	});
	// The longest beginning that fits: encoding makes every text longer than a shorter one, except for the step to the first
	// letter that is not ASCII, so it is looked for from the end.
	let length = letters.length - 1;
	while (length > 0 && bytesOf(cutTo(length)) > mostBytes) length -= 1;
	return cutTo(length);
}

const bytesOf = (metadata: Record<string, string>) =>
	Object.entries(metadata).reduce((sum, [name, text]) => sum + name.length + encodeMetadata(text).length, 0);

/** What an object says of the photo that it is the original of; null if it is no original of ours. */
export function describedBy(metadata: Record<string, string>) {
	const { photoid, eventid, uploaderid } = metadata;
	if (!photoid || !eventid || !uploaderid) return null;
	return {
		photoId: photoid,
		eventId: eventid,
		uploaderId: uploaderid,
		/** Null if the object is older than this entry: then its bytes have to be hashed. */
		sha256: /^[0-9a-f]{64}$/.exec(metadata.sha256 ?? "")?.[0] ?? null,
		title: metadata.title ?? "",
		description: metadata.description ?? "",
		isCut: metadata.cut !== undefined,
		sectionId: metadata.sectionid ?? null,
		forId: metadata.forid ?? null,
		copiedFrom: timeOf(metadata.mtime),
	};
}

/**
 * When the object that this one is a copy of was written. rclone stores it in seconds: https://rclone.org/s3/#modified-time
 * Nobody signs it, so it is trusted with no more than a date.
 */
function timeOf(mtime: string | undefined): Date | null {
	if (!/^\d{1,11}(\.\d+)?$/.test(mtime ?? "")) return null;
	return new Date(Number(mtime) * 1_000);
}

/** How often the upload had been cancelled when the object's URL was signed. */
export function cancellationsBefore(metadata: Record<string, string>): number {
	return Number.parseInt(metadata.cancellations ?? "0", 10) || 0;
}

/** Only the ids are compared, because the title in the object may be older than the one in the row. */
export function isSamePhoto(metadata: Record<string, string>, photo: PhotoIdentity): boolean {
	return Object.entries(identity(photo)).every(([name, value]) => metadata[name] === value);
}

const identity = ({ photoId, eventId, uploaderId }: PhotoIdentity) => ({
	photoid: photoId,
	eventid: eventId,
	uploaderid: uploaderId,
});
