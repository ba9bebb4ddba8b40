import { useTranslations } from "#translations";
import type { Failure } from "@/messages/types";
import { useFailureText } from "../../language/use-failure-text";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";

export interface RefusedFile {
	file: File;
	reason: Failure;
}

export function RefusedFiles({ files, onDismiss }: { files: readonly RefusedFile[]; onDismiss: () => void }) {
	const t = useTranslations("upload");
	const failureText = useFailureText();
	if (files.length === 0) return null;
	return (
		<Banner
			tone="bad"
			title={t("cannotBeAdded", { count: files.length })}
			action={
				<Button variant="quietDanger" onClick={onDismiss}>
					{t("dismiss")}
				</Button>
			}
		>
			<ul className="mt-1 flex max-h-60 flex-col gap-1.5 overflow-y-auto">
				{files.map(({ file, reason }, index) => (
					// The index is the key, because two files may share a name and the list never changes
					<li key={index} className="wrap-anywhere">
						{t.rich("refusal", {
							name: file.name,
							reason: failureText(reason),
							file: (name) => <bdi className="font-medium">{name}</bdi>,
						})}
					</li>
				))}
			</ul>
		</Banner>
	);
}
