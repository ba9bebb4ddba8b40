import { RunningPackage } from "../take-home/running-package";
import { RunningUploads } from "../upload/running-uploads";
import { AccountMenu } from "./account-menu";
import type { LanguageChoice } from "./language-chooser";
import { Wordmark } from "./wordmark";

export function SiteHeader({
	user,
	signOutUrl,
	languages,
}: {
	user: { id: string; name: string | null; email: string | null };
	signOutUrl: string | null;
	languages: readonly LanguageChoice[];
}) {
	return (
		<header className="border-b border-line bg-surface">
			<div className="mx-auto flex min-h-16 max-w-6xl flex-wrap items-center justify-between gap-x-4 py-2 px-4 sm:px-6">
				<Wordmark />
				{/* On a phone it has a line of its own. */}
				<div className="flex flex-wrap gap-2 max-sm:order-last max-sm:my-1 max-sm:basis-full sm:ms-auto empty:hidden">
					<RunningUploads className="max-sm:grow max-sm:justify-center" />
					<RunningPackage className="max-sm:grow max-sm:justify-center" />
				</div>
				<AccountMenu user={user} signOutUrl={signOutUrl} languages={languages} />
			</div>
		</header>
	);
}
