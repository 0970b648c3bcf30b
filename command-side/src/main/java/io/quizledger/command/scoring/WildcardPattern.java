package io.quizledger.command.scoring;

import java.util.ArrayList;
import java.util.List;

/// A text in which `*` stands for any text, an empty one too, and `\*` for a star.
///
/// Matching takes time linear in pattern and text, whatever they are: the pieces between the stars
/// are found one after the other, each at its first place (Knuth, Morris and Pratt, 1977). The
/// first place is always good enough, because it leaves the most for the pieces after it.
record WildcardPattern(List<String> pieces) {
  static WildcardPattern of(String pattern) {
    var pieces = new ArrayList<String>();
    var piece = new StringBuilder();
    for (var i = 0; i < pattern.length(); i++) {
      var c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length() && pattern.charAt(i + 1) == '*') {
        piece.append('*');
        i++;
      } else if (c == '*') {
        pieces.add(piece.toString());
        piece.setLength(0);
      } else {
        piece.append(c);
      }
    }
    pieces.add(piece.toString());
    return new WildcardPattern(List.copyOf(pieces));
  }

  boolean matches(String text) {
    var first = pieces.getFirst();
    if (pieces.size() == 1) {
      return text.equals(first);
    }
    var last = pieces.getLast();
    var end = text.length() - last.length();
    if (end < first.length() || !text.startsWith(first) || !text.endsWith(last)) {
      return false;
    }
    var from = first.length();
    for (var piece : pieces.subList(1, pieces.size() - 1)) {
      var found = find(piece, text, from, end);
      if (found < 0) {
        return false;
      }
      from = found + piece.length();
    }
    return true;
  }

  /// Where `piece` first stands in `text` within `from` and `end`; −1 if nowhere.
  private static int find(String piece, String text, int from, int end) {
    if (piece.isEmpty()) {
      return from;
    }
    var borders = borders(piece);
    var matched = 0;
    for (var i = from; i < end; i++) {
      while (matched > 0 && piece.charAt(matched) != text.charAt(i)) {
        matched = borders[matched - 1];
      }
      if (piece.charAt(matched) == text.charAt(i)) {
        matched++;
      }
      if (matched == piece.length()) {
        return i + 1 - matched;
      }
    }
    return -1;
  }

  /// For each prefix of `piece`, how long its longest proper prefix is that is also its suffix.
  private static int[] borders(String piece) {
    var borders = new int[piece.length()];
    var length = 0;
    for (var i = 1; i < piece.length(); i++) {
      while (length > 0 && piece.charAt(length) != piece.charAt(i)) {
        length = borders[length - 1];
      }
      if (piece.charAt(length) == piece.charAt(i)) {
        length++;
      }
      borders[i] = length;
    }
    return borders;
  }
}
