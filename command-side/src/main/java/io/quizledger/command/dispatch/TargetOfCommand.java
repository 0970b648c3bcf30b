package io.quizledger.command.dispatch;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/// Asks a command for its aggregate. Axon's own resolver looks for annotations on every member of
/// the command's class, for each command anew; it is left with those that cannot be asked.
final class TargetOfCommand implements CommandTargetResolver {
  private final CommandTargetResolver byAnnotation =
      AnnotationCommandTargetResolver.builder().build();

  @Override
  public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
    return command.getPayload() instanceof OnExisting some
        ? new VersionedAggregateIdentifier(some.aggregateId(), null)
        : byAnnotation.resolveTarget(command);
  }
}
