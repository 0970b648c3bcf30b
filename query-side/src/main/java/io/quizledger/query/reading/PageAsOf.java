package io.quizledger.query.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.platform.projections.AsOf;
import io.quizledger.platform.web.FieldFault;
import io.quizledger.platform.web.Page;
import io.quizledger.platform.web.Paging;
import io.quizledger.platform.web.Refusal;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One page of a list, and how far the read model had read.
///
/// @param items in the list's order
/// @param next the cursor of the next page; absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageAsOf<T>(List<T> items, @Nullable String next, AsOf asOf) {
  /// Copies the list.
  public PageAsOf {
    items = List.copyOf(items);
  }

  /// `page` as of `asOf`.
  public static <T> PageAsOf<T> of(Page<T> page, AsOf asOf) {
    return new PageAsOf<>(page.items(), page.next(), asOf);
  }

  /// The number that a list's cursor holds, not below 0; empty for the first page.
  ///
  /// @throws Refusal with `VALIDATION_FAILED` where the cursor holds something else
  public static OptionalLong after(Paging paging) {
    var position = paging.after();
    if (position.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      var number = Long.parseLong(String.join(",", position.get()));
      if (number >= 0) {
        return OptionalLong.of(number);
      }
    } catch (NumberFormatException e) {
      // Refused with the rest.
    }
    throw new Refusal(List.of(new FieldFault("cursor", "is not one that this list gave")));
  }

  /// What a list's cursor holds for an item that stands at `number`.
  public static List<String> position(long number) {
    return List.of(Long.toString(number));
  }
}
