import { useTranslations } from "#translations";
import { shareDone } from "./held";
import type { PackageSnapshot } from "./package/package.types";

/** What screen readers announce: each tenth, or hundreds of numbers would be read out, and each change of state. */
export function useAnnouncement(now: PackageSnapshot): string {
	const t = useTranslations("takeHome");
	const format = useTranslations("takeHome");
	const { phase, photos, press } = now;
	if (press) return format("savePart", { part: press.part });
	if (phase === "paused") return t("saidPaused");
	if (phase === "offline") return `${t("offline")}. ${t("offlineText")}`;
	if (phase === "storeAway") return `${t("storeAway")}. ${t("storeAwayText")}`;
	if (phase === "signedOut") return `${t("signedOut")}. ${t("signedOutText")}`;
	if (phase === "finishing") return t("finishing");
	const tenth = Math.floor(shareDone(now) * 10) * 10;
	if (phase === "listing" || tenth === 0) return t("saidStarted");
	return t("saidTenths", { percent: tenth, total: photos.total });
}
