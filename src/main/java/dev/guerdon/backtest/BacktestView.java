package dev.guerdon.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guerdon.rehearsal.Report;
import dev.guerdon.rehearsal.RulebookView.ProblemView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A backtest, as it is shown.
 *
 * @param status {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param processed orders and members so far
 * @param total orders and members there are; 0 until they are counted
 * @param live version of the live rules
 * @param candidate version of the others
 * @param scenarios what came of the candidate's own: where some failed it could not go live as it is. Left out for a version
 * @param notTried what the backtest does not tell: errors are why not all scenarios were tried (files that can't be read, or no
 *     time left); a warning says that other tiers are not followed through the orders. Left out where nothing is missing
 * @param detail why it failed; left out if it did not
 * @param finishedAt null while it is running
 * @param result left out until it is done
 */
public record BacktestView(
        String id,
        String status,
        long processed,
        long total,
        String live,
        String candidate,
        LocalDate from,
        LocalDate until,
        @JsonInclude(JsonInclude.Include.NON_NULL) Report scenarios,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ProblemView> notTried,
        @JsonInclude(JsonInclude.Include.NON_NULL) String detail,
        Instant startedAt,
        @Schema(nullable = true) Instant finishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) BacktestResult result) {}
