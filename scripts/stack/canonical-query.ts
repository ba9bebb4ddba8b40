/**
 * The embedded store checks signatures over a query that it encodes with encodeURIComponent, which leaves `!'()*` as they
 * are. Signature version 4 requires them encoded, and the pairs sorted by their encoded names. So the store refused every
 * download, because the name in its Content-Disposition begins with UTF-8''. This replaces the store's own function in
 * memory, because its signature check is a closure that no middleware can reach.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
import v4 from "@20minutes/s3rver/lib/signature/v4.js";

const signed = v4.getStringToSign;

/**
 * Repeating is safe, because what is already encoded stays unchanged. Affects every embedded store of this process.
 */
export function signCanonicalQueries() {
	v4.getStringToSign = (request, signature) =>
		signed({ ...request, querystring: canonicalQuery(request.querystring) }, signature);
}

function canonicalQuery(query: string): string {
	return query
		.replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
		.split("&")
		.map((pair) => pair.split("="))
		.sort(([a = "", x = ""], [b = "", y = ""]) => compare(a, b) || compare(x, y))
		.map((pair) => pair.join("="))
		.join("&");
}

/** Compares by character code and not by the rules of a language. */
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
