import "server-only";
import { LanguageChooser } from "@/components/site/language-chooser";
import { languageChoices } from "./language-choices";
import { Messages } from "./messages";

/** The chooser on pages for people who are not signed in. Their choice is kept in a cookie. */
export async function ChooseLanguage() {
	return (
		<Messages of={["language"]}>
			<LanguageChooser languages={await languageChoices()} />
		</Messages>
	);
}
