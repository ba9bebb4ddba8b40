"use client";

import { useTranslations } from "#translations";
import { ButtonAnchor } from "../ui/button";
import { openSignIn, signInAddress } from "./sign-in-window";

/** Opens the sign-in in a window of its own. The page goes on by itself when the person has signed in there (../session). */
export function SignInAgain({ variant = "primary" }: { variant?: "primary" | "secondary" | "darkroom" }) {
	const t = useTranslations("site");
	return (
		<ButtonAnchor
			href={signInAddress()}
			target="_blank"
			variant={variant}
			onClick={(press) => {
				if (openSignIn()) press.preventDefault();
			}}
		>
			{t("signInAgain")}
		</ButtonAnchor>
	);
}
