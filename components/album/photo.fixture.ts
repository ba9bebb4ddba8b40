import type { PhotoView } from "../trpc/types";

/** A photo as the API returns it, for tests of the browser code. */
export const examplePhoto = (id: string, change: Partial<PhotoView> = {}): PhotoView => ({
	id,
	title: id,
	eventId: "event",
	description: "",
	state: "READY",
	failure: null,
	place: "SHOWN",
	hiding: null,
	hidden: false,
	contentType: "image/jpeg",
	size: 1,
	width: 3,
	height: 2,
	thumbhash: null,
	takenAt: null,
	takenAtOffset: null,
	camera: null,
	createdAt: new Date(0),
	uploadedBy: { id: "ada", name: "Ada" },
	images: [],
	originalUrl: null,
	mine: true,
	canEdit: true,
	...change,
});
