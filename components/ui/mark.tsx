const holes = [3.5, 25.5].flatMap((x) => [5, 14, 23].map((y) => ({ x, y })));

/** The logo, a film frame with a tick (as in app/icon.svg), and the name. Inline, so no page waits for it to load. */
export function Mark() {
	return (
		<>
			<svg aria-hidden viewBox="0 0 32 32" className="size-7">
				<rect width="32" height="32" rx="7" className="fill-film" />
				<g className="fill-on-film">
					{holes.map(({ x, y }) => (
						<rect key={`${x} ${y}`} x={x} y={y} width="3" height="4" rx="1" />
					))}
				</g>
				<path
					d="m10.5 16.6 4 4 7.2-8.6"
					className="fill-none stroke-on-film stroke-[3.2]"
					strokeLinecap="round"
					strokeLinejoin="round"
				/>
			</svg>
			<span className="text-lg font-bold tracking-[-0.03em]">Rollcall</span>
		</>
	);
}

/** Classes for the link around the logo. */
export const markLook = "-m-2 inline-flex min-h-11 items-center gap-2.5 rounded-control p-2";
