/**
 * next-auth's tables, by its Prisma adapter, with two answers changed.
 */
import { PrismaAdapter } from "@next-auth/prisma-adapter";
import type { Adapter, AdapterAccount } from "next-auth/adapters";
import type { PrismaClient } from "@/prisma/generated/client";

export function makeAdapter(db: PrismaClient): Adapter {
	return {
		...PrismaAdapter(db),

		/**
		 * next-auth asks for nobody but the person whose session cookie came along with a sign-in, and would link the new
		 * sign-in to them. On a shared phone that is the wrong person: each sign-in stands for itself.
		 */
		getUser: async () => null,

		/** Rollcall calls no provider on a person's behalf, so it keeps none of their tokens. */
		async linkAccount({ userId, type, provider, providerAccountId }: AdapterAccount) {
			await db.account.create({ data: { userId, type, provider, providerAccountId } });
		},
	};
}
