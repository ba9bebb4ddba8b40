/** Whether a request says that its body is of this type, whatever parameters it adds. */
export const hasMediaType = (request: Request, type: string) =>
	request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() === type;
