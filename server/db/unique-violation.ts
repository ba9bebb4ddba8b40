import { z } from "zod";
import { Prisma } from "@/prisma/generated/client";

const raw = z.object({ driverAdapterError: z.object({ cause: z.object({ kind: z.string() }) }) });

/** Whether the database refused a row because another row already has the same unique value. */
export function isUniqueViolation(error: unknown): boolean {
	if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
	if (error.code === "P2002") return true;
	// A statement in SQL has another code for every error of the database, and the driver's error with it.
	const { data } = raw.safeParse(error.meta);
	return data?.driverAdapterError.cause.kind === "UniqueConstraintViolation";
}
