/**
 * next-auth over HTTP without a Next build, and a minimal browser to sign in with: it keeps cookies and follows
 * redirects. Tests with them use the real chain of requests, including the provider's.
 */
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import NextAuth, { type AuthOptions } from "next-auth";
import { z } from "zod";

/** The environment of a server on which all ways to sign in are off; a test adds its own. */
export const authEnv = {
	NEXTAUTH_SECRET: "a secret of the tests, longer than 32 characters",
	DEMO_SIGN_IN: false,
	OIDC_NAME: "Test provider",
	COGNITO_NAME: "Test pool",
};

/** Answers /api/auth/* like the app, and any other path with an empty page. */
export async function startAuthServer(makeOptions: (origin: string) => AuthOptions | Promise<AuthOptions>) {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("The server has no port.");
	const origin = `http://127.0.0.1:${address.port}`;
	// next-auth reads its own address from this variable.
	const before = process.env.NEXTAUTH_URL;
	process.env.NEXTAUTH_URL = origin;
	const handle: (request: unknown, response: unknown) => Promise<void> = NextAuth(await makeOptions(origin));

	server.on("request", async (request, response) => {
		const url = new URL(request.url ?? "/", origin);
		if (!url.pathname.startsWith("/api/auth/")) return response.end();
		const body = Object.fromEntries(new URLSearchParams(await text(request)));
		const nextauth = url.pathname.split("/").slice(3);
		const query = { ...Object.fromEntries(url.searchParams), nextauth };
		const send = (answer: unknown) =>
			response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
		const status = (code: number) => Object.assign(response, { statusCode: code });
		await handle(
			Object.assign(request, { body, query, cookies: cookiesOf(request) }),
			Object.assign(response, { send, json: send, status }),
		);
	});
	return {
		origin,
		async stop() {
			process.env.NEXTAUTH_URL = before;
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function cookiesOf({ headers }: IncomingMessage): Record<string, string> {
	const pairs = (headers.cookie ?? "").split("; ").filter(Boolean);
	return Object.fromEntries(
		pairs.map((pair) => {
			const at = pair.indexOf("=");
			return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
		}),
	);
}

export interface Landing {
	/** Where the redirects ended. */
	url: URL;
	body: string;
}

const sessionAnswer = z.object({
	user: z.object({ id: z.string(), name: z.string(), email: z.string().nullable() }).optional(),
});

export function openBrowser(app: string) {
	/** Set-Cookie headers by site and name. */
	const jar = new Map<string, Map<string, string>>();

	async function request(url: string | URL, form?: Record<string, string>): Promise<Response> {
		const { origin } = new URL(url);
		const cookies = jar.get(origin) ?? new Map<string, string>();
		jar.set(origin, cookies);
		const response = await fetch(url, {
			method: form ? "POST" : "GET",
			body: form && new URLSearchParams(form),
			redirect: "manual",
			headers: { cookie: [...cookies.values()].map((set) => set.split(";")[0]).join("; ") },
		});
		for (const set of response.headers.getSetCookie()) {
			const name = set.slice(0, set.indexOf("="));
			if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(set)) cookies.delete(name);
			else cookies.set(name, set);
		}
		return response;
	}

	async function visit(url: string | URL, form?: Record<string, string>): Promise<Landing> {
		let response = await request(url, form);
		let here = new URL(url);
		for (let hops = 0; response.headers.has("location"); hops++) {
			if (hops > 20) throw new Error(`Redirected in circles at ${here}.`);
			here = new URL(response.headers.get("location") ?? "", here);
			response = await request(here);
		}
		return { url: here, body: await response.text() };
	}

	async function csrfToken(): Promise<string> {
		const answer = await visit(`${app}/api/auth/csrf`);
		return z.object({ csrfToken: z.string() }).parse(JSON.parse(answer.body)).csrfToken;
	}

	const form = async (fields: Record<string, string> = {}) => ({
		csrfToken: await csrfToken(),
		callbackUrl: `${app}/events`,
		...fields,
	});

	/** Goes as far as the provider's page, on which a person is chosen. */
	const goToProvider = async (provider = "oidc") => visit(`${app}/api/auth/signin/${provider}`, await form());

	return {
		visit,
		request,
		goToProvider,
		signInByDemo: async (email: string) => visit(`${app}/api/auth/callback/demo`, await form({ email })),
		/** What the button on the link's page does. */
		signInByLink: async (token: string) =>
			visit(`${app}/api/auth/callback/email-link`, await form({ token })),
		async signInByOidc(sub: string, provider?: string): Promise<Landing> {
			const page = await goToProvider(provider);
			return visit(page.url, { account: sub });
		},
		signOut: async () => visit(`${app}/api/auth/signout`, { csrfToken: await csrfToken() }),
		/** The person who is signed in, according to the app; null if nobody is. */
		async user() {
			const { body } = await visit(`${app}/api/auth/session`);
			return sessionAnswer.parse(JSON.parse(body)).user ?? null;
		},
		/** The Set-Cookie header of the app's session. */
		sessionCookie: () => jar.get(app)?.get("next-auth.session-token"),
	};
}
