package io.quizledger.events.assessment.gift;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines between two blank lines: one question at most, its comments set apart.
final class Block {
  private static final String COMMENT = "//";
  private static final String CATEGORY = "$CATEGORY:";

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

  /// Cuts a file at its blank lines.
  static List<Block> of(List<String> lines) {
    var blocks = new ArrayList<Block>();
    var start = 0;
    for (var i = 0; i <= lines.size(); i++) {
      if (i == lines.size() || lines.get(i).trim().isEmpty()) {
        if (i > start) {
          blocks.add(read(start, lines.subList(start, i)));
        }
        start = i + 1;
      }
    }
    return blocks;
  }

  private static Block read(int start, List<String> lines) {
    var extensions = new ArrayList<String>();
    var text = new ArrayList<String>();
    String category = null;
    var first = start;
    for (var i = 0; i < lines.size(); i++) {
      var trimmed = lines.get(i).trim();
      if (trimmed.startsWith(Extension.MARK)) {
        extensions.add(trimmed.substring(Extension.MARK.length()));
      } else if (text.isEmpty() && trimmed.startsWith(CATEGORY)) {
        category = Escapes.plain(trimmed.substring(CATEGORY.length())).trim();
      } else if (!trimmed.startsWith(COMMENT)) {
        first = text.isEmpty() ? start + i : first;
        text.add(lines.get(i));
      }
    }
    return new Block(first + 1, extensions, String.join("\n", text).trim(), category);
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
