package io.quizledger.platform.mongo;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizledger.embedded.EmbeddedMongoDb;
import io.quizledger.platform.Http;
import io.quizledger.platform.TestProgram;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The program in front of a database that speaks nothing but TLS.
class TlsToTheDatabaseTest {
  private static final String PASSWORD = "changeit";

  @TempDir Path directory;

  private final EmbeddedMongoDb database = EmbeddedMongoDb.inMemory();
  private ServerSocket listener;
  private Path certificate;

  @BeforeEach
  void listen() throws Exception {
    var keys = directory.resolve("server.p12");
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost",
        "-storetype",
        "PKCS12",
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD);
    var store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
    certificate = directory.resolve("ca.pem");
    Files.writeString(
        certificate,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder()
                .encodeToString(store.getCertificate(store.aliases().nextElement()).getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    listener =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getByName("localhost"));
    Thread.ofVirtual().start(this::accept);
  }

  @AfterEach
  void stop() throws IOException {
    listener.close();
    database.close();
  }

  @Test
  void aServerIsBelievedThatTheNamedCertificatesVouchFor() {
    try (var program = start("quizledger.mongodb.ca-file=" + certificate)) {
      await()
          .atMost(ofSeconds(20))
          .until(() -> http(program).get("/actuator/health/readiness").status() == 200);
    }
  }

  @Test
  void aServerThatNobodyVouchesForIsNotBelieved() {
    try (var program = start("quizledger.mongodb.database=other")) {
      await()
          .atMost(ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(program.getBean(DatabaseWatch.class).state().fault())
                      .contains("unable to find valid certification path"));
      assertThat(http(program).get("/actuator/health/readiness").status()).isEqualTo(503);
    }
  }

  private ConfigurableApplicationContext start(String setting) {
    return new SpringApplicationBuilder(TestProgram.class)
        .properties(
            "server.port=0",
            "quizledger.mongodb.uri=mongodb://localhost:%d/?tls=true"
                .formatted(listener.getLocalPort()),
            "quizledger.mongodb.start-wait=100ms",
            "quizledger.mongodb.selection-timeout=1s",
            setting)
        .run();
  }

  private static Http http(ConfigurableApplicationContext program) {
    return new Http(
        program.getEnvironment().getRequiredProperty("local.server.port", Integer.class), "");
  }

  private static void keytool(String... arguments) throws Exception {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command = new java.util.ArrayList<>(List.of(keytool));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private void accept() {
    var port = URI.create(database.connectionString()).getPort();
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), port);
        Thread.ofVirtual().start(() -> pass(client, server));
        Thread.ofVirtual().start(() -> pass(server, client));
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Ended by either side, or by a client that does not believe us.
    }
  }
}
