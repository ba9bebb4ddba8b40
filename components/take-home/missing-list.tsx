import { useTranslations } from "#translations";
import { type MissingReason, missingReasons } from "@/rules/package/missing";
import type { MissingPhoto } from "./package/package.types";

/** Names that are shown for one reason. The manifest has all of them. */
const most = 50;

/** What could not be had, in groups of one reason, with the names of the photos. */
export function MissingList({ missing, isOver }: { missing: readonly MissingPhoto[]; isOver: boolean }) {
	const t = useTranslations("takeHome");
	const reasons = missingReasons.filter((one) => missing.some(({ reason }) => reason === one));
	const count = missing.length;
	return (
		<section
			aria-label={t("missing", { count })}
			className="flex flex-col gap-2 rounded-card bg-bad-soft px-4 py-3 text-sm text-bad forced-colors:border"
		>
			<h3 className="font-semibold">{isOver ? t("missing", { count }) : t("missingSoFar", { count })}</h3>
			<ul className="flex flex-col gap-1">
				{reasons.map((reason) => (
					<li key={reason}>
						<Group reason={reason} photos={missing.filter((photo) => photo.reason === reason)} />
					</li>
				))}
			</ul>
			{isOver ? <p>{t("missingText")}</p> : null}
		</section>
	);
}

function Group({ reason, photos }: { reason: MissingReason; photos: readonly MissingPhoto[] }) {
	const t = useTranslations("takeHome");
	const count = photos.length;
	const more = count - most;
	return (
		<details>
			<summary className="min-h-11 content-center">{t(`because_${reason}`, { count })}</summary>
			<ul className="max-h-60 overflow-y-auto ps-5 wrap-anywhere" tabIndex={count > 8 ? 0 : undefined}>
				{photos.slice(0, most).map(({ photoId, title }) => (
					<li key={photoId} className="list-disc">
						<bdi>{title === null ? t("unknownPhoto") : title || t("untitled")}</bdi>
					</li>
				))}
				{more > 0 ? <li>{t("andMore", { count: more })}</li> : null}
			</ul>
		</details>
	);
}
