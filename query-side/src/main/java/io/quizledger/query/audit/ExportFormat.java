package io.quizledger.query.audit;

import org.jspecify.annotations.Nullable;

/// The forms in which the log can be taken away.
enum ExportFormat {
  /// One JSON object a line.
  NDJSON("ndjson", "application/x-ndjson"),
  /// Apache Parquet, gzipped, payloads as JSON text.
  PARQUET("parquet", "application/vnd.apache.parquet");

  private final String word;
  private final String mediaType;

  ExportFormat(String word, String mediaType) {
    this.word = word;
    this.mediaType = mediaType;
  }

  /// The format of that name; null where there is none.
  static @Nullable ExportFormat of(String word) {
    for (var format : values()) {
      if (format.word.equals(word)) {
        return format;
      }
    }
    return null;
  }

  /// The file name's ending, and what clients ask for.
  String word() {
    return word;
  }

  String mediaType() {
    return mediaType;
  }
}
