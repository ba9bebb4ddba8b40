import { confirmUpload } from "../photos/confirm-upload";
import { develop } from "../photos/develop";
import { downloadPhoto } from "../photos/download-photo";
import { gonePhotos } from "../photos/gone-photos";
import { hidePhoto } from "../photos/hide-photo";
import { initiateUpload } from "../photos/initiate-upload";
import { latestPhotos } from "../photos/latest-photos";
import { listPhotos } from "../photos/list-photos";
import { listUploaders } from "../photos/list-uploaders";
import { livePhotos } from "../photos/live-photos";
import { photosAround } from "../photos/photos-around";
import { removePhoto } from "../photos/remove-photo";
import { findPhoto } from "../photos/seen-photo";
import { updatePhoto } from "../photos/update-photo";
import { onRoll, router, signedIn } from "../trpc";
import {
	gonePhotosInput,
	hidePhotoInput,
	initiateUploadInput,
	latestPhotosInput,
	listPhotosInput,
	livePhotosInput,
	photoInput,
	updatePhotoInput,
} from "./photos.schema";

export const photosRouter = router({
	/** Who may upload is checked inside, under the lock that makes the check exact. */
	initiateUpload: signedIn
		.input(initiateUploadInput)
		.mutation(({ ctx, input }) => initiateUpload(ctx.deps, { ...input, userId: ctx.user.id })),

	confirm: signedIn.input(photoInput).mutation(async ({ ctx, input }) => {
		const { photo, created } = await confirmUpload(ctx.deps, { ...input, userId: ctx.user.id });
		if (created) ctx.deps.defer(() => develop(ctx.deps, photo.id));
		return photo;
	}),

	list: onRoll
		.input(listPhotosInput)
		.query(({ ctx, input }) => listPhotos(ctx.deps, { ...input, place: ctx.place })),

	/** Light enough to be asked every few seconds: which photos are the newest. */
	latest: onRoll
		.input(latestPhotosInput)
		.query(({ ctx, input }) => latestPhotos(ctx.deps, { ...input, place: ctx.place })),

	/** Which of these photos have been removed, or hidden from the reader. Asked every half a minute. */
	gone: onRoll
		.input(gonePhotosInput)
		.query(({ ctx, input }) => gonePhotos(ctx.deps, { ...input, place: ctx.place })),

	/** What a live wall shows now. Asked every few seconds. */
	live: onRoll.input(livePhotosInput).query(({ ctx, input }) => livePhotos(ctx.deps, input)),

	/** Who added photos that the reader can see. */
	uploaders: onRoll.query(({ ctx, input }) => listUploaders(ctx.deps, { ...input, place: ctx.place })),

	byId: signedIn
		.input(photoInput)
		.query(({ ctx, input }) => findPhoto(ctx.deps, { ...input, userId: ctx.user.id })),

	/** With the photos before and after it in the album, newest first. */
	around: signedIn
		.input(photoInput)
		.query(({ ctx, input }) => photosAround(ctx.deps, { ...input, userId: ctx.user.id })),

	download: signedIn
		.input(photoInput)
		.query(({ ctx, input }) => downloadPhoto(ctx.deps, { ...input, userId: ctx.user.id })),

	update: signedIn
		.input(updatePhotoInput)
		.mutation(({ ctx, input }) => updatePhoto(ctx.deps, { ...input, userId: ctx.user.id })),

	remove: signedIn
		.input(photoInput)
		.mutation(({ ctx, input }) => removePhoto(ctx.deps, { ...input, userId: ctx.user.id })),

	setHidden: signedIn
		.input(hidePhotoInput)
		.mutation(({ ctx, input }) => hidePhoto(ctx.deps, { ...input, userId: ctx.user.id })),
});
