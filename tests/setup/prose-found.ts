/** What tests/prose.test.ts finds and does not refuse. */

/**
 * Texts that no guest reads: answers to requests that no page of ours makes, errors for the log and for those who run or
 * write the app, and words of SQL and HTTP. Each is listed word for word, with a number for each value in it.
 */
export const forProgrammers: Readonly<Record<string, readonly string[]>> = {
	"app/api/auth/[...nextauth]/route.ts": ["There is no such address."],
	"app/api/cron/sweep/route.ts": ["Send CRON_SECRET as a bearer token."],
	"app/api/trpc/[trpc]/route.ts": ["Send application/json."],
	"components/removal/removals-provider.tsx": ["useRemovals needs a RemovalsProvider above it."],
	"components/upload/browser/browser-transport.ts": ["The PUT did not get through."],
	"components/sign-in/error-text.ts": ["0Advice"],
	"proxy.ts": ["GET, HEAD", "Pages accept only GET and HEAD requests."],
	"server/auth/demo-account.ts": ["Demo account"],
	"server/db/pool-options.ts": ["SET TIME ZONE 'UTC'"],
	"server/env.js": ["The environment is not valid (see .env.example): 0"],
	"server/http/body-door.ts": ["GET, HEAD, POST"],
	"server/http/cross-site.ts": ["This request came from another site."],
	"server/http/read-input.ts": [
		"The input is not in superjson's format.",
		"An input can be annotated only with values.",
		"This version of superjson is not supported.",
		"An input can be nested at most 0 levels deep.",
		"An input cannot have the name 0.",
		"These annotations are not superjson's.",
		"An input can have at most 0 annotations.",
		"An annotation names a place that the input does not have.",
		"Only undefined and dates can be annotated.",
		"This is not a date.",
	],
	"server/http/refuse-body.ts": [
		"A request can have at most 0 kB.",
		"This request took longer than 0 seconds to arrive.",
		"This server does not answer TRACE requests.",
	],
	"server/images/ends.ts": [
		"Developing exceeded its budget: 0.",
		"Developing was ended by the host (0).",
		"The process that develops a photo crashed: 0",
	],
	"server/images/process/decode-heic.mjs": ["Out of memory"],
	"server/routers/photos.schema.ts": ["sha256 is 64 lower-case hex digits."],
	"server/photos/develop-photo.ts": [
		"The store has no original of this photo.",
		"The bytes in the store are not the announced ones.",
		"The row's content type is not a supported photo type.",
	],
	"server/verify/merge-by-key.ts": ["A listing is not in the order of the keys' bytes: 0 came after 0."],
	"server/verify/verify.ts": [
		"The bucket has no originals, and the database has photos. Is S3_BUCKET the right one?",
	],
	"server/telemetry/job-spans.ts": ["OpenTelemetry SDK Context Key SUPPRESS_TRACING"],
};
