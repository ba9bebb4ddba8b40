import type { Failure } from "@/messages/types";
import { countOf } from "../../format/count";
import { useFailureText } from "../../language/use-failure-text";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";

export interface RefusedFile {
	file: File;
	reason: Failure;
}

export function RefusedFiles({ files, onDismiss }: { files: readonly RefusedFile[]; onDismiss: () => void }) {
	const failureText = useFailureText();
	if (files.length === 0) return null;
	return (
		<Banner
			tone="bad"
			title={`${countOf(files.length, "file")} cannot be added`}
			action={
				<Button variant="quietDanger" onClick={onDismiss}>
					Dismiss
				</Button>
			}
		>
			<ul className="mt-1 flex max-h-60 flex-col gap-1.5 overflow-y-auto">
				{files.map(({ file, reason }, index) => (
					// The index is the key, because two files may share a name and the list never changes
					<li key={index} className="wrap-anywhere">
						<span className="font-medium">{file.name}</span>: {failureText(reason)}
					</li>
				))}
			</ul>
		</Banner>
	);
}
