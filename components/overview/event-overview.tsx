import type { ReactNode } from "react";
import { useTranslations } from "#translations";
import type { OverviewAnswer } from "../trpc/types";
import { Card } from "../ui/card";

/** Who is on the roll and what is in the album, in numbers. `uploads` says until when photos can be added. */
export function EventOverview({ overview, uploads }: { overview: OverviewAnswer; uploads: ReactNode }) {
	const t = useTranslations("organizer");
	const { people, photos } = overview;
	const count = people.INVITED + people.REGISTERED + people.ATTENDED;
	return (
		<div className="grid gap-4 sm:grid-cols-2">
			<Numbers
				title={t("people")}
				note={t("onTheRoll", { count })}
				numbers={[
					[t("INVITED"), people.INVITED],
					[t("REGISTERED"), people.REGISTERED],
					[t("ATTENDED"), people.ATTENDED],
				]}
			/>
			<Numbers
				title={t("album")}
				note={uploads}
				numbers={[
					[t("SHOWN"), photos.SHOWN],
					[t("WAITING"), photos.WAITING],
					[t("HIDDEN"), photos.HIDDEN],
				]}
			/>
		</div>
	);
}

interface NumbersProps {
	title: string;
	note: ReactNode;
	numbers: [name: string, number: number][];
}

function Numbers({ title, note, numbers }: NumbersProps) {
	return (
		<Card className="flex flex-col p-5">
			<h2 className="font-semibold tracking-tight">{title}</h2>
			<dl className="mt-3 flex flex-col gap-2">
				{numbers.map(([name, number]) => (
					<div key={name} className="flex items-baseline justify-between gap-4">
						<dt className="text-sm text-muted">{name}</dt>
						<dd className="text-xl font-semibold tabular-nums">{number}</dd>
					</div>
				))}
			</dl>
			<p className="mt-auto pt-4 text-caption text-pretty text-muted">{note}</p>
		</Card>
	);
}
