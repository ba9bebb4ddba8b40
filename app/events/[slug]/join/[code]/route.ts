import { joinPath } from "@/rules/venue";
import { deps } from "@/server/production-deps";
import { makeTicket } from "@/server/venue/ticket";

/**
 * The address in the code at a venue. It exchanges the code for a ticket, for anybody, without looking whether the code is
 * right: the page behind does that, once the person is signed in (server/venue/ticket.ts).
 */
export async function GET(
	_request: Request,
	{ params }: { params: Promise<{ slug: string; code: string }> },
) {
	const { slug, code } = await params;
	const ticket = makeTicket(deps, { slug, code });
	// Relative, because behind a proxy the request does not say which host it was sent to.
	const location = joinPath(encodeURIComponent(slug), ticket ?? "none");
	return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
