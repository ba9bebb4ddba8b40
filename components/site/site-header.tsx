import { AccountMenu } from "./account-menu";
import { Wordmark } from "./wordmark";

export function SiteHeader({
	user,
	signOutUrl,
}: {
	user: { name: string; email: string | null };
	signOutUrl: string | null;
}) {
	return (
		<header className="border-b border-line bg-surface">
			<div className="mx-auto flex h-16 max-w-6xl items-center justify-between gap-4 px-4 sm:px-6">
				<Wordmark />
				<AccountMenu user={user} signOutUrl={signOutUrl} />
			</div>
		</header>
	);
}
