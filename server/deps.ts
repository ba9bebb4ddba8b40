/** The dependencies of the use-cases. They are passed as values, so tests can pass others and never mock a module. */
import type { PrismaClient } from "@/prisma/generated/client";
import type { Prepared } from "./db/prepared";
import type { Limits } from "./limits";
import type { Mailer } from "./mail/mailer";
import type { RateLimits } from "./rate-limits/rate-limits";
import type { ObjectStore } from "./storage/object-store";
import type { Log } from "./telemetry/log";

export interface Deps {
	db: PrismaClient;
	/** For the statements of nearly every request (./db/prepared.ts). */
	prepared: Prepared;
	storage: ObjectStore;
	limits: Limits;
	now: () => Date;
	/** Counts calls, by person or network. `limits` has the numbers. */
	limit: RateLimits;
	/** Who may make events: EVENT_CREATORS (./policies/creators.ts). */
	eventCreators: string;
	/** Signs what this server hands out and must know again: NEXTAUTH_SECRET. Each use names itself in what it signs. */
	secret: string;
	/** Who runs the install: OPERATORS (./policies/operators.ts). */
	operators: string;
	/** The URL that people open, without a slash at the end. */
	origin: string;
	/** Null on a server that does not send e-mail. */
	mailer: Mailer | null;
	/** Has a photo developed soon: by this server's loop or, where there is none, by `develop` after the answer. */
	jobsSoon: (run: () => Promise<void>) => void;
	log: Log;
}
