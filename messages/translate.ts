/**
 * Makes sentences from compiled messages (./compile.ts). The browser loads this file, and neither the parser of ICU
 * messages nor any catalogue. Plurals, numbers and lists go through Intl.
 */
import format, { type FormatOptions, type FormatValues } from "icu-minify/format";
import { createElement, Fragment, isValidElement, type ReactNode } from "react";
import { type Locale, languages } from "./locales";
import type { Compiled, Inputs, Key, Namespace, Translate } from "./types";

/** Creating an Intl object takes a hundred times as long as using it. */
function remembered<Options, Made>(make: (tag: string, options?: Options) => Made) {
	const made = new Map<string, Made>();
	return (tag: string, options?: Options): Made => {
		const key = `${tag} ${JSON.stringify(options)}`;
		const known = made.get(key) ?? make(tag, options);
		made.set(key, known);
		return known;
	};
}

export const numberFormat = remembered(
	(tag, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options),
);
export const dateFormat = remembered(
	(tag, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options),
);
const pluralRules = remembered(
	(tag, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(tag, options),
);
const listFormat = remembered((tag, options?: Intl.ListFormatOptions) => new Intl.ListFormat(tag, options));

// The tag is always one of ./locales.ts, never a list.
const options: FormatOptions = {
	formatters: {
		getNumberFormat: (tag, wanted) => numberFormat(String(tag), wanted),
		getDateTimeFormat: (tag, wanted) => dateFormat(String(tag), wanted),
		getPluralRules: (tag, wanted) => pluralRules(String(tag), wanted),
	},
};

/** React asks for keys in an array of elements, but not for those of children that are listed one by one. */
const inline = (parts: readonly ReactNode[]) => createElement(Fragment, null, ...parts);

export function makeTranslate<N extends Namespace>(locale: Locale, messages: Compiled): Translate<N> {
	const { intl } = languages[locale];

	function said(key: string, given: Inputs = {}) {
		const message = messages[key];
		if (message === undefined) throw new Error(`There is no message ${key}, or this page does not load it.`);
		const values: FormatValues<ReactNode> = {};
		for (const [name, value] of Object.entries(given))
			values[name] =
				typeof value === "function"
					? (parts) => value(inline(parts))
					: typeof value === "object"
						? listFormat(intl, { type: "unit" }).format(value)
						: value;
		return format<ReactNode>(message, intl, values, options);
	}

	const text = (key: string, given?: Inputs) => String(said(key, given));
	return Object.assign((key: Key<N>, ...[values]: readonly Inputs[]) => text(key, values), {
		rich(key: Key<N>, ...[values]: readonly Inputs[]): ReactNode {
			const parts = said(key, values);
			return Array.isArray(parts) && !isValidElement(parts) ? inline(parts) : parts;
		},
		told: (key: string, values: Inputs) => (Object.hasOwn(messages, key) ? text(key, values) : null),
	});
}
