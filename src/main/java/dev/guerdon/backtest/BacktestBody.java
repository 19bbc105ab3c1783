package dev.guerdon.backtest;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to be tried on which orders: either files or a version.
 *
 * @param files laid over the live ones; content by path below the rules folder, null takes a live file away
 * @param version of a rulebook that was live once
 * @param from first day, in the programme's zone; left out: a year back from the last
 * @param until last day; left out: today
 */
@Schema(examples = BacktestBody.EXAMPLE)
public record BacktestBody(
        @Size(max = 4_000, message = "at most 4000 files fit into one backtest") Map<String, String> files,

        @Size(max = 100) String version,
        LocalDate from,
        LocalDate until) {

    static final String EXAMPLE = """
            {"files": {"earning/base.drl":
              "package earning\\n\\nrule \\"Members earn two points for each unit of money\\"\\nwhen\\n    Member()\\n    $line : Line( $twice : (paid * 2) )\\nthen\\n    propose.points($line, $twice);\\nend\\n"},
             "from": "2026-01-01", "until": "2026-06-30"}""";
}
