package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The certificates that the images hold: whoever stands in this file is believed to be the
/// database.
class DatabaseAuthoritiesTest {
  private static final Path FILE =
      Path.of("../build/image").resolve(Path.of(Images.DATABASE_CA).getFileName());
  private static final Pattern NAME =
      Pattern.compile("CN=Amazon RDS ([a-z0-9-]+) Root CA (\\w+) G1,");

  @Test
  void eachRegionHasThreeOfThem() throws Exception {
    assertThat(kindsByRegion())
        .hasSize(30)
        .allSatisfy(
            (region, kinds) ->
                assertThat(kinds).containsExactlyInAnyOrder("RSA2048", "RSA4096", "ECC384"));
  }

  @Test
  void theChosenRegionIsAmongThem() throws Exception {
    var choices = new ObjectMapper().readTree(Path.of("choices.json").toFile());
    assertThat(kindsByRegion()).containsKey(choices.path("region").asText());
  }

  @ParameterizedTest
  @EnumSource
  void theClustersOwnIsOneThatTheyHave(Stage stage) {
    assertThat(Templates.of(stage).all("AWS::DocDB::DBInstance"))
        .allSatisfy(
            instance ->
                assertThat(instance).containsEntry("CACertificateIdentifier", "rds-ca-rsa2048-g1"));
  }

  @Test
  void eachIsAnAuthorityAndVouchesForItself() throws Exception {
    for (var certificate : certificates()) {
      assertThat(certificate.getBasicConstraints()).isNotNegative();
      assertThat(certificate.getSubjectX500Principal())
          .isEqualTo(certificate.getIssuerX500Principal());
      certificate.verify(certificate.getPublicKey());
    }
  }

  @Test
  void noneEndsWithinAYear() throws Exception {
    var inAYear = Clock.systemUTC().instant().plus(Duration.ofDays(365));
    assertThat(certificates())
        .allSatisfy(
            certificate -> assertThat(certificate.getNotAfter().toInstant()).isAfter(inAYear));
  }

  /// A change of the file is one of the trust, and is told where the file is described.
  @Test
  void itIsTheFileWhoseOriginIsDescribed() throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(FILE));
    assertThat(Files.readString(Path.of("../docs/containers.md")))
        .contains(HexFormat.of().formatHex(digest));
  }

  @Test
  void theBuildPutsItWhereTheTasksLookForIt() throws IOException {
    assertThat(Files.readString(Path.of("../build/image/layout.sh")))
        .contains("cp build/image/database-ca.pem /image/dependencies/app/");
    assertThat(Images.DATABASE_CA).isEqualTo("/app/database-ca.pem");
  }

  private static Map<String, List<String>> kindsByRegion()
      throws IOException, GeneralSecurityException {
    return certificates().stream()
        .map(certificate -> NAME.matcher(certificate.getSubjectX500Principal().toString()))
        .peek(name -> assertThat(name.find()).isTrue())
        .collect(
            Collectors.groupingBy(
                name -> name.group(1),
                TreeMap::new,
                Collectors.mapping(name -> name.group(2), Collectors.toList())));
  }

  private static List<X509Certificate> certificates() throws IOException, GeneralSecurityException {
    try (var pem = Files.newInputStream(FILE)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
          .map(X509Certificate.class::cast)
          .toList();
    }
  }
}
