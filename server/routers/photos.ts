import { developAfterConfirm } from "../jobs/develop-next";
import { moveAfterPlacing } from "../jobs/move-next";
import { countPhotos } from "../photos/count-photos";
import { downloadPhoto } from "../photos/download-photo";
import { findPhoto } from "../photos/find-photo";
import { gonePhotos } from "../photos/gone-photos";
import { hidePhoto } from "../photos/hide-photo";
import { latestPhotos } from "../photos/latest-photos";
import { listFailed } from "../photos/list-failed";
import { listPhotos } from "../photos/list-photos";
import { listUploaders } from "../photos/list-uploaders";
import { livePhotos } from "../photos/live-photos";
import { dismissReports, photoReports } from "../photos/photo-reports";
import { photosAround } from "../photos/photos-around";
import { removePhoto } from "../photos/remove-photo";
import { reportPhoto } from "../photos/report-photo";
import { setFavourite } from "../photos/set-favourite";
import { setHidden } from "../photos/set-hidden";
import { restoreSections, setSection } from "../photos/set-section";
import { showPhoto } from "../photos/show-photo";
import { updatePhoto } from "../photos/update-photo";
import { cancelUpload } from "../uploads/cancel-upload";
import { confirmUpload } from "../uploads/confirm-upload";
import { initiateUpload } from "../uploads/initiate-upload";
import { rewordUpload } from "../uploads/reword-upload";
import { afterAnswer } from "./after-answer";
import {
	countPhotosInput,
	dismissReportsInput,
	gonePhotosInput,
	hidingInput,
	initiateUploadInput,
	latestPhotosInput,
	listPhotosInput,
	livePhotosInput,
	photoInput,
	reportInput,
	seenPhotoInput,
	setFavouriteInput,
	setHiddenInput,
	updatePhotoInput,
} from "./photos.schema";
import { restoreSectionsInput, setSectionInput } from "./sections.schema";
import { onRoll, organizer, router, signedIn } from "./trpc";

export const photosRouter = router({
	/** initiateUpload itself checks who may upload, because only its lock makes the check exact. */
	initiateUpload: signedIn
		.input(initiateUploadInput)
		.mutation(({ ctx, input }) => initiateUpload(ctx.deps, { ...input, userId: ctx.user.id })),

	confirm: signedIn.input(photoInput).mutation(async ({ ctx, input }) => {
		const { photo, created } = await confirmUpload(ctx.deps, { ...input, userId: ctx.user.id });
		if (created) afterAnswer(ctx, developAfterConfirm);
		return photo;
	}),

	/** Ends an upload whose photo its person no longer wants. */
	cancelUpload: signedIn
		.input(photoInput)
		.mutation(({ ctx, input }) => cancelUpload(ctx.deps, { ...input, userId: ctx.user.id })),

	/** Changes the words of a photo while it is being added. */
	rewordUpload: signedIn
		.input(updatePhotoInput)
		.mutation(({ ctx, input }) => rewordUpload(ctx.deps, { ...input, userId: ctx.user.id })),

	list: onRoll
		.input(listPhotosInput)
		.query(({ ctx, input }) => listPhotos(ctx.deps, { ...input, membership: ctx.membership })),

	/** How many photos an album has that is narrowed to a person. Other numbers come with the event. */
	count: onRoll
		.input(countPhotosInput)
		.query(({ ctx, input }) => countPhotos(ctx.deps, { ...input, membership: ctx.membership })),

	/** The person's own photos that could not be developed. */
	failed: onRoll.query(({ ctx, input }) => listFailed(ctx.deps, { ...input, membership: ctx.membership })),

	/** Only for pages that were opened before the last deploy, as is `gone`; both go in the next release. */
	latest: onRoll
		.input(latestPhotosInput)
		.query(({ ctx, input }) => latestPhotos(ctx.deps, { ...input, membership: ctx.membership })),

	gone: onRoll
		.input(gonePhotosInput)
		.query(({ ctx, input }) => gonePhotos(ctx.deps, { ...input, membership: ctx.membership })),

	/** The photos that a live wall shows now. Asked whenever the feed tells a wall of a photo. */
	live: onRoll.input(livePhotosInput).query(({ ctx, input }) => livePhotos(ctx.deps, input)),

	/** The people who added photos that the person can see. */
	uploaders: onRoll.query(({ ctx, input }) =>
		listUploaders(ctx.deps, { ...input, membership: ctx.membership }),
	),

	byId: signedIn
		.input(photoInput)
		.query(({ ctx, input }) => findPhoto(ctx.deps, { ...input, userId: ctx.user.id })),

	/** The photo with those before and after it in the album, newest first. */
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
		.input(seenPhotoInput)
		.mutation(({ ctx, input }) => removePhoto(ctx.deps, { ...input, userId: ctx.user.id })),

	hide: organizer
		.input(seenPhotoInput)
		.input(hidingInput)
		.mutation(async ({ ctx, input }) => {
			const photo = await hidePhoto(ctx.deps, { ...input, membership: ctx.membership });
			afterAnswer(ctx, moveAfterPlacing);
			return photo;
		}),

	/** Approves a photo that waits, and brings a hidden one back. */
	show: organizer.input(seenPhotoInput).mutation(async ({ ctx, input }) => {
		const photo = await showPhoto(ctx.deps, { ...input, membership: ctx.membership });
		afterAnswer(ctx, moveAfterPlacing);
		return photo;
	}),

	/** Tells the organizers that a photo should not be in the album. */
	report: signedIn
		.input(photoInput)
		.input(reportInput)
		.mutation(async ({ ctx, input }) => {
			const reported = await reportPhoto(ctx.deps, { ...input, userId: ctx.user.id });
			afterAnswer(ctx, moveAfterPlacing);
			return reported;
		}),

	reports: organizer.input(photoInput).query(({ ctx, input }) => photoReports(ctx.deps, input)),

	/** The reports are unfounded. A photo that they have hidden is in the album again. */
	dismissReports: organizer.input(dismissReportsInput).mutation(async ({ ctx, input }) => {
		const photo = await dismissReports(ctx.deps, { ...input, membership: ctx.membership });
		afterAnswer(ctx, moveAfterPlacing);
		return photo;
	}),

	setFavourite: signedIn
		.input(setFavouriteInput)
		.mutation(({ ctx, input }) => setFavourite(ctx.deps, { ...input, userId: ctx.user.id })),

	/** Puts many photos into a section. The answer says where they were, and restoreSections takes it back. */
	setSection: organizer
		.input(setSectionInput)
		.mutation(({ ctx, input }) => setSection(ctx.deps, { ...input, userId: ctx.user.id })),

	restoreSections: organizer
		.input(restoreSectionsInput)
		.mutation(({ ctx, input }) => restoreSections(ctx.deps, { ...input, userId: ctx.user.id })),

	/** Only for pages that were opened before the last deploy; it goes in the next release. */
	setHidden: signedIn.input(setHiddenInput).mutation(async ({ ctx, input }) => {
		const photo = await setHidden(ctx.deps, { ...input, userId: ctx.user.id });
		afterAnswer(ctx, moveAfterPlacing);
		return photo;
	}),
});
