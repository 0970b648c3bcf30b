package io.quizledger.events.serialization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/// Lifts the JSON of one event from one revision to the next, while it is read. What stands in the
/// log stays as it is.
public final class RevisionStep extends SingleEventUpcaster {
  private final SimpleSerializedType from;
  private final SimpleSerializedType to;
  private final UnaryOperator<ObjectNode> change;

  /// Lifts `name` from revision `from` to the one after it.
  ///
  /// @param change gets a copy that it may write to
  public RevisionStep(String name, int from, UnaryOperator<ObjectNode> change) {
    this.from = new SimpleSerializedType(name, Integer.toString(from));
    this.to = new SimpleSerializedType(name, Integer.toString(from + 1));
    this.change = change;
  }

  @Override
  protected boolean canUpcast(IntermediateEventRepresentation event) {
    return event.getType().equals(from);
  }

  @Override
  protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
    return event.upcastPayload(
        to, JsonNode.class, payload -> change.apply(payload.<ObjectNode>deepCopy()));
  }
}
