package io.quizledger.standalone;

import io.quizledger.examples.ClassOfThirty;
import io.quizledger.standalone.proxy.LocalProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The command side and the query side as they are run in production, each in its process, over one
/// database, behind one address.
final class TwoPrograms implements AutoCloseable {
  private static final int QUESTIONS = 60;

  private final Path directory;
  private final String mongodb;
  private final Map<String, String> settings;
  private final int commandPort = Program.freePort();
  private final int queryPort = Program.freePort();
  private final LocalProxy proxy;
  private final Program queries;
  private Program commands;

  /// Starts both and waits until they are ready.
  ///
  /// @param settings of the command side
  TwoPrograms(Path directory, String mongodb, Map<String, String> settings) throws IOException {
    this(directory, mongodb, settings, Map.of());
  }

  /// Starts both and waits until they are ready.
  ///
  /// @param settings of the command side
  /// @param querySettings of the query side
  TwoPrograms(
      Path directory,
      String mongodb,
      Map<String, String> settings,
      Map<String, String> querySettings)
      throws IOException {
    this.directory = directory;
    this.mongodb = mongodb;
    this.settings = settings;
    commands = commandSide("commands.log");
    queries =
        Program.side(
            "query-side", directory.resolve("queries.log"), queryPort, mongodb, querySettings);
    commands.readyAt(commandPort);
    queries.readyAt(queryPort);
    proxy =
        new LocalProxy(
                0,
                URI.create("http://localhost:" + commandPort),
                URI.create("http://localhost:" + queryPort))
            .start();
  }

  private Program commandSide(String log) throws IOException {
    return Program.side("command-side", directory.resolve(log), commandPort, mongodb, settings);
  }

  void killCommands() throws InterruptedException {
    commands.kill();
  }

  void startCommandsAgain() throws IOException {
    commands = commandSide("commands-again.log").readyAt(commandPort);
  }

  Program commands() {
    return commands;
  }

  Program queries() {
    return queries;
  }

  int commandPort() {
    return commandPort;
  }

  int queryPort() {
    return queryPort;
  }

  String address() {
    return proxy.address();
  }

  /// A class of thirty that begins at once.
  Program lesson() throws IOException {
    var gift = directory.resolve("lesson.gift");
    Files.writeString(gift, GiftFiles.everyType(QUESTIONS));
    return Program.java(
        directory.resolve("lesson.log"),
        Map.of(),
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            ClassOfThirty.class.getName(),
            "--url",
            address(),
            "--seed",
            "7",
            gift.toString()));
  }

  @Override
  public void close() throws InterruptedException {
    proxy.close();
    commands.close();
    queries.close();
  }
}
