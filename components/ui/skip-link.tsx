import { useTranslations } from "#translations";

/** The id of each page's <main>. */
export const contentId = "content";

/** The first thing that Tab reaches. It is seen only then, and leads past the header. */
export function SkipLink() {
	const t = useTranslations("common");
	return (
		<a
			href={`#${contentId}`}
			className="sr-only rounded-control bg-darkroom font-medium text-on-darkroom focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-30 focus:px-4 focus:py-3 focus:outline-film"
		>
			{t("skip")}
		</a>
	);
}
