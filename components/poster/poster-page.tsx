"use client";

import { Download, Printer } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useId, useRef, useState, useTransition } from "react";
import { useTranslations } from "#translations";
import { usePrintSheet } from "../print/use-print-sheet";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { importPatiently } from "../ui/import-patiently";
import { SelectField } from "../ui/select-field";
import { type Paper, papers, signsInPart } from "./papers";

export interface PosterChoice {
	kind: "poster" | "signs";
	paper: Paper;
	/** Whether it has the colours of the event's picture. */
	coloured: boolean;
	/** Whether there is a sign for each group of the roll. */
	groups: boolean;
	/** Which part of those signs, from 1. */
	part: number;
}

interface PosterPageProps {
	event: { name: string; slug: string };
	choice: PosterChoice;
	/** Whether the event has a picture, and how many groups its roll has. */
	has: { colour: boolean; groups: number };
	/** What the choice gives, in the language of the event. */
	sheets: ReactNode;
}

const isPaper = (text: string): text is Paper => Object.hasOwn(papers, text);

/** What is printed for the venue: chosen in the address, shown as it will be, and printed or saved. */
export function PosterPage({ event, choice, has, sheets }: PosterPageProps) {
	const t = useTranslations("printing");
	const router = useRouter();
	const preview = useRef<HTMLDivElement>(null);
	const previewId = useId();
	const [isLoading, startLoading] = useTransition();
	const [chosen, setChosen] = useState(choice);
	const [pdf, setPdf] = useState<"busy" | "failed" | null>(null);
	const { kind, paper, coloured, groups, part } = chosen;
	const { node, print } = usePrintSheet(true, () => sheets);
	const isInParts = kind === "signs" && groups && has.groups > signsInPart;
	const choose = (change: Partial<PosterChoice>) => {
		const next = { ...chosen, ...change };
		setChosen(next);
		const query = new URLSearchParams({
			...{ kind: next.kind, paper: next.paper },
			...{ colours: next.coloured ? "cover" : "none", groups: next.groups ? "yes" : "no" },
			part: String(next.part),
		});
		startLoading(() => router.replace(`?${query}`, { scroll: false }));
	};

	async function savePdf() {
		setPdf("busy");
		try {
			const { makePdf } = await importPatiently(() => import("./make-pdf"));
			const shown = [...(preview.current?.querySelectorAll<HTMLElement>("[data-sheet]") ?? [])];
			const { from, to } = rangeOf(part, has.groups);
			const name = isInParts ? `${kind}-${from}-${to}` : kind;
			save(await makePdf(shown, { paper, title: event.name }), `${event.slug}-${name}.pdf`);
			setPdf(null);
		} catch {
			setPdf("failed");
		}
	}

	return (
		<div className="flex flex-col gap-6 lg:flex-row lg:items-start">
			<div className="flex flex-col gap-4 lg:w-80">
				<SelectField
					label={t("what")}
					value={kind}
					onChange={(change) => choose({ kind: change.target.value === "signs" ? "signs" : "poster" })}
				>
					<option value="poster">{t("poster")}</option>
					<option value="signs">{t("signs")}</option>
				</SelectField>
				<SelectField
					label={t("paper")}
					value={paper}
					onChange={(change) => isPaper(change.target.value) && choose({ paper: change.target.value })}
				>
					<option value="a4">{t("a4")}</option>
					<option value="letter">{t("letter")}</option>
				</SelectField>
				{has.colour ? (
					<SelectField
						label={t("colours")}
						value={coloured ? "cover" : "none"}
						onChange={(change) => choose({ coloured: change.target.value === "cover" })}
					>
						<option value="cover">{t("cover")}</option>
						<option value="none">{t("none")}</option>
					</SelectField>
				) : null}
				{kind === "signs" && has.groups > 0 ? (
					<CheckField
						label={t("groups")}
						checked={groups}
						onChange={(change) => choose({ groups: change.target.checked })}
					/>
				) : null}
				{isInParts ? (
					<SelectField
						label={t("part")}
						hint={t("partHint", { most: signsInPart })}
						value={part}
						onChange={(change) => choose({ part: Number(change.target.value) })}
					>
						{Array.from({ length: Math.ceil(has.groups / signsInPart) }, (_, n) => (
							<option key={n} value={n + 1}>
								{t("partOf", { ...rangeOf(n + 1, has.groups), count: has.groups })}
							</option>
						))}
					</SelectField>
				) : null}
				<div className="flex flex-wrap gap-2">
					<Button variant="primary" busy={isLoading} onClick={() => void print()}>
						<Printer aria-hidden className="size-4" /> {t("printNow")}
					</Button>
					<Button busy={isLoading || pdf === "busy"} onClick={() => void savePdf()}>
						<Download aria-hidden className="size-4" /> {t("savePdf")}
					</Button>
				</div>
				{pdf === "failed" ? <Banner tone="bad">{t("pdfFailed")}</Banner> : null}
			</div>
			<section aria-labelledby={previewId} className="min-w-0 flex-1">
				<h2 id={previewId} className="mb-2 text-caption font-medium text-muted">
					{t("preview")}
				</h2>
				<div
					ref={preview}
					aria-busy={isLoading}
					className="flex max-w-xl flex-col gap-4 *:border *:border-line"
				>
					{sheets}
				</div>
			</section>
			{node}
		</div>
	);
}

/** The first and the last sign of a part, counted from 1. */
const rangeOf = (part: number, count: number) => ({
	from: (part - 1) * signsInPart + 1,
	to: Math.min(part * signsInPart, count),
});

function save(file: Blob, name: string): void {
	const address = URL.createObjectURL(file);
	const link = document.createElement("a");
	link.href = address;
	link.download = name;
	link.click();
	// Some browsers begin to read only after the click.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
