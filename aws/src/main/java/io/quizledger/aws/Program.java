package io.quizledger.aws;

/// One of the two programs.
enum Program {
  COMMAND("command", "command-side"),
  QUERY("query", "query-side");

  /// Where both listen.
  static final int PORT = 8080;

  private final String service;
  private final String image;

  Program(String service, String image) {
    this.service = service;
    this.image = image;
  }

  /// What its ECS service is called.
  String service() {
    return service;
  }

  /// What its image's repository is called.
  String repository() {
    return "quizledger/" + image;
  }
}
