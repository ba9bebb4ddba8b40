import "server-only";
import { cache } from "react";
import { publicFace } from "@/server/events/public-face";
import { deps } from "@/server/production-deps";

/** What the event at this path, or at a page below it, shows before sign-in; null if nothing or for any other path. */
export const faceAt = cache((path: string) => {
	const [, slug] = /^\/events\/([^/?#]+)/.exec(path) ?? [];
	return slug && slugPattern.test(slug) ? publicFace(deps, { slug }) : null;
});

/** Addresses of events need no escapes. */
const slugPattern = /^[\w.~-]+$/;
