/**
 * tRPC and the ladder of procedures: open → signedIn → onRoll(eventId) → steward(eventId) → organizer(eventId), and `claimed` for
 * the change feed. What else a membership allows is in server/policies. Guards read the parsed input, so .input comes before .use. One
 * middleware turns AppError into a tRPC error; it checks result.ok, because next() never rejects.
 */
import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError } from "zod";
import { translator } from "@/messages/compile";
import type { Values } from "@/messages/types";
import { mayOrganize } from "@/rules/roles";
import { type Problem, problems, wordLimits } from "@/rules/words";
import { busyWhereOverloaded } from "../db/overloaded";
import { AppError, type ErrorCode, errorTable } from "../errors";
import { readInput } from "../http/read-input";
import { limits } from "../limits";
import { requireDoor } from "../policies/door";
import { findMembership } from "../policies/membership";
import { countCall } from "../telemetry/measures";
import { currentRequestId } from "../telemetry/request-id";
import type { Context } from "./context";
import { eventInput } from "./photos.schema";

const t = initTRPC.context<Context>().create({
	transformer: {
		input: { serialize: superjson.serialize, deserialize: (payload) => readInput(payload, limits) },
		output: superjson,
	},
	errorFormatter({ shape, error }) {
		const appCode = codeOf(error);
		const entry = errorTable[appCode];
		return {
			...shape,
			message: messageOf(error, appCode),
			// The stack is left out, because it is only for the log.
			data: {
				code: shape.data.code,
				httpStatus: shape.data.httpStatus,
				path: shape.data.path,
				appCode,
				/** What the sentence of the code names (messages/en/errors.ts). */
				params: error.cause instanceof AppError ? error.cause.params : noParams,
				/** What is wrong with what a person typed (messages/en/failures.ts); null if nothing is. */
				problem: problemOf(error),
				/** The id that finds an internal error in the log. */
				requestId: appCode === "INTERNAL" ? (currentRequestId() ?? null) : null,
				retry: "retry" in entry,
				/** Seconds until a retry makes sense; null if the server does not know. */
				retryAfter: retryAfterOf(error),
			},
		};
	},
});

function codeOf(error: TRPCError): ErrorCode {
	if (error.cause instanceof AppError) return error.cause.code;
	return error.code === "INTERNAL_SERVER_ERROR" ? "INTERNAL" : "INVALID_INPUT";
}

export function retryAfterOf({ cause }: TRPCError): number | null {
	return cause instanceof AppError ? cause.retryAfter : null;
}

const noParams: Values = {};

/** The English sentence, for whoever reads the answer itself. Pages make theirs from the code and its parameters. */
function messageOf(error: TRPCError, appCode: ErrorCode): string {
	if (error.cause instanceof AppError) return error.cause.message;
	const problem = problemOf(error);
	if (problem) return translator("en", "failures")(problem, wordLimits);
	if (error.cause instanceof ZodError && error.cause.issues[0]) return error.cause.issues[0].message;
	if (appCode !== "INTERNAL") return error.message;
	const requestId = currentRequestId();
	return requestId
		? translator("en", "failures")("INTERNAL_REQUEST", { requestId })
		: translator("en", "errors")("INTERNAL");
}

/** The schemas name a problem in place of a sentence. Other issues are mistakes of a program, not of a person. */
function problemOf({ cause }: TRPCError): Problem | null {
	const message = cause instanceof ZodError ? cause.issues[0]?.message : undefined;
	return problems.find((problem) => problem === message) ?? null;
}

const mapped = t.middleware(async ({ next }) => {
	const result = await next();
	if (result.ok) return result;
	const cause = busyWhereOverloaded(result.error.cause);
	if (cause instanceof AppError) throw asTrpcError(cause);
	return result;
});

const asTrpcError = (cause: AppError) =>
	new TRPCError({ code: errorTable[cause.code].trpc, message: cause.message, cause });

/**
 * Over HTTP only a limited number of calls run at once (../http/in-flight.ts). Each call of a batch counts. Its body was
 * read before (../http/api-route.ts), so that slow bodies do not use up the limit, but nothing has parsed it yet.
 */
const bounded = t.middleware(({ ctx, next }) => (ctx.inFlight ? ctx.inFlight(() => next()) : next()));

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** The outermost, so that it sees the code that the caller gets, and the time that a call waited for its turn. */
const measured = t.middleware(async ({ path, next }) => {
	const startedAt = performance.now();
	const result = await next();
	const code = result.ok ? "ok" : codeOf(result.error);
	countCall({ procedure: path, code, ms: performance.now() - startedAt });
	return result;
});

export const open = t.procedure.use(measured).use(mapped).use(bounded);

export const signedIn = open.use(async ({ ctx, next }) => {
	const session = await ctx.caller.session();
	if (!session) throw new AppError("SIGNED_OUT");
	return next({ ctx: { user: session.user } });
});

/**
 * For a procedure that reads whether the session has ended together with what it is asked for, in one query. It has to
 * throw SIGNED_OUT itself (../policies/sessions.ts), because `claims` may be those of an ended session.
 */
export const claimed = open.use(({ ctx, next }) => {
	const { claims } = ctx.caller;
	if (!claims) throw new AppError("SIGNED_OUT");
	return next({ ctx: { claims } });
});

/**
 * For people on the event's roll, whatever their status: they may see the gallery. `ctx.membership` decides the
 * rest.
 */
export const onRoll = signedIn.input(eventInput).use(async ({ ctx, input, next }) => {
	const membership = await findMembership(ctx.deps.db, { eventId: input.eventId, userId: ctx.user.id });
	if (!membership) throw new AppError("EVENT_NOT_FOUND");
	return next({ ctx: { membership } });
});

/** For people who keep the event's door: its stewards and organizers. */
export const steward = onRoll.use(({ ctx, next }) => {
	requireDoor(ctx.membership);
	return next();
});

/** For the event's organizers. To people who are not on the roll the event still does not exist. */
export const organizer = onRoll.use(({ ctx, next }) => {
	if (!mayOrganize(ctx.membership)) throw new AppError("ORGANIZERS_ONLY");
	return next();
});
