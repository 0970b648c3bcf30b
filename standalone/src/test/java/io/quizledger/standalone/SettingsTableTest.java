package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

/// Every setting stands in the operators' table, with what its record says of it.
/// `-Dsettings=write` writes the table anew.
class SettingsTableTest {
  private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");
  private static final String BEGIN = "<!-- settings: written by SettingsTableTest -->\n";
  private static final String END = "<!-- end of settings -->";
  private static final EnumerablePropertySource<?> PLATFORM = platformDefaults();
  private static final Pattern RECORD =
      Pattern.compile(
          "@ConfigurationProperties\\(\"([^\"]+)\"\\)\\s+(?:public )?(?:final )?record"
              + " \\w+\\((.*?)\\)\\s*\\{",
          Pattern.DOTALL);
  private static final Pattern COMPONENT =
      Pattern.compile(
          "(?:@DefaultValue(?:\\(\"([^\"]*)\"\\))?\\s+)?(?:@Nullable\\s+)?([\\w.<>,"
              + " ]+?)\\s+(\\w+)(?:,|$)",
          Pattern.DOTALL);

  @Test
  void theTableHoldsEverySetting() throws IOException {
    var document = Files.readString(OPERATIONS);
    var begin = document.indexOf(BEGIN) + BEGIN.length();
    var end = document.indexOf(END);
    var table = table();
    if ("write".equals(System.getProperty("settings"))) {
      Files.writeString(OPERATIONS, document.substring(0, begin) + table + document.substring(end));
    } else {
      assertThat(document.substring(begin, end))
          .as("run this test with -Dsettings=write")
          .isEqualTo(table);
    }
  }

  private static String table() throws IOException {
    var rows = new ArrayList<String>();
    for (var module : List.of("platform", "command-side", "query-side")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(SettingsTableTest::read)
            .filter(source -> source.contains("@ConfigurationProperties("))
            .flatMap(source -> rows(source).stream())
            .sorted()
            .forEach(rows::add);
      }
    }
    assertThat(rows).hasSizeGreaterThan(50);
    return "| variable | default | what it sets |\n|---|---|---|\n"
        + rows.stream().sorted().collect(Collectors.joining("\n"))
        + "\n";
  }

  private static List<String> rows(String source) {
    var record = RECORD.matcher(source);
    assertThat(record.find()).as("settings are a record: %s", source).isTrue();
    var meanings = meanings(source.substring(0, record.start()));
    var rows = new ArrayList<String>();
    var component = COMPONENT.matcher(record.group(2).strip());
    while (component.find()) {
      var name = component.group(3);
      assertThat(meanings).as(record.group(1)).containsKey(name);
      var fallback = Objects.requireNonNullElse(component.group(1), "");
      rows.add(
          "| `%s` | %s | %s |"
              .formatted(
                  variable(record.group(1), name),
                  fallback.isEmpty()
                      ? defaultOfBothPrograms(record.group(1) + "." + hyphenated(name))
                      : "`" + fallback + "`",
                  meanings.get(name)));
    }
    assertThat(rows).as(record.group(1)).hasSameSizeAs(meanings.keySet());
    return rows;
  }

  /// What the file of the platform's defaults says, by key where it says several things.
  private static String defaultOfBothPrograms(String setting) {
    var found = new ArrayList<String>();
    for (var key : PLATFORM.getPropertyNames()) {
      if (key.equals(setting)) {
        found.add("`" + PLATFORM.getProperty(key) + "`");
      } else if (key.startsWith(setting + "[")) {
        var inner = key.substring(setting.length() + 1, key.length() - 1);
        found.add("`" + inner + "`: `" + PLATFORM.getProperty(key) + "`");
      }
    }
    return String.join(", ", found);
  }

  private static EnumerablePropertySource<?> platformDefaults() {
    var file = new ClassPathResource("quizledger-platform.yaml");
    try {
      return (EnumerablePropertySource<?>)
          new YamlPropertySourceLoader().load("platform", file).getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hyphenated(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /// As Spring reads the environment: dots are underscores, hyphens and case do not count.
  private static String variable(String prefix, String name) {
    return (prefix.replace(".", "_").replace("-", "") + "_" + name).toUpperCase(Locale.ROOT);
  }

  private static LinkedHashMap<String, String> meanings(String head) {
    var meanings = new LinkedHashMap<String, String>();
    var doc =
        head.lines()
            .filter(line -> line.startsWith("///"))
            .map(line -> line.substring(3).strip())
            .collect(Collectors.joining(" "));
    for (var part : doc.split("@param ")) {
      var space = part.indexOf(' ');
      if (!doc.startsWith(part) && space > 0) {
        var meaning = part.substring(space).strip().replaceAll("\\[(\\w+)\\]", "`$1`");
        meanings.put(part.substring(0, space), meaning);
      }
    }
    return meanings;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
