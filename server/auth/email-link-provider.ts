/**
 * Signs in with an e-mail link. next-auth's own e-mail provider is not used, because its link signs in on GET, so
 * mail scanners that open every link would use it up. Our link leads to a page with a button.
 */
import CredentialsProvider from "next-auth/providers/credentials";
import type { PrismaClient } from "@/prisma/generated/client";
import { redeemEmailLink } from "./email-link/redeem-email-link";

export function emailLinkProvider(db: PrismaClient) {
	return CredentialsProvider({
		id: "email-link",
		name: "E-mail link",
		credentials: { token: { type: "text" } },
		async authorize(credentials) {
			const token = credentials?.token;
			if (typeof token !== "string") return null;
			return redeemEmailLink({ db, now: () => new Date() }, token);
		},
	});
}
