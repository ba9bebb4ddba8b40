/**
 * The stack's CORS rules in the embedded store's format, for any origin, because a development server changes
 * ports.
 */
import { corsRules } from "../../infra/stack/bucket-rules";

const element = (name: string, values: readonly (string | number)[]) =>
	values.map((value) => `<${name}>${value}</${name}>`).join("");

export const corsXml = `<CORSConfiguration>${corsRules(["*"])
	.map(
		(rule) =>
			`<CORSRule>${element("AllowedOrigin", rule.AllowedOrigins)}${element("AllowedMethod", rule.AllowedMethods)}${element("AllowedHeader", rule.AllowedHeaders)}${element("ExposeHeader", rule.ExposeHeaders)}${element("MaxAgeSeconds", [rule.MaxAgeSeconds])}</CORSRule>`,
	)
	.join("")}</CORSConfiguration>`;
