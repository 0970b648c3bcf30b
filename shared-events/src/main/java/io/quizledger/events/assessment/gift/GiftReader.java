package io.quizledger.events.assessment.gift;

import io.quizledger.events.assessment.Fault;
import io.quizledger.events.assessment.QuestionRules;
import io.quizledger.events.ids.IdSource;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads GIFT files, in time linear in their length.
///
/// The grammar is that of Moodle's own reader (`question/format/gift/format.php`): blank lines part
/// questions; `//` begins a comment line; `::name::`, then the text with its format, then the
/// answers in braces; text after the braces makes a missing word of them. Stricter than there, so
/// that nothing is taken half: answers begin with `=`, `~`, `#` or a truth value; a second pair of
/// braces must be escaped; and what an unclosed brace has torn apart is no description.
///
/// @param ids where the ids of questions and their parts come from
/// @param rules what makes a question whole
/// @param limits how large a file may be
public record GiftReader(IdSource ids, QuestionRules rules, GiftLimits limits) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final int TOLD = 500;
  private static final int TOLD_FAULTS = 10;

  /// Reads a file, which must be UTF-8.
  public GiftFile read(byte[] file) {
    if (file.length > limits.bytes()) {
      return new GiftFile.TooLarge("A file has at most %d bytes".formatted(limits.bytes()));
    }
    var bytes = ByteBuffer.wrap(file);
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return read(text);
    } catch (CharacterCodingException e) {
      return new GiftFile.Unreadable(lineOf(file, bytes.position()), "is no UTF-8 text");
    }
  }

  private GiftFile read(String file) {
    var nul = file.indexOf(0);
    if (nul >= 0) {
      return new GiftFile.Unreadable(lineOf(file, nul), "has U+0000 in it, so it is no text");
    }
    var start = !file.isEmpty() && file.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    var blocks = Block.of(file, start, limits.questions());
    if (blocks.stream().filter(Block::hasQuestion).count() > limits.questions()) {
      return new GiftFile.TooLarge("A file has at most %d questions".formatted(limits.questions()));
    }
    if (isProse(blocks)) {
      return new GiftFile.Unreadable(
          1, "has neither names nor answers in it, so it is no GIFT file");
    }
    return new GiftFile.Read(items(blocks, endsWithinLine(file)));
  }

  private static boolean endsWithinLine(String file) {
    for (var i = file.length() - 1; i >= 0; i--) {
      var c = file.charAt(i);
      if (c == '\n' || c == '\r') {
        return false;
      }
      if (c > ' ' && c != BYTE_ORDER_MARK) {
        return true;
      }
    }
    return false;
  }

  private List<GiftFile.Item> items(List<Block> blocks, boolean endsWithinLine) {
    var items = new ArrayList<GiftFile.Item>();
    var extensions = new ArrayList<String>();
    String category = null;
    for (var i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      if (block.category != null) {
        category = block.category.isEmpty() ? null : block.category;
      }
      extensions.addAll(block.extensions);
      if (!block.hasQuestion()) {
        continue;
      }
      var isLast = i == blocks.size() - 1;
      items.add(item(block, List.copyOf(extensions), category, isLast && endsWithinLine));
      extensions.clear();
      if (block.isOpen()) {
        i = addTornParts(blocks, i, items);
      }
    }
    return items;
  }

  /// Adds the blocks after `open` that belong to its answers, and says which is the last of them.
  private static int addTornParts(List<Block> blocks, int open, List<GiftFile.Item> items) {
    var end = open + 1;
    while (end < blocks.size() && blocks.get(end).firstBrace() == 0) {
      end++;
    }
    if (end == blocks.size() || blocks.get(end).firstBrace() == '{') {
      return open;
    }
    for (var part : blocks.subList(open + 1, end + 1)) {
      if (part.hasQuestion()) {
        items.add(
            new GiftFile.NotUnderstood(
                part.line,
                null,
                "belongs to the question on line %d, which a blank line has torn apart"
                    .formatted(blocks.get(open).line)));
      }
    }
    return end;
  }

  private GiftFile.Item item(
      Block block, List<String> extensions, @Nullable String category, boolean endsWithinLine) {
    var parser = new QuestionParser(ids);
    try {
      if (endsWithinLine && !block.text.endsWith("}")) {
        throw new GiftFault(
            "is cut off: the file ends within it (after a text, a file must end with a line"
                + " break)");
      }
      if (extensions.size() > 1) {
        throw new GiftFault("has more than one quizledger comment");
      }
      var extension =
          extensions.isEmpty() ? Extension.none() : Extension.read(extensions.getFirst());
      var question = parser.parse(block.text, extension, category);
      var faults = rules.faults(question);
      return faults.isEmpty()
          ? new GiftFile.Understood(block.line, question.name(), question)
          : notUnderstood(block, question.name(), reason(faults));
    } catch (GiftFault fault) {
      return notUnderstood(block, parser.name(), fault.reason());
    }
  }

  /// What is told of it is short, however long what it tells of.
  private static GiftFile.Item notUnderstood(Block block, @Nullable String name, String reason) {
    return new GiftFile.NotUnderstood(
        block.line, name == null ? null : shortened(name), shortened(reason));
  }

  private static String shortened(String text) {
    if (text.length() <= TOLD) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(TOLD - 1)) ? TOLD - 1 : TOLD;
    return text.substring(0, end) + "…";
  }

  private static String reason(List<Fault> faults) {
    return faults.stream()
        .limit(TOLD_FAULTS)
        .map(fault -> fault.field() + " " + fault.message())
        .collect(
            Collectors.joining(
                "; ",
                "",
                faults.size() > TOLD_FAULTS
                    ? "; and %d more".formatted(faults.size() - TOLD_FAULTS)
                    : ""));
  }

  /// Whether nothing in the file is GIFT's: any text at all would otherwise pass for descriptions.
  private static boolean isProse(List<Block> blocks) {
    return blocks.stream().anyMatch(Block::hasQuestion)
        && blocks.stream()
            .allMatch(
                block ->
                    block.firstBrace() == 0
                        && !block.text.startsWith("::")
                        && block.category == null
                        && block.extensions.isEmpty());
  }

  private static int lineOf(byte[] file, int position) {
    var line = 1;
    for (var i = 0; i < position; i++) {
      line += file[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static int lineOf(String file, int position) {
    return 1 + (int) file.substring(0, position).chars().filter(c -> c == '\n').count();
  }
}
