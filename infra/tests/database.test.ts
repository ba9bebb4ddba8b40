import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { addStage } from "../stack/add-stage";
import { readStage } from "../stack/stage";
import { synthesize } from "./two-stages";

const { database, stages } = synthesize();

test("there is none unless the stage asks for one", () => {
	expect(addStage(new App(), readStage("staging")).postgres).toBeUndefined();
});

test("it is encrypted, backed up for two weeks, and kept when its stack goes", () => {
	database.allResources("AWS::RDS::DBCluster", { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
	database.hasResourceProperties("AWS::RDS::DBCluster", {
		StorageEncrypted: true,
		DeletionProtection: true,
		BackupRetentionPeriod: 14,
	});
	database.resourcePropertiesCountIs("AWS::RDS::DBInstance", {}, 2);
});

test("it takes TLS only", () => {
	database.hasResourceProperties("AWS::RDS::DBClusterParameterGroup", {
		Parameters: { "rds.force_ssl": "1" },
	});
});

test("it is open to the listed addresses only, and opens no connection itself", () => {
	const doors = Object.values(database.findResources("AWS::EC2::SecurityGroup")).map(
		(door) => door.Properties,
	);
	expect(doors).toHaveLength(1);
	expect(doors[0].SecurityGroupIngress).toEqual(
		stages.prod.database?.allowedCidrs.map((CidrIp) =>
			expect.objectContaining({ CidrIp, IpProtocol: "tcp", FromPort: 5433, ToPort: 5433 }),
		),
	);
	expect(doors[0].SecurityGroupEgress).toEqual([expect.objectContaining({ CidrIp: "255.255.255.255/32" })]);
	database.resourceCountIs("AWS::EC2::SecurityGroupIngress", 0);
});

test("its password is made by AWS and stands in no template", () => {
	database.hasResourceProperties("AWS::SecretsManager::Secret", {
		GenerateSecretString: { PasswordLength: 30 },
	});
	const [cluster] = Object.values(database.findResources("AWS::RDS::DBCluster"));
	expect(JSON.stringify(cluster?.Properties.MasterUserPassword)).toContain("{{resolve:secretsmanager:");
});

test("another stage's database can be thrown away", () => {
	const app = new App();
	const stage = { ...readStage("dev"), database: { allowedCidrs: ["203.0.113.0/28"] as [string] } };
	const { postgres } = addStage(app, stage);
	if (!postgres) throw new Error("dev has no database.");
	Template.fromStack(postgres).allResources("AWS::RDS::DBCluster", { DeletionPolicy: "Delete" });
});
