package io.quizledger.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Which page of a list is asked for: `?limit=` and `&cursor=`. Endpoints take it as a method
/// argument.
///
/// A cursor is the position of the last item of the page before, with a checksum over it and what
/// is listed, so that one of another list, or one that was altered, is refused.
///
/// @param limit 1 to 200
/// @param list the list that the cursor belongs to: its path, what it is narrowed down to, and whom
///   it is shown; of all that, the cursor holds the checksum alone
/// @param after the position of the item that the page comes after, as it was given to [Page#of];
///   empty for the first page
public record Paging(int limit, String list, Optional<List<String>> after) {
  /// The most items of a page.
  public static final int MAX_LIMIT = 200;

  private static final int DEFAULT_LIMIT = 50;
  private static final String SEPARATOR = "\u001f";
  private static final int CHECKSUM = Integer.BYTES;
  private static final int MAX_CURSOR = 2_000;

  /// Reads the two parameters of a request for `list`.
  ///
  /// @throws Refusal with `VALIDATION_FAILED` where one of them is not right
  public static Paging of(String list, @Nullable String limit, @Nullable String cursor) {
    return new Paging(limit(limit), list, Optional.ofNullable(cursor).map(c -> after(list, c)));
  }

  /// The cursor of what comes after `position`.
  String cursor(List<String> position) {
    var text = String.join(SEPARATOR, position).getBytes(StandardCharsets.UTF_8);
    var bytes = ByteBuffer.allocate(CHECKSUM + text.length).putInt(checksum(list, text)).put(text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static int limit(@Nullable String limit) {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    try {
      var number = Integer.parseInt(limit);
      if (number >= 1 && number <= MAX_LIMIT) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused with the rest.
    }
    throw Refusal.ofField("limit", "must be a number from 1 to " + MAX_LIMIT);
  }

  private static List<String> after(String list, String cursor) {
    try {
      var bytes =
          cursor.length() > MAX_CURSOR ? new byte[0] : Base64.getUrlDecoder().decode(cursor);
      if (bytes.length >= CHECKSUM) {
        var text = Arrays.copyOfRange(bytes, CHECKSUM, bytes.length);
        if (ByteBuffer.wrap(bytes).getInt() == checksum(list, text)) {
          return List.of(new String(text, StandardCharsets.UTF_8).split(SEPARATOR, -1));
        }
      }
    } catch (IllegalArgumentException e) {
      // Refused with the rest.
    }
    throw Refusal.ofField("cursor", "is not one that this list gave");
  }

  private static int checksum(String list, byte[] text) {
    var checksum = new CRC32();
    checksum.update(list.getBytes(StandardCharsets.UTF_8));
    checksum.update(0);
    checksum.update(text);
    return (int) checksum.getValue();
  }
}
