import { useTranslations } from "#translations";
import { titleMaxLength } from "@/rules/words";
import { draftProblems } from "../../format/draft-problems";
import { useProblemText } from "../../language/use-problem-text";
import { TextArea, TextField } from "../../ui/field";

export interface Words {
	title: string;
	description: string;
}

interface WordFieldsProps {
	words: Words;
	onChange: (change: Partial<Words>) => void;
}

/** Neither word is required. */
export function WordFields({ words, onChange }: WordFieldsProps) {
	const t = useTranslations("upload");
	const problemText = useProblemText();
	const problems = draftProblems(words);
	return (
		<>
			<TextField
				label={t("title")}
				dir="auto"
				value={words.title}
				placeholder={t("optional")}
				maxLength={titleMaxLength}
				error={problemText(problems.title)}
				onChange={(change) => onChange({ title: change.target.value })}
			/>
			<TextArea
				label={t("description")}
				dir="auto"
				value={words.description}
				error={problemText(problems.description)}
				onChange={(change) => onChange({ description: change.target.value })}
			/>
		</>
	);
}
