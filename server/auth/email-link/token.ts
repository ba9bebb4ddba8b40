import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, safe in a URL. */
export const newToken = () => randomBytes(32).toString("base64url");

/** The hash that is stored. A slow hash is not needed, because 256 random bits cannot be guessed. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");
