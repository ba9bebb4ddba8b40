/**
 * AWS credentials on Vercel. The deployment's OIDC token is exchanged for a session of the stage's role, so no AWS
 * key is stored anywhere. A signed URL stops working when the credentials that signed it expire, so credentials
 * are replaced early enough for every URL to work as long as it should.
 */
import { awsCredentialsProvider } from "@vercel/oidc-aws-credentials-provider";

/**
 * The longest session that a role can allow; infra/stack/app-role.ts allows it. AWS refuses it for a role that
 * does not.
 */
const sessionSeconds = 12 * 60 * 60;

interface VercelRole {
	roleArn: string;
	region: string;
	/** Seconds that the longest-lived signed URL works. */
	urlSeconds: number;
}

export function vercelCredentials({ roleArn, region, urlSeconds }: VercelRole) {
	const assumeRole = awsCredentialsProvider({
		roleArn,
		roleSessionName: "rollcall",
		durationSeconds: sessionSeconds,
		clientConfig: { region },
	});
	return async () => {
		const credentials = await assumeRole();
		const { expiration } = credentials;
		// The SDK asks for new credentials five minutes before this time.
		return { ...credentials, expiration: expiration && new Date(expiration.getTime() - urlSeconds * 1_000) };
	};
}
