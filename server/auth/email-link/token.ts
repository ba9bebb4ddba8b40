import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, safe in a URL. */
export const newToken = () => randomBytes(32).toString("base64url");

/** What is stored. Nothing slower is needed: there is nothing to guess in 256 random bits. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");
