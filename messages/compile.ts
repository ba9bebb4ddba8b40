/**
 * The messages of a language in the form that is sent to pages. They are compiled once in each process, on the server,
 * so that a page loads neither the parser nor another language (docs/decisions/0029-languages.md).
 */
import compileMessage from "icu-minify/compile";
import type { CompiledMessage } from "icu-minify/format";
import { de } from "./de";
import { en } from "./en";
import type { Locale } from "./locales";
import { pseudo } from "./pseudo";
import { makeTranslate } from "./translate";
import type { Compiled, Namespace, Translate } from "./types";

type Messages = Readonly<Record<string, string>>;

const sources: Readonly<Record<Locale, (namespace: Namespace) => Messages>> = {
	en: (namespace) => en[namespace],
	de: (namespace) => de[namespace],
	"en-XA": (namespace) => mapped(en[namespace], (text) => pseudo(text, { mirrored: false })),
	"ar-XB": (namespace) => mapped(en[namespace], (text) => pseudo(text, { mirrored: true })),
};

const mapped = <To>(messages: Messages, change: (text: string) => To): Readonly<Record<string, To>> =>
	Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, change(text)]));

/** As JSON has it, because React passes no object without a prototype to the browser, as the compiler makes them. */
const compile = (text: string): CompiledMessage => JSON.parse(JSON.stringify(compileMessage(text)));

const compiled = new Map<string, Compiled>();

/** The messages of one feature. */
export function compiledMessages(locale: Locale, namespace: Namespace): Compiled {
	const name = `${locale} ${namespace}`;
	const messages = compiled.get(name) ?? mapped(sources[locale](namespace), compile);
	compiled.set(name, messages);
	return messages;
}

/** Makes sentences on the server: for pages, mails and the messages of errors. */
export const translator = <N extends Namespace>(locale: Locale, namespace: N): Translate<N> =>
	makeTranslate(locale, compiledMessages(locale, namespace));
