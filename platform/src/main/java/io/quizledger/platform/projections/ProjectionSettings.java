package io.quizledger.platform.projections;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the fold engine works.
///
/// @param claimInterval between tries to claim a token that another node holds
/// @param batchEvents at most so many events in a batch, and as many more as their last commit has
/// @param rebuildBatchEvents the same while a rebuild catches up
/// @param bulkDocuments at most so many in one bulk write
/// @param batchCommitBytes above which a batch takes no further commit, by what they have in the
///   log
/// @param batchBytes above which a batch's loaded documents are folded in smaller parts
/// @param maxDocumentBytes of one document as BSON
/// @param rememberedBytes of documents written lately, for each collection whose documents change
/// @param pollInterval between looks at a token that another node moves
/// @param tokenInterval how late a token may be stored that only moved, past facts that changed no
///   document
/// @param unfollowedTokenInterval how late a token may be stored while no other node goes by how
///   far the read model has come; a node that takes over reads so much of the log again
/// @param waitLimit of a `Log-Position` wait
/// @param retryAfter what a client is told that waited in vain
/// @param minBackoff after a failed batch, doubled at each failure that follows
/// @param maxBackoff the longest of them
/// @param heartbeatInterval between looks at the registry, and signs of life of a node
/// @param urgentInterval the same while a read model fills or switches
/// @param lease for which a node may read a generation after its last sign of life
/// @param alarmPercent of either limit of the dead letters, from where on an error is logged
/// @param alignLagEvents the lag at which a rebuilt copy is aligned with the live one
/// @param formsKept for how long a read model in a form that no node keeps any more stays in the
///   database, so that a release that knows the form reads only what came since
@ConfigurationProperties("quizledger.projections")
public record ProjectionSettings(
    @DefaultValue("400ms") Duration claimInterval,
    @DefaultValue("256") int batchEvents,
    @DefaultValue("2000") int rebuildBatchEvents,
    @DefaultValue("1000") int bulkDocuments,
    @DefaultValue("4000000") int batchCommitBytes,
    @DefaultValue("16000000") int batchBytes,
    @DefaultValue("15000000") int maxDocumentBytes,
    @DefaultValue("2000000") int rememberedBytes,
    @DefaultValue("8ms") Duration pollInterval,
    @DefaultValue("50ms") Duration tokenInterval,
    @DefaultValue("250ms") Duration unfollowedTokenInterval,
    @DefaultValue("5s") Duration waitLimit,
    @DefaultValue("1s") Duration retryAfter,
    @DefaultValue("100ms") Duration minBackoff,
    @DefaultValue("2s") Duration maxBackoff,
    @DefaultValue("500ms") Duration heartbeatInterval,
    @DefaultValue("50ms") Duration urgentInterval,
    @DefaultValue("3s") Duration lease,
    @DefaultValue("80") int alarmPercent,
    @DefaultValue("1000") int alignLagEvents,
    @DefaultValue("1h") Duration formsKept) {
  /// What two nodes' clocks and one slow answer may come to.
  private static final Duration MARGIN = Duration.ofSeconds(2);

  /// After so long without a sign of life a node reads nothing any more.
  Duration longestSilence() {
    return lease.plus(MARGIN);
  }
}
