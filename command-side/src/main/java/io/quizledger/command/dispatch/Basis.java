package io.quizledger.command.dispatch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// The aggregates that a decision was based on, each with the number of its facts at that moment. A
/// decision that writes nothing holds only if none of them has a further fact by now.
public final class Basis {
  private static final String RESOURCE = Basis.class.getName();

  private final Map<String, Long> facts = new LinkedHashMap<>();

  private Basis() {}

  /// Notes that the decision in `unitOfWork` looks at `aggregateId` with so many `facts`.
  public static void note(UnitOfWork<?> unitOfWork, Object aggregateId, long facts) {
    of(unitOfWork).facts.put(aggregateId.toString(), facts);
  }

  static Basis of(UnitOfWork<?> unitOfWork) {
    return unitOfWork.root().getOrComputeResource(RESOURCE, key -> new Basis());
  }

  Map<String, Long> facts() {
    return facts;
  }
}
