/** axe-core in the page: which of its rules are violated, in the colours that the page has at this moment. */
import axe from "axe-core";
import type { Page } from "../test";

declare global {
	interface Window {
		axe?: typeof axe;
	}
}

const allRules: axe.RunOptions = {
	runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
	resultTypes: ["violations"],
};

export interface Mode {
	name: string;
	media: Parameters<Page["emulateMedia"]>[0];
	options: axe.RunOptions;
}

export const light: Mode = {
	name: "light",
	media: { colorScheme: "light", forcedColors: "none" },
	options: allRules,
};
export const modes: readonly Mode[] = [
	light,
	{
		name: "dark",
		media: { colorScheme: "dark", forcedColors: "none" },
		// The other rules know no colours, and would find what they find in light.
		options: { ...allRules, runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } },
	},
	{
		name: "forced colours",
		media: { colorScheme: "dark", forcedColors: "active" },
		// The browser chooses the colours, and tells a script the ones of the stylesheet: axe would compare what nobody sees.
		options: { ...allRules, rules: { "color-contrast": { enabled: false } } },
	},
];

/** Waits until the page has taken in a new size or other colours: the wall of photos is laid out again by its script. */
export const settled = (page: Page) =>
	page.evaluate(async () => {
		const { documentElement: root } = document;
		let same = 0;
		let before = "";
		for (let frame = 0; frame < 120 && same < 5; frame++) {
			await new Promise((drawn) => requestAnimationFrame(drawn));
			const now = [root.scrollWidth, root.scrollHeight, window.innerWidth, window.scrollY].join();
			same = now === before ? same + 1 : 0;
			before = now;
		}
	});

/**
 * The generated languages put each sentence in brackets and make it longer, so that a name that says more than the text of
 * its button does not contain it letter by letter. That rule is for real languages.
 */
export async function violations(
	page: Page,
	{ media, options }: Mode,
	isGenerated: boolean,
): Promise<string[]> {
	const rules: axe.RuleObject = isGenerated ? { "label-content-name-mismatch": { enabled: false } } : {};
	await page.emulateMedia({ ...media, reducedMotion: "reduce" });
	await settled(page);
	// Not a script element, which the content security policy would refuse.
	if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(axe.source);
	return page.evaluate(
		async (how) => {
			const found = await window.axe?.run(document, how);
			return (found?.violations ?? []).flatMap(({ id, nodes }) =>
				nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ""}`),
			);
		},
		{ ...options, rules: { ...options.rules, ...rules } },
	);
}
