package io.quizledger.events.assessment;

/// How a question's texts are to be read.
public enum TextFormat {
  /// As they stand.
  PLAIN,
  /// As Markdown.
  MARKDOWN,
  /// As HTML, of which a page shows only a harmless part.
  HTML
}
