/**
 * The metadata stored with an original, so that the Photo rows could be rebuilt from the bucket alone.
 * S3 allows 2 KB for all names and values; the limits on title and description keep the metadata below that.
 */
export interface PhotoIdentity {
	photoId: string;
	eventId: string;
	uploaderId: string;
}

export function objectMetadata(
	photo: PhotoIdentity & { title: string; description: string },
): Record<string, string> {
	return { ...identity(photo), title: photo.title, description: photo.description };
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
