import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/// Runs google-java-format over a module's sources: `java Format.java check|write <jar> <folder>`.
///
/// It is a program of its own because the formatter has to run on the JDK whose syntax it reads,
/// while Maven may be running on an older one.
class Format {
  public static void main(String[] args) throws IOException, InterruptedException {
    var write = args[0].equals("write");
    var folder = Path.of(args[2]);
    if (!Files.isDirectory(folder)) {
      return;
    }
    var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    for (var room : List.of("api", "code", "file", "parser", "tree", "util")) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + room + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-XX:+UseSerialGC", "-jar", args[1]));
    command.addAll(write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    // What was formatted when last looked at, and has not been touched since, still is.
    var stamp = Path.of(args[1]).resolveSibling("formatted");
    var since = Files.exists(stamp) ? Files.getLastModifiedTime(stamp).toMillis() : 0;
    var begun = FileTime.fromMillis(System.currentTimeMillis());
    var sources = new ArrayList<String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(file -> file.toString().endsWith(".java")).sorted().toList()) {
        if (Files.getLastModifiedTime(file).toMillis() >= since) {
          sources.add(file.toString());
        }
      }
    }
    if (sources.isEmpty()) {
      return;
    }
    var list = Files.createTempFile("sources", ".txt");
    try {
      Files.write(list, sources);
      command.add("@" + list);
      var exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        System.err.println(
            "The files above are not formatted: mvn compile -Dformat=write formats them.");
        System.exit(exit);
      }
      Files.writeString(stamp, "");
      Files.setLastModifiedTime(stamp, begun);
    } finally {
      Files.delete(list);
    }
  }
}
