package dev.guerdon.problem;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Problems that calls have in common, by what they take. */
final class CommonProblems {
    private static final Set<Problem> OF_ALL =
            EnumSet.of(Problem.NOT_ACCEPTABLE, Problem.INTERNAL, Problem.NO_DATABASE);
    private static final Set<Problem> OF_A_BODY =
            EnumSet.of(Problem.MALFORMED, Problem.TOO_LARGE, Problem.UNSUPPORTED_MEDIA);
    private static final Set<Problem> OF_JSON = EnumSet.of(Problem.INVALID, Problem.UNKNOWN_FIELD);

    private CommonProblems() {}

    /** Those of a call as it is described. */
    static Set<Problem> of(Operation call) {
        Set<Problem> problems = EnumSet.copyOf(OF_ALL);
        if (call.getRequestBody() != null) {
            problems.addAll(OF_A_BODY);
            if (call.getRequestBody().getContent().hasMediaType("application/json")) {
                problems.addAll(OF_JSON);
            }
        }
        if (call.getParameters() != null && call.getParameters().stream().anyMatch(CommonProblems::canBeWrong)) {
            problems.add(Problem.INVALID);
        }
        return problems;
    }

    private static boolean canBeWrong(Parameter parameter) {
        return parameter.getIn() == Parameter.In.QUERY
                && !parameter.getSchema().getType().contains(SchemaType.BOOLEAN);
    }
}
