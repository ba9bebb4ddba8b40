import { useTranslations } from "#translations";
import type { RollRow } from "../trpc/types";

/** What to call somebody on the roll: their name, else their address. */
export function useRollName() {
	const t = useTranslations("roll");
	return ({ name, email }: Pick<RollRow, "name" | "email">) => name ?? email ?? t("noName");
}
