/**
 * Cognito, for attendees who have no other way to sign in: they sign up with an e-mail address that Cognito
 * verifies. The app is a confidential client that accepts only the authorization code flow.
 */
import { Duration, type RemovalPolicy, Validations } from "aws-cdk-lib";
import {
	AccountRecovery,
	CfnManagedLoginBranding,
	FeaturePlan,
	ManagedLoginVersion,
	Mfa,
	OAuthScope,
	UserPool,
	UserPoolClientIdentityProvider,
	UserPoolEmail,
} from "aws-cdk-lib/aws-cognito";
import type { Construct } from "constructs";
import type { Stage } from "./stage";

export function makeSignIn(
	scope: Construct,
	{ stage, removalPolicy }: { stage: Stage; removalPolicy: RemovalPolicy },
) {
	const pool = new UserPool(scope, "People", {
		featurePlan: FeaturePlan.ESSENTIALS,
		selfSignUpEnabled: true,
		signInAliases: { email: true },
		// Ada@example.org and ada@example.org are one person, as on the roll.
		signInCaseSensitive: false,
		standardAttributes: { email: { required: true, mutable: true }, fullname: { mutable: true } },
		autoVerify: { email: true },
		// A changed address counts only after it is verified, because an address can claim a membership.
		keepOriginal: { email: true },
		accountRecovery: AccountRecovery.EMAIL_ONLY,
		mfa: Mfa.OPTIONAL,
		mfaSecondFactor: { otp: true, sms: false },
		passwordPolicy: {
			minLength: 12,
			requireDigits: true,
			requireLowercase: true,
			requireUppercase: true,
			requireSymbols: true,
		},
		email: stage.mailFrom
			? UserPoolEmail.withSES({ fromEmail: stage.mailFrom, fromName: "Rollcall", sesRegion: stage.region })
			: UserPoolEmail.withCognito(),
		deletionProtection: stage.name === "prod",
		removalPolicy,
	});
	const domain = pool.addDomain("SignInPages", {
		cognitoDomain: { domainPrefix: stage.signInPrefix },
		managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
	});
	const client = pool.addClient("App", {
		generateSecret: true,
		authFlows: {},
		oAuth: {
			flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
			scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
			callbackUrls: [`${stage.appUrl}/api/auth/callback/cognito`],
			logoutUrls: [`${stage.appUrl}/`],
		},
		supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
		preventUserExistenceErrors: true,
		enableTokenRevocation: true,
		// The app has a session of its own and uses Cognito's tokens only during the sign-in.
		idTokenValidity: Duration.minutes(5),
		accessTokenValidity: Duration.minutes(5),
		refreshTokenValidity: Duration.hours(1),
	});
	// The newer sign-in pages stay empty until they have a style.
	new CfnManagedLoginBranding(scope, "SignInStyle", {
		userPoolId: pool.userPoolId,
		clientId: client.userPoolClientId,
		useCognitoProvidedValues: true,
	});
	Validations.of(pool).acknowledge({
		id: "AwsSolutions-COG2",
		reason: "Guests sign up once for an evening, so an authenticator app is offered but not required.",
	});
	Validations.of(pool).acknowledge({
		id: "AwsSolutions-COG8",
		reason: "The plus plan costs money for each person, and the roll already protects an event's photos.",
	});

	return {
		issuer: `https://cognito-idp.${stage.region}.amazonaws.com/${pool.userPoolId}`,
		clientId: client.userPoolClientId,
		poolId: pool.userPoolId,
		pages: domain.baseUrl(),
	};
}
