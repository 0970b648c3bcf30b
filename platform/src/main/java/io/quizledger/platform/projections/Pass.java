package io.quizledger.platform.projections;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What one folding of a batch comes to beside the documents: the letters of those that stand
/// still.
final class Pass {
  private final Set<String> parkedBefore;
  private final boolean eventByEvent;
  private final ByteBudget budget;
  private final long headWhenClaimed;
  private final Set<String> newlyParked = new LinkedHashSet<>();
  private final List<Letter> letters = new ArrayList<>();

  Pass(Set<String> parkedBefore, boolean eventByEvent) {
    this(parkedBefore, eventByEvent, ByteBudget.UNLIMITED, Long.MAX_VALUE);
  }

  /// @param headWhenClaimed the log's last position when this node had claimed the token
  Pass(Set<String> parkedBefore, boolean eventByEvent, ByteBudget budget, long headWhenClaimed) {
    this.headWhenClaimed = headWhenClaimed;
    this.budget = budget;
    this.parkedBefore = parkedBefore;
    this.eventByEvent = eventByEvent;
  }

  boolean isEventByEvent() {
    return eventByEvent;
  }

  /// Whether the event came after this node had claimed the token, so that no other node has folded
  /// it before. Should one have done so nevertheless, then the guard of what is written finds it.
  boolean isNew(RecordedEvent event) {
    return event.position() > headWhenClaimed;
  }

  boolean isParked(String sequence) {
    return parkedBefore.contains(sequence) || newlyParked.contains(sequence);
  }

  void leave(Letter letter) {
    letters.add(letter);
  }

  /// Parks the document of `letter`, or gives up a pass that cannot tell events apart.
  void park(Letter letter, RuntimeException cause) {
    if (!eventByEvent) {
      throw new FoldFailure(letter.sequence(), cause);
    }
    newlyParked.add(letter.sequence());
    letters.add(letter);
  }

  /// What the documents that it loads may come to.
  ByteBudget budget() {
    return budget;
  }

  List<Letter> letters() {
    return letters;
  }
}
