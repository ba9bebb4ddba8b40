/**
 * What a browser may do with a bucket: PUT with the headers the server signed, GET the images. The origin is not the
 * gate (the signature is), and a development server moves between ports.
 */
export const corsRules = [
	{
		AllowedOrigins: ["*"],
		AllowedMethods: ["GET", "HEAD", "PUT"],
		AllowedHeaders: ["*"],
		ExposeHeaders: ["ETag"],
		MaxAgeSeconds: 3600,
	},
];

const element = (name: string, values: readonly (string | number)[]) =>
	values.map((value) => `<${name}>${value}</${name}>`).join("");

export const corsXml = `<CORSConfiguration>${corsRules
	.map(
		(rule) =>
			`<CORSRule>${element("AllowedOrigin", rule.AllowedOrigins)}${element("AllowedMethod", rule.AllowedMethods)}${element("AllowedHeader", rule.AllowedHeaders)}${element("ExposeHeader", rule.ExposeHeaders)}${element("MaxAgeSeconds", [rule.MaxAgeSeconds])}</CORSRule>`,
	)
	.join("")}</CORSConfiguration>`;
