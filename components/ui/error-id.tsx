import { useTranslations } from "#translations";

/** The id that finds an error in the server's log. An error in the browser has none, so nothing is shown. */
export function ErrorId({ digest }: { digest?: string }) {
	const t = useTranslations("common");
	if (!digest) return null;
	return <p className="mt-3 text-sm">{t.rich("errorId", { digest, code: (text) => <code>{text}</code> })}</p>;
}
