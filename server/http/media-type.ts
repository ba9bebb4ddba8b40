/** Whether a request declares this type for its body, with or without parameters. */
export const hasMediaType = (request: Request, type: string) =>
	request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() === type;
