/** The stack's CORS rules as the embedded store reads them, for any origin: a development server moves between ports. */
import { corsRules } from "../../infra/stack/bucket-rules";

const element = (name: string, values: readonly (string | number)[]) =>
	values.map((value) => `<${name}>${value}</${name}>`).join("");

export const corsXml = `<CORSConfiguration>${corsRules(["*"])
	.map(
		(rule) =>
			`<CORSRule>${element("AllowedOrigin", rule.AllowedOrigins)}${element("AllowedMethod", rule.AllowedMethods)}${element("AllowedHeader", rule.AllowedHeaders)}${element("MaxAgeSeconds", [rule.MaxAgeSeconds])}</CORSRule>`,
	)
	.join("")}</CORSConfiguration>`;
