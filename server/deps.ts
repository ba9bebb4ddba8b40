/** What use-cases depend on, passed to them as values: a test gives others, and no module is ever mocked. */
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
	/** Counts one upload of this person in this event; throws AppError("TOO_MANY_REQUESTS") past the limit. */
	rateLimit: (who: { userId: string; eventId: string }) => Promise<void>;
	/** The address people open, without a slash at its end. */
	origin: string;
	/** Null on a server that sends no mail. */
	mailer: Mailer | null;
	/** Counts one e-mail link; throws AppError("TOO_MANY_REQUESTS") past either limit. */
	emailLinkLimit: (from: { email: string; ip: string }) => Promise<void>;
	/** Runs a task after the answer has been sent. */
	defer: (task: () => Promise<unknown>) => void;
	log: Log;
}
