/** What an error comes down to in the log. Its own fields are left out: a driver puts rows there, with people's addresses. */
interface ErrorFacts {
	type: string;
	message: string;
	code?: string;
	/** Of the page that shows it, where Next gave it one. */
	digest?: string;
	stack?: string;
	cause?: ErrorFacts;
}

/** `depth`: how far causes are followed. */
export function errorFacts(error: unknown, depth = 4): ErrorFacts {
	if (!(error instanceof Error)) return { type: typeof error, message: withoutPeople(String(error)) };
	const { cause } = error;
	const tell = isOfDatabase(error) ? (text: string) => withoutPeople(withoutValues(text)) : withoutPeople;
	return {
		type: error.name,
		message: tell(error.message),
		code: textOf(error, "code"),
		digest: textOf(error, "digest"),
		stack: error.stack && tell(error.stack),
		cause: cause === undefined || depth === 0 ? undefined : errorFacts(cause, depth - 1),
	};
}

function textOf(error: object, field: string): string | undefined {
	const value: unknown = Reflect.get(error, field);
	return typeof value === "string" ? value : undefined;
}

/** Prisma's, or the driver's own, which carries what the server reports of it. */
const isOfDatabase = (error: Error) => error.name.startsWith("PrismaClient") || "severity" in error;

/** PostgreSQL quotes what it could not take: 'invalid input syntax for type uuid: "…"'. */
const withoutValues = (text: string) => text.replaceAll(/"[^"]*"/g, '"[value]"');

/** E-mail addresses, and what would let a reader of the log in: a signed URL's query, a password in an address. */
function withoutPeople(text: string): string {
	return text
		.replaceAll(/[^\s"'`<>()=:,/]+@[^\s"'`<>()=:,/]+\.[a-z]{2,}/gi, "[e-mail]")
		.replaceAll(/\/\/[^\s/@]+@/g, "//[credentials]@")
		.replaceAll(/(https?:\/\/[^\s"'?]+)\?[^\s"']*/g, "$1?[query]");
}
