package io.quizledger.events.serialization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The stored JSON of every revision of every event: `events/<name>/<revision>[-<variant>].json`.
record StoredSample(String name, int revision, String json, Path file) {
  static List<StoredSample> all() {
    var root = Path.of("src/test/resources/events");
    try (var files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().map(StoredSample::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StoredSample read(Path file) {
    try {
      var revision = file.getFileName().toString().replaceFirst("[-.].*", "");
      return new StoredSample(
          file.getParent().getFileName().toString(),
          Integer.parseInt(revision),
          Files.readString(file),
          file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name + " " + file.getFileName();
  }
}
