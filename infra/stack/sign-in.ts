/**
 * Cognito, for attendees who have no other way in: they sign up with an e-mail address that Cognito verifies. The app is
 * one confidential client that takes the authorization code and nothing else.
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
		// Ada@example.org and ada@example.org are one person, here as on the roll.
		signInCaseSensitive: false,
		standardAttributes: { email: { required: true, mutable: true }, fullname: { mutable: true } },
		autoVerify: { email: true },
		// A changed address counts only once it is verified: a place on a roll hangs on it.
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
		// The app keeps a session of its own and asks Cognito only while somebody signs in.
		idTokenValidity: Duration.minutes(5),
		accessTokenValidity: Duration.minutes(5),
		refreshTokenValidity: Duration.hours(1),
	});
	// The newer pages show nothing until they have a style.
	new CfnManagedLoginBranding(scope, "SignInStyle", {
		userPoolId: pool.userPoolId,
		clientId: client.userPoolClientId,
		useCognitoProvidedValues: true,
	});
	Validations.of(pool).acknowledge({
		id: "AwsSolutions-COG2",
		reason:
			"Guests sign up once for an evening. An authenticator app is offered to everybody and forced on nobody.",
	});
	Validations.of(pool).acknowledge({
		id: "AwsSolutions-COG8",
		reason: "The plus plan is paid for each person; what is guarded are an event's photos, behind a roll.",
	});

	return {
		issuer: `https://cognito-idp.${stage.region}.amazonaws.com/${pool.userPoolId}`,
		clientId: client.userPoolClientId,
		poolId: pool.userPoolId,
		pages: domain.baseUrl(),
	};
}
