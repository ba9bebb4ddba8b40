import { confirmUpload } from "../photos/confirm-upload";
import { develop } from "../photos/develop";
import { initiateUpload } from "../photos/initiate-upload";
import { listPhotos } from "../photos/list-photos";
import { removePhoto } from "../photos/remove-photo";
import { findPhoto } from "../photos/seen-photo";
import { updatePhoto } from "../photos/update-photo";
import { onRoll, router, signedIn } from "../trpc";
import { initiateUploadInput, listPhotosInput, photoInput, updatePhotoInput } from "./photos.schema";

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

	byId: signedIn
		.input(photoInput)
		.query(({ ctx, input }) => findPhoto(ctx.deps, { ...input, userId: ctx.user.id })),

	update: signedIn
		.input(updatePhotoInput)
		.mutation(({ ctx, input }) => updatePhoto(ctx.deps, { ...input, userId: ctx.user.id })),

	remove: signedIn
		.input(photoInput)
		.mutation(({ ctx, input }) => removePhoto(ctx.deps, { ...input, userId: ctx.user.id })),
});
