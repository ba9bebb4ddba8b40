import Link from "next/link";

/** The mark (a film frame that is ticked off) and the name. It leads home: /events when signed in. */
export function Wordmark() {
	return (
		<Link href="/" className="-m-2 inline-flex min-h-11 items-center gap-2.5 rounded-control p-2">
			{/* A static SVG of 800 bytes, nothing to optimise */}
			<img src="/mark.svg" alt="" width={28} height={28} />
			<span className="text-lg font-bold tracking-[-0.03em]">Rollcall</span>
		</Link>
	);
}
