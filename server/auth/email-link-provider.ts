/**
 * The e-mail link as a way in. Not next-auth's own e-mail provider: there the link itself signs in, on GET, and
 * mail scanners that open every link would use it up. Here the page of the link has a button.
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
