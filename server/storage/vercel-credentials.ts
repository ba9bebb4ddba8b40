/**
 * AWS credentials on Vercel: the deployment's OIDC token is exchanged for a session of the stage's role, so no AWS key
 * is stored anywhere. A signed URL ends with the credentials that signed it: those are given up early enough that
 * every URL lives as long as it says.
 */
import { awsCredentialsProvider } from "@vercel/oidc-aws-credentials-provider";

/** The longest session a role can give; infra/stack/app-role.ts allows it. A role that does not is refused by AWS. */
const sessionSeconds = 12 * 60 * 60;

interface VercelRole {
	roleArn: string;
	region: string;
	/** Seconds the longest-lived signed URL works. */
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
		// The SDK asks again five minutes before this.
		return { ...credentials, expiration: expiration && new Date(expiration.getTime() - urlSeconds * 1_000) };
	};
}
