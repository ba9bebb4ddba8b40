import { useEffect, useRef, useState } from "react";
import { useTranslations } from "#translations";

interface ShownNoteProps {
	/** The order, person and section that are chosen. */
	chosen: string;
	/** Their photos are there. */
	settled: boolean;
	count: number;
	hasMore: boolean;
}

/** What screen readers say when another order, person or section was chosen, as soon as its photos are there. */
export function ShownNote({ chosen, settled, count, hasMore }: ShownNoteProps) {
	const t = useTranslations("gallery");
	const [said, setSaid] = useState("");
	const saidOf = useRef(chosen);
	useEffect(() => {
		if (!settled || saidOf.current === chosen) return;
		saidOf.current = chosen;
		setSaid(t(hasMore ? "firstShown" : "nowShown", { count }));
	}, [chosen, settled, count, hasMore, t]);
	return (
		<p role="status" className="sr-only">
			<span key={chosen}>{said}</span>
		</p>
	);
}
