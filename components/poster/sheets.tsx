"use client";

import clsx from "clsx";
import { Fragment, type ReactNode } from "react";
import { useLocale, useTranslations } from "#translations";
import { useDirection } from "../language/use-direction";
import { QrCode } from "../ui/qr-code";
import { type Paper, papers, signsOnSheet } from "./papers";

interface Printed {
	name: string;
	url: string;
}

interface SheetsProps {
	kind: "poster" | "signs";
	paper: Paper;
	/** Of the band behind the name; null for black on white. */
	colour: string | null;
	event: Printed;
	/** The names on the signs, one for each; null is a sign without one. */
	tables: readonly (string | null)[];
}

/**
 * The sheets as they are printed. All lengths are parts of a sheet's width (cqw), so that the preview on a phone and the paper
 * have the same lines. What has `data-text` becomes a text of the PDF, what has `data-fill` a
 * coloured area, and what has `data-cut` is cut into quarters (./make-pdf.ts).
 */
export function Sheets({ kind, paper, colour, event, tables }: SheetsProps) {
	if (kind === "poster")
		return (
			<Sheet paper={paper}>
				<Poster colour={colour} event={event} />
			</Sheet>
		);
	const sheets = Array.from({ length: Math.ceil(tables.length / signsOnSheet) }, (_, sheet) =>
		tables.slice(sheet * signsOnSheet, (sheet + 1) * signsOnSheet),
	);
	return sheets.map((onSheet, sheet) => (
		// The names of two groups are never the same, and signs without a name are all alike.
		<Sheet key={onSheet[0] ?? sheet} paper={paper}>
			<div data-cut className="grid h-full grid-cols-2 grid-rows-2">
				{onSheet.map((table, place) => (
					<div
						key={table ?? place}
						className={clsx(
							"@container min-h-0 overflow-hidden border-dashed border-[#bbb]",
							place % 2 === 0 && "border-r",
							place < 2 && "border-b",
						)}
					>
						<Sign colour={colour} event={event} table={table} />
					</div>
				))}
			</div>
		</Sheet>
	));
}

function Sheet({ paper, children }: { paper: Paper; children: ReactNode }) {
	const { width, height } = papers[paper];
	return (
		<section
			data-sheet
			lang={useLocale()}
			dir={useDirection()}
			style={{ aspectRatio: `${width} / ${height}`, page: paper }}
			className={clsx(
				"@container w-full break-after-page overflow-hidden bg-white text-[#17171a] [print-color-adjust:exact] last:break-after-auto",
				paper === "a4" ? "print:w-[210mm]" : "print:w-[215.9mm]",
			)}
		>
			{children}
		</section>
	);
}

/** Letters of Chinese, Japanese and Korean are twice as wide as others. */
const widthOf = (text: string) =>
	[...text].reduce(
		(sum, sign) =>
			sum + (/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uffe6]/.test(sign) ? 2 : 1),
		0,
	);

function sizeOf(text: string, sizes: readonly [string, string, string]) {
	const width = widthOf(text);
	return width <= 22 ? sizes[0] : width <= 55 ? sizes[1] : sizes[2];
}

function EventName({ name, className }: { name: string; className: string }) {
	return (
		<p
			data-text
			className={clsx(className, "leading-[1.15] font-semibold text-balance wrap-anywhere")}
			dir="auto"
		>
			{name}
		</p>
	);
}

function Poster({ colour, event }: { colour: string | null; event: Printed }) {
	const t = useTranslations("poster");
	const size = sizeOf(event.name, ["text-[9cqw]", "text-[6cqw]", "text-[4.4cqw]"]);
	return (
		<div className="flex h-full flex-col items-center text-center">
			<Band colour={colour} className="px-[7cqw] pt-[9cqw] pb-[6cqw]">
				<EventName name={event.name} className={size} />
			</Band>
			<div className="flex min-h-0 flex-1 flex-col items-center justify-evenly gap-[2cqw] px-[7cqw] pb-[5cqw]">
				<p data-text className="text-[5.2cqw] leading-[1.2] font-semibold text-balance">
					{t("scan")}
				</p>
				<Code url={event.url} className="w-[52cqw]" />
				<div className="flex flex-col gap-[1cqw]">
					{(["stepScan", "stepSignIn", "stepAdd"] as const).map((step) => (
						<p key={step} data-text className="text-[2.9cqw] leading-[1.35]">
							{t(step)}
						</p>
					))}
				</div>
				<Address url={event.url} className="text-[2.2cqw]" />
			</div>
		</div>
	);
}

function Sign({ colour, event, table }: { colour: string | null; event: Printed; table: string | null }) {
	const t = useTranslations("poster");
	const size = sizeOf(event.name, ["text-[8cqw]", "text-[5.8cqw]", "text-[4.2cqw]"]);
	return (
		<div className="flex h-full flex-col items-center text-center">
			<Band colour={colour} className="px-[6cqw] pt-[6cqw] pb-[4cqw]">
				<EventName name={event.name} className={size} />
			</Band>
			<div className="flex min-h-0 flex-1 flex-col items-center justify-evenly px-[6cqw] pb-[4cqw]">
				{table ? (
					<p
						data-text
						dir="auto"
						className={clsx(
							sizeOf(table, ["text-[9cqw]", "text-[6cqw]", "text-[5cqw]"]),
							"leading-[1.15] font-semibold wrap-anywhere",
						)}
					>
						{table}
					</p>
				) : null}
				<Code url={event.url} className="w-[58cqw]" />
				<p data-text className="text-[5cqw] leading-[1.2] font-semibold">
					{t("scanSign")}
				</p>
				<Address url={event.url} className="text-[2.6cqw]" />
			</div>
		</div>
	);
}

function Band({
	colour,
	className,
	children,
}: {
	colour: string | null;
	className: string;
	children: ReactNode;
}) {
	return (
		<div
			data-fill={colour ? true : undefined}
			style={colour ? { backgroundColor: colour, color: "#fff" } : {}}
			className={clsx("w-full", className)}
		>
			{children}
		</div>
	);
}

function Code({ url, className }: { url: string; className: string }) {
	const t = useTranslations("poster");
	return (
		<div data-code className={clsx("shrink-0", className)}>
			<QrCode text={url} label={t("qrCode", { address: url })} />
		</div>
	);
}

/** Without its protocol, as people type it, and broken only where a part of it ends. */
function Address({ url, className }: { url: string; className: string }) {
	const t = useTranslations("poster");
	const parts = url.replace(/^https?:\/\//, "").split(/(?<=\/)/);
	return (
		<div className={clsx(className, "flex flex-col gap-[0.5cqw] leading-[1.35]")}>
			<p data-text>{t("orType")}</p>
			{/* In other fonts "6x5" may become a multiplication. */}
			<p data-text dir="ltr" className="font-mono font-medium wrap-anywhere">
				{parts.map((part, place) => (
					<Fragment key={`${part}${place}`}>
						{part}
						<wbr />
					</Fragment>
				))}
			</p>
		</div>
	);
}
