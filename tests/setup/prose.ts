/**
 * Finds text for people that is written in the code and not in messages/. It looks at where a text stands (between JSX
 * tags, in an attribute that people see or hear, in a field such as `title`), and elsewhere at whether it reads like a
 * sentence. Words for the log and for programs are in lower case and have no full stop.
 */
import { type Node, nodeIn, nodesIn, parse, type Source, textIn, walk } from "./syntax";

export interface Prose {
	file: string;
	line: number;
	text: string;
}

/** Attributes and fields whose text people see or hear, whatever it looks like. */
const shown =
	/^(aria-(label|description|roledescription|valuetext|placeholder)|title|alt|placeholder|label|heading|lead|hint|advice|subject|description|summary|caption|tooltip|sentence|message|reason)$/;
/** Fields that are shown to people only in a few places, and are words of programs elsewhere. */
const onlyIfSentence = /^(message|reason|description|title|label|summary|subject|hint)$/;

const letters = /\p{L}{2,}/u;
/** Names that are the same in every language. */
const names = /^(Rollcall|Google|·|×|\W)*$/;

/** "Two words or more", or "ends like a sentence." Class names, keys and words for the log do neither. */
const sentence = /^\W*\p{Lu}[\p{L}'’]*[\s,]+\S*\p{L}{2,}|\p{L}{2,}[\s,]+(\S+\s+)*\S*\p{L}[\p{L})"”]*[.!?…]$/u;
const capitalized = /^\p{Lu}\p{Ll}{2,}[^\p{L}]*$/u;
/** "3 chosen", "Sending 3 of 7": a number or a name among words. */
const counted = /(^|[\s,])0 \p{Ll}{2,}|\p{L}{2,} 0([\s.,]|$)/u;
/** Attributes whose text is for the browser. */
const technical = /^(class(Name)?|style|d|sizes|srcSet|viewBox|rel|media)$/;

export function proseIn({ file, source }: Source): Prose[] {
	const found: Prose[] = [];
	const note = (node: Node, text: string) =>
		found.push({
			file,
			line: source.slice(0, node.start).split("\n").length,
			text: text.trim().replaceAll(/\s+/g, " "),
		});

	walk(parse(file, source), (node, above) => {
		if (node.type === "JSXText") {
			const text = textIn(node, "value") ?? "";
			if (letters.test(text) && !names.test(text.trim())) note(node, text);
			return;
		}
		const text = textOf(node);
		if (text === null || !letters.test(text) || names.test(text) || isForPrograms(node, above)) return;
		if (isShown(file, text, above) || sentence.test(text.trim()) || isLabel(file, text, node, above))
			note(node, text);
	});
	return found;
}

/** The text of a string or of a template, whose values are replaced by a number. */
function textOf(node: Node): string | null {
	if (node.type === "Literal") return textIn(node, "value");
	if (node.type !== "TemplateLiteral") return null;
	return nodesIn(node, "quasis")
		.map((quasi) => {
			const value: unknown = quasi.value;
			return String(Object(value).cooked ?? "");
		})
		.join("0");
}

/** An import, a directive, a key, a type, a comparison, or a tagged template such as SQL. */
function isForPrograms(node: Node, [parent, ...above]: readonly Node[]): boolean {
	if (!parent) return false;
	if (/^(Import|Export)|^TS|^TaggedTemplate|^BinaryExpression$|^SwitchCase$/.test(parent.type)) {
		// `"A sentence" + name` is not a comparison, and `"…" satisfies T` and `as const` change nothing.
		if (/^TS(Satisfies|As|NonNull)/.test(parent.type)) return isForPrograms(node, above);
		return parent.type !== "BinaryExpression" || textIn(parent, "operator") !== "+";
	}
	if (parent.type === "ExpressionStatement" && typeof parent.directive === "string") return true;
	if (/^(Property|PropertyDefinition|MemberExpression)$/.test(parent.type))
		return nodeIn(parent, "key") === node || nodeIn(parent, "property") === node;
	return false;
}

/** Steps that hand a text on as it is. */
const handsOn =
	/^(ConditionalExpression|LogicalExpression|TemplateLiteral|ParenthesizedExpression|TSSatisfiesExpression|TSAsExpression|JSXExpressionContainer|BinaryExpression)$/;

/** Whether the text stands between tags or in an attribute or field that is shown. */
function isShown(file: string, text: string, above: readonly Node[]): boolean {
	let below: Node | null = null;
	for (const node of above) {
		if (/^JSX(Element|Fragment)$/.test(node.type)) return below?.type === "JSXExpressionContainer";
		if (node.type === "JSXAttribute") return shown.test(nameOf(nodeIn(node, "name")) ?? "");
		if (node.type === "Property") {
			const name = nameOf(nodeIn(node, "key")) ?? "";
			// A key of a message.
			if (/^[a-z][A-Za-z]*$/.test(text)) return false;
			// In a page these are its metadata.
			return shown.test(name) && (file.startsWith("app/") || !onlyIfSentence.test(name));
		}
		if (!handsOn.test(node.type)) return false;
		// What a condition tests is not shown.
		if (node.type === "ConditionalExpression" && nodeIn(node, "test") === below && below !== null)
			return false;
		below = node;
	}
	return false;
}

/**
 * A single word with a capital, as on a button, or words around a number, where components keep their labels; and
 * anywhere a word that stands in for a missing name.
 */
function isLabel(file: string, text: string, node: Node, above: readonly Node[]): boolean {
	const [parent] = above;
	if (parent?.type === "LogicalExpression" && nodeIn(parent, "right") === node && capitalized.test(text))
		return true;
	if (!file.endsWith(".tsx")) return false;
	const inMarkup = above.find(({ type }) => type === "JSXAttribute");
	if (inMarkup && technical.test(nameOf(nodeIn(inMarkup, "name")) ?? "")) return false;
	if (node.type === "TemplateLiteral" && counted.test(text)) return true;
	return capitalized.test(text) && parent?.type !== "CallExpression" && parent?.type !== "ArrayExpression";
}

const nameOf = (node: Node | null) => textIn(node, "name") ?? textIn(node, "value");
