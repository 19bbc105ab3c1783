package dev.guerdon.rehearsal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Activation;
import dev.guerdon.rulebook.Cause;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.FolderState;
import dev.guerdon.rulebook.Live;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.OutOfService;
import dev.guerdon.rulebook.Refused;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.WatchedFolder;
import dev.guerdon.rulebook.language.Checked;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The live rulebook as it is shown.
 *
 * @param version null while none is live
 * @param activatedAt likewise
 * @param isLastGood whether it is served from the archive because the folder's own files are refused
 * @param outOfService rules that are not asked any more, because they had to be stopped again and again
 * @param origin what made it live; null while none is
 * @param missed a version that other services run and this one can't build, else null
 * @param refused what is in the folder now where it is refused, else null
 */
public record RulebookView(
        @Schema(nullable = true) String version,
        @Schema(nullable = true) Instant activatedAt,
        @JsonProperty("lastGood") boolean isLastGood,
        @Schema(nullable = true) OriginView origin,
        FolderView folder,
        @Schema(nullable = true) String missed,
        List<RulesetView> rulesets,
        Collection<String> files,
        List<OutOfServiceView> outOfService,
        @Schema(nullable = true) RefusedView refused) {

    /**
     * What made a rulebook live.
     *
     * @param from {@code folder}, {@code publication} or {@code rollback}
     * @param replica the service through which it went live, as host and process
     * @param actor null where files of the folder made it live
     * @param reason likewise
     */
    public record OriginView(
            String from,
            String replica,
            @Schema(nullable = true) String actor,
            @Schema(nullable = true) String reason) {

        /** As it is shown. */
        public static OriginView of(Cause cause) {
            return new OriginView(
                    cause.origin().name().toLowerCase(Locale.ROOT), cause.replica(), cause.actor(), cause.reason());
        }
    }

    /**
     * The rules folder against what is live.
     *
     * @param status {@code live}, {@code refused} or {@code differs}
     * @param version of its files; null before it was read
     * @param because a sentence that says what to do; null while it is live
     */
    public record FolderView(
            String status,
            @Schema(nullable = true) String version,
            @Schema(nullable = true) String because) {

        /** As it is shown. */
        public static FolderView of(FolderState state) {
            return new FolderView(state.status().word(), state.version(), state.because());
        }
    }

    /** The rules of one package. */
    public record RulesetView(@JsonProperty("package") String rulePackage, List<RuleView> rules) {}

    /**
     * A rule.
     *
     * @param campaign its code, or null for an always-on rule
     * @param line from 1; of a decision table the row
     */
    public record RuleView(
            String name,
            String reason,
            @Schema(nullable = true) String campaign,
            String file,
            int line) {

        static RuleView of(Checked.Rule rule) {
            return new RuleView(
                    rule.origin().rule(),
                    rule.origin().reason(),
                    rule.origin().campaign(),
                    rule.file(),
                    rule.at().line());
        }
    }

    /** A rule that is not asked any more. */
    record OutOfServiceView(
            @JsonProperty("package") String rulePackage, String rule, String file, int line, String because) {

        static OutOfServiceView of(OutOfService out) {
            Checked.Rule rule = out.rule();
            return new OutOfServiceView(
                    rule.origin().rulePackage().title(),
                    rule.origin().rule(),
                    rule.file(),
                    rule.at().line(),
                    out.because());
        }
    }

    /** Files that did not go live; the errors stand first among their problems. */
    public record RefusedView(String version, Instant at, List<ProblemView> problems) {}

    /**
     * Something wrong with the files.
     *
     * @param line from 1; null when it is about the whole file
     * @param column likewise; null when it is about the whole line
     * @param rule its name, or null outside of rules
     * @param severity {@code error}, or {@code warning}, which keeps nothing back
     */
    public record ProblemView(
            String file,
            @Schema(nullable = true) Integer line,
            @Schema(nullable = true) Integer column,
            @Schema(nullable = true) String rule,
            String message,
            String severity) {

        /** As it is shown. */
        private static ProblemView of(Finding finding) {
            return new ProblemView(
                    finding.file(),
                    finding.line() == 0 ? null : finding.line(),
                    finding.column() == 0 ? null : finding.column(),
                    finding.rule(),
                    finding.message(),
                    finding.severity().name().toLowerCase(Locale.ROOT));
        }

        /** As they are shown: the errors first, as they are what keeps files back. */
        public static List<ProblemView> all(Collection<Finding> findings) {
            return findings.stream()
                    .sorted(Comparator.comparing(Finding::severity))
                    .map(ProblemView::of)
                    .toList();
        }
    }

    static RulebookView of(LiveRulebook rulebooks, WatchedFolder folder) {
        Optional<Live> live = rulebooks.live();
        Optional<Refused> refused = folder.refused();
        Optional<Rulebook> rulebook = live.map(Live::rulebook);
        return new RulebookView(
                rulebook.map(Rulebook::version).orElse(null),
                live.map(Live::activatedAt).orElse(null),
                refused.isPresent() && live.map(Live::isFromArchive).orElse(false),
                live.map(each -> OriginView.of(each.activation().cause())).orElse(null),
                FolderView.of(folder.state()),
                rulebooks.missed().map(Activation::version).orElse(null),
                rulebook.map(RulebookView::rulesets).orElse(List.of()),
                rulebook.<Collection<String>>map(each -> each.files().texts().keySet())
                        .orElse(List.of()),
                rulebook.stream()
                        .flatMap(each -> each.outOfService().stream())
                        .map(OutOfServiceView::of)
                        .toList(),
                refused.map(each -> new RefusedView(each.version(), each.at(), ProblemView.all(each.problems())))
                        .orElse(null));
    }

    private static List<RulesetView> rulesets(Rulebook rulebook) {
        return Arrays.stream(RulePackage.values())
                .filter(rulebook::hasRules)
                .map(each -> new RulesetView(
                        each.title(),
                        rulebook.rules(each).stream().map(RuleView::of).toList()))
                .toList();
    }
}
