/**
 * The cover of an event for previews of its link. They load it without a session, and perhaps long after they read its
 * address, so this redirects to a URL that is signed now. The bytes come from the store.
 */
import { publicFace } from "@/server/events/public-face";
import { apiRoute } from "@/server/http/api-route";
import { deps } from "@/server/production-deps";

export const dynamic = "force-dynamic";

interface Context {
	params: Promise<{ slug: string }>;
}

export const GET = apiRoute(async (_request: Request, { params }: Context) => {
	const face = await publicFace(deps, { slug: (await params).slug });
	if (!face?.cover) return new Response(null, { status: 404 });
	return new Response(null, { status: 307, headers: { location: face.cover.url } });
});
