package io.quizledger.aws;

import java.util.List;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.constructs.Construct;

/// The images of one version, by the commit that they were built from.
///
/// @param tag the commit
/// @param architecture `ARM64` or `X86_64`
record Images(Construct scope, String tag, String architecture) {
  /// The regional certificates of Amazon's databases: `build/image/database-ca.pem`.
  static final String DATABASE_CA = "/app/database-ca.pem";

  private static final String JAVA = "/opt/java/bin/java";

  /// Asks a program whether it works at all.
  static final List<String> IS_ALIVE =
      List.of(
          "CMD",
          JAVA,
          "@/app/health.options",
          "io.quizledger.platform.HealthCheck",
          "/actuator/health/liveness");

  /// The verification program is a part of the event log, which every image has.
  static final List<String> VERIFY =
      List.of(JAVA, "-cp", "/app/lib/*", "io.quizledger.eventlog.VerifyCommand");

  ContainerImage of(Program program) {
    var id = program.service() + "-repository";
    var repository =
        scope.getNode().tryFindChild(id) instanceof IRepository known
            ? known
            : Repository.fromRepositoryName(scope, id, program.repository());
    return ContainerImage.fromEcrRepository(repository, tag);
  }

  RuntimePlatform platform() {
    return RuntimePlatform.builder()
        .cpuArchitecture(CpuArchitecture.of(architecture))
        .operatingSystemFamily(OperatingSystemFamily.LINUX)
        .build();
  }
}
