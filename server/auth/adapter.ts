/**
 * next-auth's Prisma adapter for its tables, with two methods changed.
 */
import { PrismaAdapter } from "@next-auth/prisma-adapter";
import type { Adapter, AdapterAccount } from "next-auth/adapters";
import type { PrismaClient } from "@/prisma/generated/client";

export function makeAdapter(db: PrismaClient): Adapter {
	return {
		...PrismaAdapter(db),

		/**
		 * Always null. next-auth calls this only for the person whose session cookie is sent with a sign-in, and would
		 * link the new sign-in to that person. On a shared phone that is the wrong person, so every sign-in is
		 * independent.
		 */
		getUser: async () => null,

		/** Stores none of the provider's tokens, because Rollcall never calls a provider on a person's behalf. */
		async linkAccount({ userId, type, provider, providerAccountId }: AdapterAccount) {
			await db.account.create({ data: { userId, type, provider, providerAccountId } });
		},
	};
}
