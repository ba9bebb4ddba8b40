import { Initials } from "../ui/initials";
import { SignOutButton } from "./sign-out-button";
import { Wordmark } from "./wordmark";

export function SiteHeader({ user }: { user: { name: string } }) {
	return (
		<header className="border-b border-line bg-surface">
			<div className="mx-auto flex h-16 max-w-6xl items-center justify-between gap-4 px-4 sm:px-6">
				<Wordmark />
				<div className="flex items-center gap-1.5">
					<Initials name={user.name} />
					<span className="hidden px-1 text-sm font-medium sm:inline">{user.name}</span>
					<span className="sr-only sm:hidden">Signed in as {user.name}</span>
					<SignOutButton />
				</div>
			</div>
		</header>
	);
}
