/**
 * The words with which somebody is told of an event: as a message that an organizer copies, and as an e-mail. They are the
 * same for everybody and contain nothing that an organizer typed beside the event's name and place, so that nobody sends
 * words of their own to many people from the operator's address.
 */
import { translator } from "@/messages/compile";
import { type Locale, languages } from "@/messages/locales";

interface InvitedTo {
	slug: string;
	name: string;
	venue: string | null;
	timezone: string;
	startsAt: Date;
	endsAt: Date;
	/** Whether it takes no more photos. */
	isOver: boolean;
}

export const albumUrl = (origin: string, { slug }: Pick<InvitedTo, "slug">) => `${origin}/events/${slug}`;

/** The message for a messenger. It does not name an address, because it may go to several people. */
export function invitationMessage({
	event,
	origin,
	locale,
}: {
	event: InvitedTo;
	origin: string;
	locale: Locale;
}) {
	const t = translator(locale, "invitation");
	const facts = [t("to", { event: event.name }), dayOf(event, locale), event.venue].filter(Boolean);
	const album = albumUrl(origin, event);
	return {
		title: t("subject", { event: event.name }),
		text: `${facts.join("\n")}\n\n${t("album")}\n${album}\n\n${t(event.isOver ? "howOver" : "how")}`,
	};
}

/** `origin` and the event's address are made by the server and have no characters that need to be escaped in HTML. */
export function invitationMail({
	event,
	origin,
	email,
	by,
	locale,
}: {
	event: InvitedTo;
	origin: string;
	/** The reader's address, with which they sign in. */
	email: string;
	/** The name of the organizer; null if they have none. */
	by: string | null;
	/** The reader's language. */
	locale: Locale;
}) {
	const t = translator(locale, "invitation");
	const url = albumUrl(origin, event);
	const name = inOneLine(event.name);
	const to = by ? t("toBy", { event: name, who: inOneLine(by) }) : t("to", { event: name });
	const facts = [dayOf(event, locale), event.venue && inOneLine(event.venue)].filter((fact) => fact !== null);
	const album = t("album");
	const how = t(event.isOver ? "howMailOver" : "howMail", { email });
	const why = t("why", { host: new URL(origin).host });
	return {
		subject: t("subject", { event: name }),
		text: `${to}\n${facts.join("\n")}\n\n${album}\n${url}\n\n${how}\n\n${why}\n`,
		html: `<!doctype html>
<html lang="${locale}" dir="${languages[locale].direction}">
<body style="margin:0;padding:24px;background:#f6f6f7;color:#1c1c1f;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:480px;margin:0 auto;padding:28px;background:#ffffff;border-radius:14px">
<p style="margin:0 0 4px;font-weight:600">${escaped(to)}</p>
<p style="margin:0 0 20px;color:#5c5c66">${facts.map(escaped).join("<br>")}</p>
<p style="margin:0 0 20px">${escaped(album)}</p>
<p style="margin:0 0 20px"><a href="${url}" style="display:inline-block;padding:13px 22px;border-radius:10px;background:#1c1c1f;color:#ffffff;font-weight:600;text-decoration:none">${escaped(t("open"))}</a></p>
<p style="margin:0 0 20px">${escaped(how)}</p>
<p style="margin:0 0 20px;color:#5c5c66;font-size:14px">${escaped(translator(locale, "mail")("linkCopy"))}<br><span dir="ltr" style="word-break:break-all">${url}</span></p>
<p style="margin:0;color:#5c5c66;font-size:14px">${escaped(why)}</p>
</div>
</body>
</html>
`,
	};
}

/** "Saturday, 10 October 2026", with the time unless it begins at midnight, and both days if it spans several. */
function dayOf({ startsAt, endsAt, timezone }: InvitedTo, locale: Locale): string {
	const format = (options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat(languages[locale].intl === "en" ? "en-GB" : languages[locale].intl, {
			timeZone: timezone,
			...options,
		});
	const days = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
	// An event that ends at midnight does not last until the next day.
	const last = new Date(Math.max(startsAt.getTime(), endsAt.getTime() - 1));
	const [from, to] = [days.format(startsAt), days.format(last)];
	if (from !== to) return `${from} – ${to}`;
	const time = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(startsAt);
	return time === "00:00" ? from : `${from}, ${time}`;
}

/** A line break in a subject would begin another header, and in the text another paragraph. */
const inOneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();

const entities: Readonly<Record<string, string>> = {
	...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" },
};
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
