package io.quizledger.events.assessment.gift;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines between two blank lines: one question at most, its comments set apart.
final class Block {
  private static final String COMMENT = "//";
  static final String CATEGORY = "$CATEGORY:";

  /// The line on which the question begins, from 1.
  final int line;

  final List<String> extensions;
  final String text;
  final @Nullable String category;

  private Block(int line, List<String> extensions, String text, @Nullable String category) {
    this.line = line;
    this.extensions = List.copyOf(extensions);
    this.text = text;
    this.category = category;
  }

  /// Cuts the text of a file at its blank lines, line by line: a file may consist of nothing but
  /// lines, and to keep them all takes many times its size. Comments and categories that stand by
  /// themselves belong to the question after them, or are the last block of all. It leaves off when
  /// there are more than `maxQuestions` questions.
  static List<Block> of(String file, int start, int maxQuestions) {
    var blocks = new ArrayList<Block>();
    var block = new Draft();
    var line = 0;
    var from = start;
    while (from <= file.length() && blocks.size() <= maxQuestions) {
      var to = endOfLine(file, from);
      line++;
      if (!block.add(file.substring(from, to), line) && block.hasQuestion()) {
        blocks.add(block.end());
        block = new Draft();
      }
      from = to + (file.startsWith("\r\n", to) ? 2 : 1);
    }
    if (block.hasLines()) {
      blocks.add(block.end());
    }
    return blocks;
  }

  private static int endOfLine(String file, int from) {
    for (var i = from; i < file.length(); i++) {
      if (file.charAt(i) == '\n' || file.charAt(i) == '\r') {
        return i;
      }
    }
    return file.length();
  }

  /// A block as far as it has been read.
  private static final class Draft {
    private final List<String> extensions = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable String category;
    private int line;
    private boolean begun;

    /// Takes a line in, unless it is blank.
    boolean add(String content, int number) {
      var trimmed = content.trim();
      if (trimmed.isEmpty()) {
        return false;
      }
      begun = true;
      if (trimmed.startsWith(Extension.MARK)) {
        // That there is a second one is a fault, however many follow.
        if (extensions.size() < 2) {
          extensions.add(trimmed.substring(Extension.MARK.length()));
        }
      } else if (line == 0 && trimmed.startsWith(CATEGORY)) {
        category = Escapes.plain(trimmed.substring(CATEGORY.length())).trim();
      } else if (!trimmed.startsWith(COMMENT)) {
        line = line == 0 ? number : line;
        text.append(text.isEmpty() ? "" : "\n").append(content);
      }
      return true;
    }

    boolean hasLines() {
      return begun;
    }

    boolean hasQuestion() {
      return line > 0;
    }

    Block end() {
      return new Block(line, extensions, text.toString().trim(), category);
    }
  }

  boolean hasQuestion() {
    return !text.isEmpty();
  }

  /// The first brace that is not escaped; 0 if there is none.
  char firstBrace() {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{' || c == '}') {
        return c;
      }
    }
    return 0;
  }

  /// Whether its answers are opened and not closed.
  boolean isOpen() {
    var open = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        open = true;
      } else if (c == '}') {
        return false;
      }
    }
    return open;
  }
}
