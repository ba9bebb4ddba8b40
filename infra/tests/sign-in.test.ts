import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { addStage } from "../stack/add-stage";
import { parseStage } from "../stack/stage";
import { onlyId } from "./templates";
import { synthesize, valuesOf } from "./two-stages";

const stages = synthesize();

describe.each(["dev", "prod"] as const)("sign-in of %s", (name) => {
	const template = stages[name];
	const { appUrl, signInPrefix } = stages.stages[name];
	const pool = { Ref: onlyId(template, "AWS::Cognito::UserPool") };

	test("uses the e-mail address in any case, and the address counts only after it is verified", () => {
		template.hasResourceProperties("AWS::Cognito::UserPool", {
			UsernameAttributes: ["email"],
			UsernameConfiguration: { CaseSensitive: false },
			AutoVerifiedAttributes: ["email"],
			UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
			AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "verified_email", Priority: 1 }] },
		});
	});

	test("offers an authenticator app but no text messages", () => {
		template.hasResourceProperties("AWS::Cognito::UserPool", {
			MfaConfiguration: "OPTIONAL",
			EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
		});
	});

	test("refuses weak passwords", () => {
		template.hasResourceProperties("AWS::Cognito::UserPool", {
			Policies: {
				PasswordPolicy: {
					MinimumLength: 12,
					RequireLowercase: true,
					RequireNumbers: true,
					RequireSymbols: true,
					RequireUppercase: true,
				},
			},
		});
	});

	test("has hosted pages under the stage's prefix", () => {
		template.hasResourceProperties("AWS::Cognito::UserPoolDomain", {
			UserPoolId: pool,
			Domain: signInPrefix,
			ManagedLoginVersion: 2,
		});
		template.hasResourceProperties("AWS::Cognito::ManagedLoginBranding", { UseCognitoProvidedValues: true });
	});

	test("gives the app a secret and only authorization codes, sent to the stage's own address", () => {
		template.resourceCountIs("AWS::Cognito::UserPoolClient", 1);
		const client = template.findResources("AWS::Cognito::UserPoolClient");
		const [properties] = Object.values(client).map(({ Properties }) => Properties);
		expect(properties).toMatchObject({
			UserPoolId: pool,
			GenerateSecret: true,
			AllowedOAuthFlows: ["code"],
			AllowedOAuthFlowsUserPoolClient: true,
			AllowedOAuthScopes: ["openid", "email", "profile"],
			CallbackURLs: [`${appUrl}/api/auth/callback/cognito`],
			LogoutURLs: [`${appUrl}/`],
			SupportedIdentityProviders: ["COGNITO"],
		});
		// No password passes through the app.
		expect(properties.ExplicitAuthFlows ?? []).toEqual([]);
	});

	test("does not reveal whether an account exists, and its tokens are short-lived", () => {
		template.hasResourceProperties("AWS::Cognito::UserPoolClient", {
			PreventUserExistenceErrors: "ENABLED",
			EnableTokenRevocation: true,
			TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "minutes" },
			AccessTokenValidity: 5,
			IdTokenValidity: 5,
			RefreshTokenValidity: 60,
		});
	});

	test("is protected from deletion in prod only", () => {
		template.hasResourceProperties("AWS::Cognito::UserPool", {
			DeletionProtection: name === "prod" ? "ACTIVE" : "INACTIVE",
		});
	});
});

test("mail goes through SES if the stage names an address", () => {
	const stage = parseStage("prod", { ...valuesOf("prod"), mailFrom: "photos@example.org" });
	const { photos } = addStage(new App(), stage);
	Template.fromStack(photos).hasResourceProperties("AWS::Cognito::UserPool", {
		EmailConfiguration: { EmailSendingAccount: "DEVELOPER", From: "Rollcall <photos@example.org>" },
	});
});
