import type { Deps } from "../deps";
import { type Album, inAlbum } from "./read-photos";

/** How many photos of the album the person can see. */
export const countPhotos = ({ db }: Pick<Deps, "db">, album: Album) =>
	db.photo.count({ where: inAlbum(album) });
