import { useTranslations } from "#translations";
import { useDirection } from "../language/use-direction";

/** The arrows of the keyboard that lead to the previous and to the next photo. */
export const arrowsOf = { ltr: ["←", "→"], rtl: ["→", "←"] } as const;

/** The keys of the wall, for people with a keyboard. It comes and goes with the buttons. */
export function KeyLegend({ canFillScreen }: { canFillScreen: boolean }) {
	const t = useTranslations("live");
	const [previous, next] = arrowsOf[useDirection()];
	const keys: readonly (readonly [string, string])[] = [
		[t("space"), t("keyPause")],
		[previous, t("previous")],
		[next, t("next")],
		...(canFillScreen ? [["F", t("fullScreen")] as const] : []),
	];
	return (
		<dl
			aria-label={t("keys")}
			className="hidden flex-wrap justify-end gap-x-4 gap-y-1 rounded-2xl bg-darkroom/75 px-3.5 py-2 text-[clamp(0.8125rem,1.5vmin,1.125rem)] text-on-darkroom sm:flex pointer-coarse:hidden"
		>
			{keys.map(([key, does]) => (
				<div key={does} className="flex items-center gap-1.5">
					<dt>
						<kbd className="rounded-photo border border-on-darkroom-muted px-1.5 py-0.5 font-sans text-[0.92em]">
							{key}
						</kbd>
					</dt>
					<dd>{does}</dd>
				</div>
			))}
		</dl>
	);
}
