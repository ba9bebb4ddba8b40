import type { BrowserContext } from "@playwright/test";
import type { Setting } from "../runner/bench";
import { signIn, startChromium } from "./chromium";

/** A browser as wide as a phone, in which this demo person is signed in. It is stopped with the bench. */
export async function signedInPhone(setting: Setting, origin: string, name: string): Promise<BrowserContext> {
	const { context, stop } = await startChromium(setting, { viewport: { width: 390, height: 844 } });
	setting.stops.add(stop);
	// esbuild names functions with this helper, which a page does not have.
	await context.addInitScript("window.__name = (f) => f");
	await signIn(context, origin, name);
	return context;
}
