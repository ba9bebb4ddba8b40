/** By which an error can be found in the server's log. Nothing where the error was the browser's own. */
export function ErrorId({ digest }: { digest?: string }) {
	if (!digest) return null;
	return (
		<p className="mt-3 text-sm">
			If it keeps happening, tell whoever runs this site: <code>error {digest}</code>
		</p>
	);
}
