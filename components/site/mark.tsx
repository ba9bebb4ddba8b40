/** The mark, a film frame that is ticked off, and the name. */
export function Mark() {
	return (
		<>
			{/* A static SVG of 800 bytes, nothing to optimise */}
			<img src="/mark.svg" alt="" width={28} height={28} />
			<span className="text-lg font-bold tracking-[-0.03em]">Rollcall</span>
		</>
	);
}

/** Of the link around it. */
export const markLook = "-m-2 inline-flex min-h-11 items-center gap-2.5 rounded-control p-2";
