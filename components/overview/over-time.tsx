"use client";

import { useTranslations } from "#translations";
import type { Format } from "../format/make-format";
import { useFormat } from "../format/use-format";
import type { OverviewAnswer } from "../trpc/types";
import { Card } from "../ui/card";

type Times = OverviewAnswer["times"];

interface OverTimeProps {
	times: Times;
	timezone: string;
}

/** When photos were added, as bars. The same numbers are in a table, for people who cannot see the bars. */
export function OverTime({ times, timezone }: OverTimeProps) {
	const t = useTranslations("organizer");
	const format = useFormat();
	const { length, bars } = times;
	const [first, last] = [bars[0], bars.at(-1)];
	return (
		<Card className="p-5">
			<h2 className="font-semibold tracking-tight">{t("overTime")}</h2>
			{first && last ? (
				<>
					<p className="mt-1 text-sm text-muted">{t(`lead_${length}`)}</p>
					<Chart times={times} first={first} last={last} timezone={timezone} />
					<details className="mt-3 text-sm">
						<summary className="cursor-pointer rounded-control py-3 font-medium text-muted hover:text-ink">
							{t("asTable")}
						</summary>
						<div className="max-h-80 overflow-y-auto">
							<table className="w-full max-w-md">
								<thead className="text-start text-caption text-muted">
									<tr>
										<th scope="col" className="py-1 text-start font-medium">
											{t("time")}
										</th>
										<th scope="col" className="py-1 text-end font-medium">
											{t("photosAdded")}
										</th>
									</tr>
								</thead>
								<tbody>
									{bars.map(({ at, photos }) => (
										<tr key={at.getTime()} className="border-t border-line">
											<th scope="row" className="py-1 text-start font-normal">
												{nameOf(format, length, at, timezone)}
											</th>
											<td className="py-1 text-end tabular-nums">{photos}</td>
										</tr>
									))}
								</tbody>
							</table>
						</div>
					</details>
				</>
			) : (
				<p className="mt-1 text-sm text-muted">{t("nothingYet")}</p>
			)}
		</Card>
	);
}

/** Units of the drawing, which is stretched to the width of the page. */
const height = 100;
/** A bar and the gap after it. */
const step = 10;
const barWidth = 8;

interface ChartProps extends OverTimeProps {
	first: Times["bars"][number];
	last: Times["bars"][number];
}

function Chart({ times: { length, bars }, first, last, timezone }: ChartProps) {
	const t = useTranslations("organizer");
	const format = useFormat();
	const most = bars.reduce((best, bar) => (bar.photos > best.photos ? bar : best), first);
	const name = (at: Date) => nameOf(format, length, at, timezone);
	const label = t(`chart_${length}`, {
		...{ from: name(first.at), to: name(last.at) },
		...{ most: most.photos, when: name(most.at) },
	});
	const middle = bars.length > 2 ? bars[Math.floor(bars.length / 2)] : undefined;
	// Few bars are not stretched to slabs.
	const width = Math.max(bars.length, 12) * step;
	return (
		// Time runs to the right in every language of this site's charts, as the bars are drawn.
		<div dir="ltr" className="mt-4">
			<div className="flex gap-2">
				<div className="flex flex-col justify-between text-end text-caption text-muted tabular-nums">
					<span>{most.photos}</span>
					<span>0</span>
				</div>
				<svg
					role="img"
					aria-label={label}
					viewBox={`0 0 ${width} ${height}`}
					preserveAspectRatio="none"
					className="h-40 w-full border-b border-line-strong text-film-ink"
				>
					{bars.map(({ at, photos }, index) => (
						<rect
							key={at.getTime()}
							x={index * step + 1}
							y={height - (photos / most.photos) * height}
							width={barWidth}
							height={(photos / most.photos) * height}
							fill="currentColor"
						>
							<title>{`${name(at)}: ${photos}`}</title>
						</rect>
					))}
				</svg>
			</div>
			<div
				className="mt-1 flex justify-between gap-2 ps-6 text-caption text-muted"
				// As wide as the bars.
				style={{ width: `min(100%, max(12rem, ${Math.min(1, (bars.length * step) / width) * 100}%))` }}
			>
				<span>{name(first.at)}</span>
				{middle ? <span className="max-sm:hidden">{name(middle.at)}</span> : null}
				{bars.length > 1 ? <span className="text-end">{name(last.at)}</span> : null}
			</div>
		</div>
	);
}

/** What a bar is called: its hour, its day or its month. */
function nameOf(format: Format, length: Times["length"], at: Date, timezone: string): string {
	if (length === "hour") return format.shortMoment(at, timezone);
	return length === "day" ? format.shortDay(at, timezone) : format.month(at, timezone);
}
