import { useTranslations } from "#translations";

const exampleAddress = "ada@example.org";

/**
 * For the person who runs a new site. Nobody knows who that is, so it stands below what an ordinary guest reads. `email`
 * is the reader's verified address; null if there is none.
 */
export function OperatorNote({ email }: { email: string | null }) {
	const t = useTranslations("events");
	const command = `npm run organizer -- ${email ?? exampleAddress}`;
	return (
		<section aria-labelledby="operator" className="mt-6 rounded-card bg-sunken p-5 text-sm leading-relaxed">
			<h2 id="operator" className="font-semibold">
				{t("operator")}
			</h2>
			<p className="mt-1 text-pretty text-muted">{t(email ? "operatorText" : "operatorUnverified")}</p>
			<pre
				dir="ltr"
				className="mt-3 rounded-control bg-surface p-3 font-mono whitespace-pre-wrap wrap-anywhere"
			>
				<code>{command}</code>
			</pre>
			<p className="mt-3 text-muted">{t("operatorThen")}</p>
		</section>
	);
}
