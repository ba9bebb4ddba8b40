/** Signs in with a demo account and returns its cookies. */
export async function signInByHttp(origin: string, email: string): Promise<string> {
	const jar = new Map<string, string>();
	const call = async (path: string, init: RequestInit = {}) => {
		const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
		const answer = await fetch(origin + path, {
			...init,
			redirect: "manual",
			headers: { ...init.headers, cookie },
		});
		for (const line of answer.headers.getSetCookie()) {
			const [pair = ""] = line.split(";");
			jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
		}
		return answer;
	};
	const { csrfToken } = await (await call("/api/auth/csrf")).json();
	await call("/api/auth/callback/demo", {
		method: "POST",
		body: new URLSearchParams({ csrfToken, email, json: "true" }),
	});
	return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}
