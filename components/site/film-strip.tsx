import { useTranslations } from "#translations";

const frames = [
	{ name: "summit", ratio: 1.5 },
	{ name: "dogs", ratio: 0.666 },
	{ name: "ridge", ratio: 1.502 },
	{ name: "stream", ratio: 1.502 },
	{ name: "trail", ratio: 1.332 },
] as const;

/** Five frames of one roll of film, running off the edge of the page. */
export function FilmStrip() {
	const t = useTranslations("landing");
	return (
		<figure aria-label={t("filmStrip")} className="overflow-hidden bg-darkroom py-2.5">
			<div aria-hidden className="perforation" />
			<ul className="my-2.5 flex w-max gap-2.5 px-4 sm:px-6 xl:px-[max(1.5rem,calc((100vw-72rem)/2+1.5rem))]">
				{frames.map(({ name, ratio }, index) => (
					<li key={name} className="flex flex-col gap-1.5">
						{/* A plain <img>, because the files already have the right sizes. */}
						<img
							src={`/landing/${name}-280.webp`}
							srcSet={`/landing/${name}-280.webp 1x, /landing/${name}-560.webp 2x`}
							alt={t(name)}
							style={{ aspectRatio: ratio }}
							className="h-44 w-auto rounded-photo sm:h-70"
						/>
						<span
							aria-hidden
							className="text-[0.6875rem] font-semibold tracking-widest text-film tabular-nums"
						>
							{index + 21}
						</span>
					</li>
				))}
			</ul>
			<div aria-hidden className="perforation" />
		</figure>
	);
}
