package io.rec.operator.controller.plan;

import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.ReleasesSeen;
import io.rec.operator.controller.observe.RevisionSeen;
import io.rec.operator.controller.plan.release.Phase;
import io.rec.operator.controller.plan.release.Release;
import io.rec.operator.controller.plan.release.ReleaseCodec;
import io.rec.operator.controller.plan.release.ReleasedSpec;
import io.rec.operator.controller.render.Renderer;
import io.rec.operator.controller.render.RevisionArchive;
import io.rec.operator.controller.render.RevisionObject;
import io.rec.operator.controller.render.Templates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a change is compared with: the revisions that the status relies on. Where they cannot be
 * had, the spec that is stored takes their place, as it would be rendered here.
 *
 * @param release in place of what the status says, where that cannot be relied on
 */
record PreviewGround(Observation seen, Optional<Release> release, List<String> remarks) {

  static PreviewGround of(Preview.Question question, Drafts drafts, Renderer renderer) {
    var status = question.asked().status().release();
    var referenced = ReleaseCodec.referenced(status);
    var known = question.seen().releases().revisions().keySet();
    var begun = !referenced.isEmpty() || status.version() != null;
    var whole = !referenced.isEmpty() && known.containsAll(referenced);
    return begun && !whole
        ? question
            .stored()
            .flatMap(stored -> Drafts.draft(stored, stored.spec()))
            .map(
                draft ->
                    instead(
                        question,
                        draft.desk(),
                        referenced.stream().mapToLong(Long::longValue).max().orElse(1),
                        renderer.templates(drafts.running(draft, question.seen()))))
            .orElseGet(() -> asItIs(question))
        : asItIs(question);
  }

  /** The system as it is asked for, with what the comparison takes its release to be. */
  Desk desk(Desk asked) {
    return release
        .map(
            found -> asked.with(asked.status().change().release(ReleaseCodec.encode(found)).seal()))
        .orElse(asked);
  }

  private static PreviewGround asItIs(Preview.Question question) {
    return new PreviewGround(question.seen(), Optional.empty(), List.of());
  }

  private static PreviewGround instead(
      Preview.Question question, Desk stored, long number, Templates templates) {
    var release = ReleaseCodec.decode(question.asked().status().release());
    var resting =
        release.phase() instanceof Phase.Installing
            ? new Phase.Installing(Optional.of(number))
            : new Phase.Stable(Optional.of(number));
    return new PreviewGround(
        question
            .seen()
            .withReleases(
                new ReleasesSeen(Map.of(number, revision(stored, number, templates)), Map.of())),
        Optional.of(
            new Release(
                resting, release.since(), release.version(), release.failure(), release.history())),
        List.of(
            "the desk's revisions could not be read: compared with the spec that is stored, as it"
                + " would be rendered now"));
  }

  private static RevisionSeen revision(Desk stored, long number, Templates templates) {
    var spec = stored.spec();
    return RevisionSeen.of(
        RevisionObject.of(
            stored.owner(),
            new RevisionObject.Head(
                number, spec.version(), ReleasedSpec.live(spec), false, "", templates.digests()),
            new RevisionArchive(spec, new TreeMap<>(templates.byWorkload()))));
  }
}
