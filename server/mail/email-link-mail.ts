/**
 * The e-mail with the link. It names no event, because only a person who has signed in may learn whose roll they
 * are on.
 */
import { translator } from "@/messages/compile";
import { type Locale, languages } from "@/messages/locales";
import type { Limits } from "../limits";

/** `url` and `origin` are made by the server and have no characters that need to be escaped in HTML, nor do the messages. */
export function emailLinkMail({
	url,
	origin,
	limits,
	locale,
}: {
	url: string;
	origin: string;
	/** The reader's language. */
	locale: Locale;
	limits: Pick<Limits, "emailLinkSeconds">;
}) {
	const { host } = new URL(origin);
	const minutes = limits.emailLinkSeconds / 60;
	const t = translator(locale, "mail");
	const what = t("linkWhat", { host });
	const how = t("linkHow", { minutes });
	const notYou = t("linkNotYou");
	return {
		subject: t("linkSubject"),
		text: `${what}\n\n${url}\n\n${how}\n\n${notYou}\n`,
		html: `<!doctype html>
<html lang="${locale}" dir="${languages[locale].direction}">
<body style="margin:0;padding:24px;background:#f6f6f7;color:#1c1c1f;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:480px;margin:0 auto;padding:28px;background:#ffffff;border-radius:14px">
<p style="margin:0 0 20px">${what}</p>
<p style="margin:0 0 20px"><a href="${url}" style="display:inline-block;padding:13px 22px;border-radius:10px;background:#1c1c1f;color:#ffffff;font-weight:600;text-decoration:none">${t("linkButton")}</a></p>
<p style="margin:0 0 20px">${how}</p>
<p style="margin:0 0 20px;color:#5c5c66;font-size:14px">${t("linkCopy")}<br><span dir="ltr" style="word-break:break-all">${url}</span></p>
<p style="margin:0;color:#5c5c66;font-size:14px">${notYou}</p>
</div>
</body>
</html>
`,
	};
}
