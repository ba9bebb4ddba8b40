/**
 * The metadata stored with an original, so that the Photo rows could be rebuilt from the bucket alone.
 * S3 allows 2 KB for all names and values; the limits on title and description keep the metadata below that.
 */
export interface PhotoIdentity {
	photoId: string;
	eventId: string;
	uploaderId: string;
}

export function objectMetadata({
	title,
	description,
	cancellations = 0,
	...photo
}: PhotoIdentity & { title: string; description: string; cancellations?: number }): Record<string, string> {
	const words = { ...identity(photo), title, description };
	return cancellations > 0 ? { ...words, cancellations: String(cancellations) } : words;
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
