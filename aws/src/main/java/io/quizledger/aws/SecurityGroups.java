package io.quizledger.aws;

import java.util.List;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.constructs.Construct;

/// Who may talk to whom: the world to the load balancer, the load balancer to the tasks, the tasks
/// to the database and to the endpoints; nobody else to anybody.
final class SecurityGroups extends Construct {
  private static final Port HTTPS = Port.tcp(443);
  private static final Port HTTP = Port.tcp(80);

  /// The port of MongoDB, and of what speaks its protocol.
  static final int MONGODB = 27017;

  private final SecurityGroup balancer;
  private final SecurityGroup command;
  private final SecurityGroup query;
  private final SecurityGroup verification;
  private final SecurityGroup database;
  private final SecurityGroup endpoints;

  SecurityGroups(Construct scope, IVpc vpc, String s3PrefixList) {
    super(scope, "SecurityGroups");
    balancer = group(vpc, "Balancer", "The load balancer");
    command = group(vpc, "Command", "Tasks of the command side");
    query = group(vpc, "Query", "Tasks of the query side");
    verification = group(vpc, "Verification", "The task that verifies the log");
    database = group(vpc, "Database", "The database");
    endpoints = group(vpc, "Endpoints", "The endpoints of AWS services");

    balancer.addIngressRule(Peer.anyIpv4(), HTTPS, "The world");
    balancer.addIngressRule(Peer.anyIpv4(), HTTP, "The world, to be redirected");
    link(balancer, command, Port.tcp(Program.PORT), "Requests");
    link(balancer, query, Port.tcp(Program.PORT), "Requests");
    for (var tasks : clients()) {
      link(tasks, endpoints, HTTPS, "Images, logs and secrets");
      tasks.addEgressRule(Peer.prefixList(s3PrefixList), HTTPS, "Layers of images in S3");
    }
    Findings.accept(
        balancer, "AwsSolutions-EC23", "A public service: learners come from everywhere.");
  }

  /// Lets the tasks reach a database within the network.
  ISecurityGroup openDatabase() {
    for (var tasks : clients()) {
      link(tasks, database, Port.tcp(MONGODB), "The log and the read models");
    }
    return database;
  }

  /// Lets the tasks reach a database elsewhere.
  void openDatabase(String network, Number firstPort, Number lastPort) {
    for (var tasks : clients()) {
      tasks.addEgressRule(
          Peer.ipv4(network),
          Port.tcpRange(firstPort, lastPort),
          "The log and the read models, elsewhere");
    }
  }

  /// Whoever talks to the database.
  List<SecurityGroup> clients() {
    return List.of(command, query, verification);
  }

  SecurityGroup balancer() {
    return balancer;
  }

  SecurityGroup tasks(Program program) {
    return switch (program) {
      case COMMAND -> command;
      case QUERY -> query;
    };
  }

  SecurityGroup verification() {
    return verification;
  }

  SecurityGroup endpoints() {
    return endpoints;
  }

  private static void link(SecurityGroup from, SecurityGroup to, Port port, String what) {
    to.addIngressRule(from, port, what);
    from.addEgressRule(to, port, what);
  }

  private SecurityGroup group(IVpc vpc, String id, String what) {
    return SecurityGroup.Builder.create(this, id)
        .vpc(vpc)
        .description(what)
        .allowAllOutbound(false)
        .build();
  }
}
