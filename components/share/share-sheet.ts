/** The sheet of a phone or a desktop with which people pass a link on, where the browser has one. */

export const hasShareSheet = () => "share" in navigator;

/** Resolves to false if the sheet did not open. A person who closes it has changed their mind, which is no failure. */
export async function openShareSheet(data: { title: string; url?: string; text?: string }): Promise<boolean> {
	try {
		await navigator.share(data);
		return true;
	} catch (error) {
		return error instanceof DOMException && error.name === "AbortError";
	}
}

/** Several links are a text, because a sheet takes only one as a link. */
export const linksAsData = (title: string, links: readonly string[]) =>
	links.length === 1 ? { title, url: links[0] } : { title, text: links.join("\n") };
