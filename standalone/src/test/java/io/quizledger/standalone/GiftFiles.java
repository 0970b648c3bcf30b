package io.quizledger.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// GIFT files for lessons.
final class GiftFiles {
  private static final List<String> KINDS =
      List.of(
          "Which is the %dth? {=this #Right. ~that ~%%50%%nearly ~%%-33.33333%%never}",
          "Which belong to group %d? {~%%50%%one ~%%50%%two ~%%-50%%three ~%%-100%%four}",
          "Number %d is a whole number. {TRUE}",
          "Say the word for %d. {=word =%%50%%w*rd =%%25%%other}",
          "What is %d thirds? {#0.3333:0.01 =%%50%%0.3:0.2}",
          "Match the letters of %d. {=a -> 1 =b -> 2 =c -> 3}",
          "Give a number between 1 and %d hundred. {#1..100}");

  private static final String CATEGORY = "$CATEGORY:";

  private GiftFiles() {}

  /// Questions in none and in several categories.
  static String inCategories() {
    return """
    ::before::Is this in no category? {T}

    $CATEGORY: Geography/Rivers

    ::one::Is this of rivers? {T}

    // quizledger: {"points":2}
    ::two::Is this of rivers, too? {T}

    $CATEGORY: Geography/Peaks: Alps

    ::three::Of peaks? {T}

    $CATEGORY:

    ::after::In no category? {T}
    """;
  }

  /// The category of each question of a file in which every question begins with its name; empty if
  /// there is none.
  static List<String> categories(String gift) {
    var categories = new ArrayList<String>();
    var category = "";
    for (var line : gift.lines().toList()) {
      if (line.startsWith(CATEGORY)) {
        category = line.substring(CATEGORY.length()).strip();
      } else if (line.startsWith("::")) {
        categories.add(category);
      }
    }
    return categories;
  }

  /// So many questions, of every type that a machine can score in turn, and one essay.
  static String everyType(int questions) {
    return IntStream.range(0, questions)
            .mapToObj(i -> "::q" + i + "::" + KINDS.get(i % KINDS.size()).formatted(i + 1))
            .collect(Collectors.joining("\n\n"))
        + "\n\n::essay::Write about it. {}\n";
  }
}
