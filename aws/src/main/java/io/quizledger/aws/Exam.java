package io.quizledger.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// An announced exam: from some time before it until its end each side has at least so many tasks.
///
/// @param name letters, digits and hyphens
record Exam(String name, Instant from, Instant until, int tasks) {
  /// How long before an exam its tasks are started.
  static final Duration AHEAD = Duration.ofMinutes(20);

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,39}");

  Exam {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("An exam's name is letters, digits and hyphens: " + name);
    }
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("The exam " + name + " ends before it begins");
    }
    if (tasks < 1) {
      throw new IllegalArgumentException("The exam " + name + " needs at least one task");
    }
  }

  /// The exams that the context `exams` lists, each with `name`, `from`, `until` and `tasks`.
  static List<Exam> of(Object context) {
    if (context instanceof List<?> list) {
      return list.stream().map(Exam::one).toList();
    }
    throw new IllegalArgumentException("The context exams is a list");
  }

  private static Exam one(Object entry) {
    if (entry instanceof Map<?, ?> fields
        && fields.get("name") instanceof String name
        && fields.get("from") instanceof String from
        && fields.get("until") instanceof String until
        && fields.get("tasks") instanceof Number tasks) {
      return new Exam(name, Instant.parse(from), Instant.parse(until), tasks.intValue());
    }
    throw new IllegalArgumentException("An exam has name, from, until and tasks: " + entry);
  }
}
