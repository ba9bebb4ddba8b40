/** What messengers show of a link to this site. Of a page behind the sign-in that is the site and nothing of the page. */
import type { Metadata } from "next";

export const siteName = "Rollcall";

const logo = { url: "/icons/512.png", width: 512, height: 512, alt: siteName };

export function previewOfSite(description: string): Pick<Metadata, "openGraph" | "twitter"> {
	return {
		openGraph: { type: "website", siteName, title: siteName, description, images: [logo] },
		twitter: { card: "summary" },
	};
}

interface Previewed {
	title: string;
	description: string;
	/** Its address, of this site. */
	picture: { url: string; width: number; height: number; type: string } | null;
}

/** The same for one event. The address of the page is left out, because it redirects people who are not signed in. */
export function previewOfEvent({ title, description, picture }: Previewed): Metadata {
	const images = picture ? [{ ...picture, alt: title }] : [logo];
	return {
		...{ title, description },
		openGraph: { type: "website", siteName, title, description, images },
		twitter: { card: picture ? "summary_large_image" : "summary" },
	};
}
