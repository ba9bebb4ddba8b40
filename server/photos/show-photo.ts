import type { Deps } from "../deps";
import { type Organized, placePhoto } from "./place-photo";

/** Puts a photo that waits or is hidden into the album, for everybody on the roll. Throws PHOTO_NOT_FOUND. */
export const showPhoto = (deps: Pick<Deps, "db" | "storage" | "now">, photo: Organized) =>
	placePhoto(deps, photo, { place: "SHOWN" });
