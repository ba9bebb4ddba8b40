import { ChevronRight } from "lucide-react";
import { useTranslations } from "#translations";
import { Card } from "../ui/card";
import { Initials } from "../ui/initials";
import { Spinner } from "../ui/spinner";

export interface DemoAccount {
	email: string;
	name: string;
	/** What they are on the roll of the demo event. */
	membership:
		| "demoOrganizer"
		| "demoSteward"
		| "demoATTENDED"
		| "demoREGISTERED"
		| "demoINVITED"
		| "demoStranger";
}

export function DemoAccounts({
	accounts,
	heading,
	busy,
	action,
}: {
	accounts: readonly DemoAccount[];
	heading: string;
	/** The sign-in that is in progress: a provider's id or a demo account's e-mail address. */
	busy: string | null;
	/** Gets the chosen account's e-mail address in the field "demo". */
	action: (form: FormData) => void;
}) {
	const t = useTranslations("signIn");
	return (
		<section aria-labelledby="demo-accounts">
			<h2 id="demo-accounts" className="mb-2 text-caption font-medium text-muted">
				{heading}
			</h2>
			<Card className="overflow-hidden">
				<form action={action} className="divide-y divide-line">
					{accounts.map(({ email, name, membership }) => (
						<button
							key={email}
							type="submit"
							name="demo"
							value={email}
							disabled={busy !== null}
							aria-busy={busy === email || undefined}
							className="flex min-h-16 w-full items-center gap-3 px-4 py-2.5 text-start transition-colors hover:bg-sunken focus-visible:-outline-offset-2"
						>
							<Initials name={name} />
							<span className="min-w-0 flex-1">
								<span className="block font-medium">{name}</span>
								<span className="block text-caption text-muted">{t(membership)}</span>
							</span>
							{busy === email ? (
								<Spinner />
							) : (
								<ChevronRight aria-hidden className="size-5 text-muted rtl:-scale-x-100" />
							)}
						</button>
					))}
				</form>
			</Card>
		</section>
	);
}
