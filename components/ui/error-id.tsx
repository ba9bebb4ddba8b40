/** The id that finds an error in the server's log. An error in the browser has none, so nothing is shown. */
export function ErrorId({ digest }: { digest?: string }) {
	if (!digest) return null;
	return (
		<p className="mt-3 text-sm">
			If this keeps happening, send this to the people who run the site: <code>error {digest}</code>
		</p>
	);
}
