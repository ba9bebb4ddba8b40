/** Types of the messages: every key and every parameter is checked against the English text. */
import type { GetICUArgs } from "@schummar/icu-type-parser";
import type { CompiledMessage } from "icu-minify/format";
import type { ReactNode } from "react";
import type { en } from "./en";

type English = typeof en;

/** A feature's messages, one file of each locale. */
export type Namespace = keyof English;
export type Key<N extends Namespace> = keyof English[N] & string;

/** What a message may be given. A list is joined as the language joins lists. */
export type Value = string | number | readonly string[];
export type Values = Readonly<Record<string, Value>>;
/** A failure to be told to a person: the key of a sentence and what it names. It survives JSON. */
export interface Failure {
	readonly code: string;
	readonly params?: Values;
}
type Tag = (children: ReactNode) => ReactNode;

type Arguments<Text extends string> = GetICUArgs<
	Text,
	{ ICUArgument: string | readonly string[]; ICUNumberArgument: number }
>;

/** The tags of a message, such as `b` of "Hello, <b>{name}</b>". */
type Tags<Text extends string> =
	Text extends `${infer Before}<${infer Name}>${infer Inside}</${string}>${infer After}`
		? Record<Name, Tag> & Tags<`${Before}${Inside}${After}`>
		: unknown;

/** With several possible texts, the arguments of all of them. Each is in a tuple: those of a `select` are a union themselves. */
type OfAll<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
	? All extends readonly unknown[]
		? All[0]
		: never
	: never;

export type Inputs = Readonly<Record<string, Value | Tag>>;
type Given<Wanted> = keyof Wanted extends never ? [] : Wanted extends Inputs ? [values: Wanted] : never;
type Each<Text extends string> = Text extends unknown ? [Arguments<Text>] : never;
type EachRich<Text extends string> = Text extends unknown ? [Arguments<Text> & Tags<Text>] : never;

/** The parameters of a message. */
export type Parameters<N extends Namespace, K extends Key<N>> = OfAll<Each<English[N][K] & string>>;

export interface Translate<N extends Namespace> {
	<K extends Key<N>>(key: K, ...values: Given<Parameters<N, K>>): string;
	/** For a message with tags, each of which is given a function that makes an element. */
	rich<K extends Key<N>>(key: K, ...values: Given<OfAll<EachRich<English[N][K] & string>>>): ReactNode;
	/** For a key and parameters from outside, such as those of an error. Null if there is no such message. */
	told(key: string, values: Values): string | null;
}

/** Messages as they are sent to a page. */
export type Compiled = Readonly<Record<string, CompiledMessage>>;
