/**
 * PostgreSQL in the account, for a stage without another one: Aurora Serverless, which sleeps while it is not
 * used. Functions on Vercel connect from outside, so it has public addresses and accepts TLS from the listed
 * addresses only.
 */
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Tags, Validations } from "aws-cdk-lib";
import { FlowLogDestination, Peer, Port, SecurityGroup, SubnetType, Vpc } from "aws-cdk-lib/aws-ec2";
import {
	AuroraPostgresEngineVersion,
	ClusterInstance,
	Credentials,
	DatabaseCluster,
	DatabaseClusterEngine,
	ParameterGroup,
} from "aws-cdk-lib/aws-rds";
import type { Construct } from "constructs";
import type { Stage } from "./stage";

/** Not PostgreSQL's default port, so that scanners for that port do not find it. */
const port = 5433;

type Props = StackProps & { stage: Stage; database: NonNullable<Stage["database"]> };

export class DatabaseStack extends Stack {
	constructor(scope: Construct, id: string, { stage, database, ...props }: Props) {
		const isProduction = stage.name === "prod";
		super(scope, id, { ...props, terminationProtection: isProduction });
		Tags.of(this).add("rollcall-stage", stage.name);

		const vpc = new Vpc(this, "Network", {
			maxAzs: 2,
			natGateways: 0,
			subnetConfiguration: [{ name: "database", subnetType: SubnetType.PUBLIC, mapPublicIpOnLaunch: false }],
			restrictDefaultSecurityGroup: false,
		});
		vpc.addFlowLog("Connections", { destination: FlowLogDestination.toCloudWatchLogs() });
		const door = new SecurityGroup(this, "Door", {
			vpc,
			description: "PostgreSQL from the listed addresses, nothing out",
			allowAllOutbound: false,
		});
		for (const cidr of database.allowedCidrs) door.addIngressRule(Peer.ipv4(cidr), Port.tcp(port), "The app");

		const engine = DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_17_4 });
		const cluster = new DatabaseCluster(this, "Postgres", {
			engine,
			port,
			vpc,
			vpcSubnets: { subnetType: SubnetType.PUBLIC },
			securityGroups: [door],
			defaultDatabaseName: "rollcall",
			credentials: Credentials.fromGeneratedSecret("rollcall"),
			writer: ClusterInstance.serverlessV2("Writer", { publiclyAccessible: true }),
			readers: isProduction
				? [ClusterInstance.serverlessV2("Standby", { publiclyAccessible: true, scaleWithWriter: true })]
				: [],
			serverlessV2MinCapacity: isProduction ? 0.5 : 0,
			serverlessV2MaxCapacity: 4,
			parameterGroup: new ParameterGroup(this, "Parameters", {
				engine,
				parameters: { "rds.force_ssl": "1", log_min_duration_statement: "1000" },
			}),
			storageEncrypted: true,
			iamAuthentication: true,
			backup: { retention: Duration.days(isProduction ? 14 : 1) },
			deletionProtection: isProduction,
			removalPolicy: isProduction ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
		});
		Validations.of(cluster).acknowledge({
			id: "AwsSolutions-SMG4",
			reason:
				"DATABASE_URL on Vercel contains this password, so an operator has to change both together (docs/deploy.md).",
		});
		if (!isProduction) {
			Validations.of(cluster).acknowledge({
				id: "AwsSolutions-RDS10",
				reason: "A stage other than prod can be deleted and made again.",
			});
		}
		Validations.of(this).acknowledge({
			id: "CloudFormation-Validate::W9011",
			reason:
				"Vercel's functions run outside the account. The security group accepts only allowedCidrs, and only with TLS.",
		});
		new CfnOutput(this, "DatabaseHost", { value: cluster.clusterEndpoint.hostname });
		new CfnOutput(this, "DatabasePort", { value: String(port) });
		new CfnOutput(this, "DatabaseSecretArn", { value: cluster.secret?.secretArn ?? "" });
	}
}
