package io.quizledger.events.assessment;

import io.quizledger.events.ids.ItemId;
import java.util.List;

/// Every item once.
public record ChosenOrder(List<ItemId> order) implements Response {
  /// Copies the list.
  public ChosenOrder {
    order = List.copyOf(order);
  }
}
