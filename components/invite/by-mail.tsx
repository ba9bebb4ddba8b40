"use client";

import { useTranslations } from "#translations";
import type { InvitationsLook } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { PressEnd } from "./press-end";
import { type Meant, usePress } from "./use-press";

interface ByMailProps {
	meant: Meant;
	look: InvitationsLook;
	refresh: () => Promise<unknown>;
}

/** Sends e-mails to those who were never told, and says what became of those that were sent. */
export function ByMail({ meant, look, refresh }: ByMailProps) {
	const t = useTranslations("invite");
	const press = usePress(meant, refresh);
	const { mailable, mailsLeft, withoutAddress, waiting, unsure } = look;
	const isTooMany = mailsLeft !== null && mailable > mailsLeft;
	/** To those who were told: only for people whom the organizer selected, never for a whole roll. */
	const again = meant.personIds && mailable === 0 && waiting === 0 ? look.mailableAgain : 0;
	return (
		<section className="flex flex-col gap-3">
			<h3 className="font-semibold">{t("byMail")}</h3>
			{mailsLeft === null ? (
				<p className="text-sm text-pretty text-muted">{t("mailOff")}</p>
			) : (
				<>
					<p className="text-sm text-pretty text-muted">
						{mailable > 0 || withoutAddress > 0 ? t("mailLead", { count: mailable }) : t("allMailed")}{" "}
						{withoutAddress > 0 ? t("noAddress", { count: withoutAddress }) : null}
					</p>
					{mailable > 0 ? (
						<div>
							<Button
								variant="primary"
								busy={press.busy}
								disabled={isTooMany}
								onClick={() => press.send(false)}
							>
								{t("send", { count: mailable })}
							</Button>
							{isTooMany ? (
								<p className="mt-1 text-caption text-bad">{t("tooMany", { left: mailsLeft })}</p>
							) : null}
						</div>
					) : null}
					{again > 0 ? (
						<div>
							<Button busy={press.busy} onClick={() => press.send(true)}>
								{t("sendAgain", { count: again })}
							</Button>
							<p className="mt-1 text-caption text-muted">{t("againHint", { count: again })}</p>
						</div>
					) : null}
				</>
			)}
			<PressEnd press={press} said="sent" />
			<p role="status" className="text-sm empty:hidden">
				{waiting > 0 ? t("waiting", { count: waiting }) : null}
			</p>
			<Failures look={look} />
			{unsure > 0 ? <Banner>{t("unsure", { count: unsure })}</Banner> : null}
		</section>
	);
}

/** Whom no e-mail could be sent to, and why. */
function Failures({ look: { failed, failures } }: { look: InvitationsLook }) {
	const t = useTranslations("invite");
	if (failed === 0) return null;
	const more = failed - failures.length;
	return (
		<Banner tone="bad" title={t("failed", { count: failed })}>
			<ul className="mt-1 list-disc ps-5">
				{failures.map(({ id, name, email, failure }) => (
					<li key={id} className="wrap-anywhere">
						{t("failure", { who: email ?? name ?? "", why: failure ?? t("noAnswer") })}
					</li>
				))}
				{more > 0 ? <li>{t("more", { count: more })}</li> : null}
			</ul>
			<p className="mt-2">{t("failedAdvice")}</p>
		</Banner>
	);
}
