/**
 * The parts of an error that are logged. Its other fields are left out, because a database driver puts rows with
 * people's addresses there.
 */
interface ErrorFacts {
	type: string;
	message: string;
	code?: string;
	/** The digest that Next shows on the error page, if there is one. */
	digest?: string;
	stack?: string;
	cause?: ErrorFacts;
}

/** `depth` is the number of causes that are followed. */
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

/** Whether the error comes from Prisma or from the driver, whose errors have the server's `severity`. */
const isOfDatabase = (error: Error) => error.name.startsWith("PrismaClient") || "severity" in error;

/** Removes quoted values, because PostgreSQL quotes what it refuses: 'invalid input syntax for type uuid: "…"'. */
const withoutValues = (text: string) => text.replaceAll(/"[^"]*"/g, '"[value]"');

/** Removes e-mail addresses and everything that grants access: a signed URL's query and a password in an address. */
function withoutPeople(text: string): string {
	return text
		.replaceAll(/[^\s"'`<>()=:,/]+@[^\s"'`<>()=:,/]+\.[a-z]{2,}/gi, "[e-mail]")
		.replaceAll(/\/\/[^\s/@]+@/g, "//[credentials]@")
		.replaceAll(/(https?:\/\/[^\s"'?]+)\?[^\s"']*/g, "$1?[query]");
}
