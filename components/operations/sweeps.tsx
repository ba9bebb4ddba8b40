import { useTranslations } from "#translations";
import type { OperationsAnswer } from "../trpc/types";
import { Figures } from "./figures";
import { useSpan } from "./use-span";

/** The last sweeps, newest first, with what each of them did. */
export function Sweeps({ sweeps }: Pick<OperationsAnswer, "sweeps">) {
	const t = useTranslations("operations");
	const span = useSpan();
	const now = Date.now();
	const did = (report: Record<string, number>) =>
		Object.entries(report)
			.filter(([, count]) => count > 0)
			.map(([what, count]) => t.told(`did_${what}`, { count }) ?? `${what}: ${count}`)
			.join(", ");
	return (
		<Figures
			title={t("sweeps")}
			empty={t("noSweeps")}
			columns={[t("ended"), t("took"), t("did")]}
			rows={sweeps.map(({ id, startedAt, seconds, report }) => ({
				id,
				cells: [
					t("ago", { time: span(Math.max(0, Math.round((now - startedAt.getTime()) / 1_000))) }),
					span(seconds),
					did(report) || t("nothing"),
				],
			}))}
		/>
	);
}
