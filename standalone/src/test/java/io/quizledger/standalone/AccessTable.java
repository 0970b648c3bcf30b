package io.quizledger.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The tables of `docs/access.md`.
record AccessTable(List<Row> rows) {
  private static final Path FILE = Path.of("..", "docs", "access.md");
  private static final int FIRST_CALLER = 3;

  /// The columns, in their order.
  enum Column {
    NOBODY,
    LEARNER,
    OWN,
    INSTRUCTOR,
    OWNER,
    ANALYST,
    ADMINISTRATOR
  }

  /// One endpoint about one kind of thing.
  record Row(String method, String path, String about, Map<Column, String> cells) {
    String endpoint() {
      return method + " " + path;
    }

    boolean reads() {
      return method.equals("GET");
    }
  }

  static AccessTable read() throws IOException {
    return new AccessTable(
        Files.readAllLines(FILE).stream()
            .filter(line -> line.matches("\\| (GET|POST|PUT|PATCH|DELETE) \\|.*"))
            .map(AccessTable::row)
            .toList());
  }

  private static Row row(String line) {
    var cells = Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
    if (cells.size() != FIRST_CALLER + Column.values().length) {
      throw new IllegalArgumentException("A row with a missing cell: " + line);
    }
    var outcomes = new EnumMap<Column, String>(Column.class);
    for (var column : Column.values()) {
      outcomes.put(column, cells.get(FIRST_CALLER + column.ordinal()));
    }
    return new Row(cells.get(0), cells.get(1).replace("`", ""), cells.get(2), outcomes);
  }
}
