import "server-only";

/** Every time zone that the server knows by its IANA name. */
export const timeZones: readonly string[] = [
	...new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]),
].sort();
