import type { ReactNode } from "react";
import { useTranslations } from "#translations";

const most = 200;

/** A sentence that unfolds to the names it speaks of. */
export function NameList({ names, children }: { names: readonly string[]; children: ReactNode }) {
	const t = useTranslations("upload");
	return (
		<details className="group/names">
			<summary className="rounded-control wrap-anywhere">{children}</summary>
			<ul className="mt-1 max-h-40 overflow-y-auto text-caption">
				{names.slice(0, most).map((name, index) => (
					// The index is the key, because two files may share a name and the list only grows
					<li key={index} className="wrap-anywhere">
						<bdi>{name}</bdi>
					</li>
				))}
				{names.length > most ? <li>{t("andMore", { count: names.length - most })}</li> : null}
			</ul>
		</details>
	);
}
