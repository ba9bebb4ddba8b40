/** The dependencies of the use-cases. They are passed as values, so tests can pass others and never mock a module. */
import type { PrismaClient } from "@/prisma/generated/client";
import type { Limits } from "./limits";
import type { Mailer } from "./mail/mailer";
import type { ObjectStore } from "./storage/object-store";
import type { Log } from "./telemetry/log";

export interface Deps {
	db: PrismaClient;
	storage: ObjectStore;
	limits: Limits;
	now: () => Date;
	/** Counts one upload of this person in this event. Throws AppError("TOO_MANY_REQUESTS") beyond the limit. */
	rateLimit: (who: { userId: string; eventId: string }) => Promise<void>;
	/** The URL that people open, without a slash at the end. */
	origin: string;
	/** Null on a server that does not send e-mail. */
	mailer: Mailer | null;
	/** Counts one e-mail link. Throws AppError("TOO_MANY_REQUESTS") beyond either limit. */
	emailLinkLimit: (from: { email: string; ip: string }) => Promise<void>;
	/** Runs a task after the answer has been sent. */
	defer: (task: () => Promise<unknown>) => void;
	log: Log;
}
