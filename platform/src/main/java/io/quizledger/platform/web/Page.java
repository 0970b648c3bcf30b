package io.quizledger.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param items in the list's order
/// @param next the cursor of the next page; null on the last one
public record Page<T>(List<T> items, @Nullable String next) {
  /// Copies the list.
  public Page {
    items = List.copyOf(items);
  }

  /// The page that `found` makes: what was found when one more item than the limit was looked for.
  ///
  /// @param asked the request's paging
  /// @param position of an item in the list, as [Paging#after] will give it back
  public static <T> Page<T> of(
      List<T> found, Paging asked, Function<? super T, List<String>> position) {
    if (found.size() <= asked.limit()) {
      return new Page<>(found, null);
    }
    var items = found.subList(0, asked.limit());
    return new Page<>(items, asked.cursor(position.apply(items.getLast())));
  }

  /// The same page with every item as `form` makes it.
  public <S> Page<S> map(Function<? super T, ? extends S> form) {
    return new Page<>(items.stream().<S>map(form).toList(), next);
  }
}
