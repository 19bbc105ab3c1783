package dev.guerdon.rehearsal;

import dev.guerdon.rehearsal.RulebookView.ProblemView;
import java.util.List;

/**
 * What would come of files if they were saved.
 *
 * @param ok whether they would go live
 * @param version that they would have
 * @param scenarios none have run while there are errors in the rules
 * @param journeys likewise
 * @param coverage for each rule how both try it; empty when none have run
 */
public record CheckAnswer(
        boolean ok,
        String version,
        List<ProblemView> problems,
        Report scenarios,
        JourneyReport journeys,
        List<Coverage> coverage) {

    public static CheckAnswer of(Check check) {
        return new CheckAnswer(
                check.isGood(),
                check.files().version(),
                ProblemView.all(check.problems()),
                check.report(),
                check.journeys(),
                check.coverage());
    }
}
