/** A name to show for anybody: their own, or else the part of their e-mail address before the @; null if there is neither. */
export function personName({ name, email }: { name?: string | null; email?: string | null }): string | null {
	// Control characters include NUL, which PostgreSQL cannot store.
	const own = name
		?.replaceAll(/\p{Cc}/gu, " ")
		.trim()
		.slice(0, nameMaxLength);
	return own || email?.split("@")[0]?.slice(0, nameMaxLength) || null;
}

const nameMaxLength = 120;
