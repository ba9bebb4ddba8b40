import { useTranslations } from "#translations";
import { useUploaderName } from "./use-person-name";

/** What to call a photo where it needs a name: its title, or else who added it, because a title is optional. */
export function usePhotoName() {
	const t = useTranslations("common");
	const nameOf = useUploaderName();
	return (photo: { title: string; by: string | null; whom: string | null }) =>
		photo.title || t("photoBy", { name: nameOf(photo.by, photo.whom) });
}

interface Named {
	title: string;
	uploadedBy: { name: string };
	uploadedFor: string | null;
}

/** The same for a photo of an album. */
export function useAlbumPhotoName() {
	const nameOf = usePhotoName();
	return ({ title, uploadedBy, uploadedFor }: Named) =>
		nameOf({ title, by: uploadedBy.name, whom: uploadedFor });
}
