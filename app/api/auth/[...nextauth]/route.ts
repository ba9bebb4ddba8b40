import NextAuth from "next-auth";
import { authOptions } from "@/server/auth";
import { observed } from "@/server/telemetry/server-log";

/** Of next-auth's own type: it says nothing of what it answers. */
const handler = observed(NextAuth(authOptions));

export { handler as GET, handler as POST };
