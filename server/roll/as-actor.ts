import type { Prisma } from "@/prisma/generated/client";
import type { RollChange } from "@/rules/roll";

/**
 * Says who changes the roll, and how, for the log that a trigger writes (the migration "the_roll"). It holds until the
 * transaction ends. `change` is the same for everything that can be undone as one.
 */
export async function asActor(
	tx: Prisma.TransactionClient,
	{ actorId, how, change = "" }: { actorId: string; how: RollChange; change?: string },
): Promise<void> {
	await tx.$queryRaw`
		SELECT set_config('rollcall.actor', ${actorId}, true), set_config('rollcall.how', ${how}, true),
		       set_config('rollcall.change', ${change}, true)`;
}
