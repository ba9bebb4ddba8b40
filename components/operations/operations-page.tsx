import { useTranslations } from "#translations";
import { timeBounds } from "@/rules/time-bounds";
import type { OperationsAnswer } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Figures } from "./figures";
import { Sweeps } from "./sweeps";
import { useSpan } from "./use-span";

/** How the install works, for the people who run it. It is drawn on the server, and loading it again brings it up to date. */
export function OperationsPage({ operations }: { operations: OperationsAnswer }) {
	const t = useTranslations("operations");
	const { lateness, uploads, developed, sweeps } = operations;
	const late = [
		...(lateness.developing === "late" ? [t("developingLate")] : []),
		...(lateness.sweep === "late" ? [t("sweepLate")] : []),
		...(lateness.uploads === "failing" ? [t("uploadsFail")] : []),
		...(lateness.viewing === "failing" ? [t("viewingFails")] : []),
	];
	return (
		<>
			<h1 className="text-title">{t("title")}</h1>
			<p className="mt-2 mb-6 leading-relaxed text-pretty text-muted">{t("lead")}</p>
			{late.length > 0 ? (
				<Banner tone="bad" title={late.join(" ")}>
					{t("whatToDo")}
				</Banner>
			) : (
				<Banner>{t("works")}</Banner>
			)}
			<div className="mt-4 grid gap-4 lg:grid-cols-2">
				<Jobs jobs={operations.jobs} />
				<Counted title={t("uploads")} counted={uploads} />
				<Sweeps sweeps={sweeps} />
				<Counted title={t("developed")} counted={developed} />
			</div>
			<div className="mt-4">
				<Calls calls={operations.calls} />
			</div>
		</>
	);
}

function Jobs({ jobs }: Pick<OperationsAnswer, "jobs">) {
	const t = useTranslations("operations");
	const span = useSpan();
	return (
		<Figures
			title={t("jobs")}
			empty={t("noJobs")}
			columns={[t("kind"), t("waiting"), t("oldest"), t("attempts")]}
			rows={jobs.map(({ kind, waiting, seconds, attempts }) => ({
				id: kind,
				cells: [t.told(`kind_${kind}`, {}) ?? kind, waiting, span(seconds), attempts],
			}))}
		/>
	);
}

function Counted({ title, counted }: { title: string; counted: OperationsAnswer["uploads"] }) {
	const t = useTranslations("operations");
	return (
		<Figures
			title={title}
			empty={t("nothingCounted")}
			columns={[t("what"), t("lastHour"), t("lastDay")]}
			rows={counted.map(({ what, code, hour, day }) => ({
				id: `${what} ${code}`,
				cells: [
					code === "ok" ? (t.told(`step_${what}`, {}) ?? what) : <Failed key={code} code={code} />,
					hour,
					day,
				],
			}))}
		/>
	);
}

function Failed({ code }: { code: string }) {
	const t = useTranslations("operations");
	return (
		<>
			{t("failed")} <code className="text-caption text-muted">{code}</code>
		</>
	);
}

function Calls({ calls }: Pick<OperationsAnswer, "calls">) {
	const t = useTranslations("operations");
	const within = (ms: number | null) =>
		ms === null ? t("beyond", { ms: timeBounds.at(-1) ?? 0 }) : t("within", { ms });
	return (
		<Figures
			title={t("calls")}
			lead={t("callsLead")}
			empty={t("nothingCounted")}
			columns={[t("procedure"), t("count"), t("failed"), t("half"), t("most")]}
			rows={calls.map(({ procedure, count, failed, median, p95 }) => ({
				id: procedure,
				cells: [<code key={procedure}>{procedure}</code>, count, failed, within(median), within(p95)],
			}))}
		/>
	);
}
